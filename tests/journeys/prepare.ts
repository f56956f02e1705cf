/** Before the journeys: the invented people are made once; every town is a copy of this folder. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { firstNow, ours, root } from './town.ts';

/** Makes the folder, and gives what takes it away again. Playwright asks for a default export. */
export default async function prepare(): Promise<() => void> {
	if (!existsSync(path.join(root, 'build', 'handler.js')))
		throw new Error('The app is not built yet: npm run journeys builds it');
	const folder = mkdtempSync(path.join(tmpdir(), 'alongside-journeys-'));
	await ours(['scripts/prepare.ts'], { DATA_DIR: folder, ALONGSIDE_NOW: firstNow });
	process.env.JOURNEYS_FOLDER = folder;
	return () => rmSync(folder, { recursive: true, force: true });
}
