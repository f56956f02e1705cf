/** Whether this process can do its work: asked by a load balancer before it sends anyone here. */
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { missing } from './migrate.ts';
import { oldestWaiting } from '#lib/server/notice/notices.ts';
import type { World } from './world.ts';

type Stored = Readonly<Record<'database' | 'migrations' | 'outbox', string>>;
type State = Stored & { readonly disk: string };

// A notice older than this means that senders are down or the rounds have stopped.
const oldest = 10 * 60 * 1000;

// With less it is soon too late to write down who left, and who asked for a call.
const leastSpace = 64 * 2 ** 20;
/** How long the database may take, in milliseconds: whoever asks wants to know now. */
const patience = 2000;
const silent: Stored = {
	database: 'does not answer',
	migrations: 'not known',
	outbox: 'not known'
};

/** `good`, or what is wrong, for each thing it needs; the folder is where its files lie. */
export async function readiness(world: World, folder: string): Promise<State> {
	const late = sleep(patience, silent, { ref: false });
	return { ...(await Promise.race([stored(world), late])), disk: await disk(folder) };
}

/** How many bytes are left where a folder lies. */
export async function spaceLeft(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

async function disk(folder: string): Promise<string> {
	const space = await spaceLeft(folder);
	return space >= leastSpace ? 'good' : `${Math.floor(space / 2 ** 20)} MB left`;
}

async function stored({ db, now, log }: World): Promise<Stored> {
	try {
		const waiting = await oldestWaiting(db, now());
		const lacking = await missing(db, path.resolve('migrations'));
		return {
			database: 'good',
			migrations: lacking.length === 0 ? 'good' : `missing ${lacking.length}`,
			outbox: waiting <= oldest ? 'good' : `oldest waits ${Math.round(waiting / 60_000)} minutes`
		};
	} catch {
		log.error('the database does not answer', { kind: 'readiness' });
		return silent;
	}
}
