/** A place in memory for what tests write: none of it has to survive a power cut, and a disk is waited for. */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const memory = '/dev/shm';
/** What a whole run may write, in bytes, with room to spare: a container often has 64 MB there. */
const enough = 3 * 2 ** 30;

/** Makes all that is temporary lie in memory, for us and every child, until we end. Where there is no room nothing changes. */
export function writeToMemory() {
	if (!hasRoom()) return;
	const folder = mkdtempSync(path.join(memory, 'alongside-'));
	// PostgreSQL may run as another person, who has to pass through.
	chmodSync(folder, 0o711);
	process.env.TMPDIR = folder;
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

function hasRoom() {
	try {
		const { bavail, bsize } = statfsSync(memory);
		return bavail * bsize >= enough;
	} catch {
		// There is no such place here.
		return false;
	}
}
