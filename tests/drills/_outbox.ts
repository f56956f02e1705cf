/** The outbox alone, as a process that can be killed: `node _outbox.ts FOLDER INSTANT`. It delivers until it is ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import * as notices from '#lib/server/notice/notices.ts';
import { openWorld, type World } from '#lib/server/world.ts';

/** A world of real settings on a folder's data, whose clock begins at an instant. */
export async function outboxWorld(folder: string, at: number): Promise<World> {
	const began = performance.now();
	const world = await openWorld({ ...process.env, DATABASE_URL: '', DATA_DIR: folder });
	return { ...world, now: () => Math.floor(at + performance.now() - began) };
}

if (import.meta.main) {
	const [folder = '', at = ''] = process.argv.slice(2);
	const world = await outboxWorld(folder, Number(at));
	console.log('delivering');
	for (;;) if ((await notices.deliver(world)) === 0) await sleep(20);
}
