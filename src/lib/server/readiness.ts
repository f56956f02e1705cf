/** Whether this process can do its work: asked by a load balancer before it sends anyone here. */
import path from 'node:path';
import { missing } from './migrate.ts';
import { oldestWaiting } from '#lib/server/notice/notices.ts';
import type { World } from './world.ts';

type State = { readonly database: string; readonly migrations: string; readonly outbox: string };

// A notice older than this means that senders are down or the rounds have stopped.
const oldest = 10 * 60 * 1000;

/** `good`, or what is wrong, for each thing it needs. */
export async function readiness({ db, now, log }: World): Promise<State> {
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
		return { database: 'does not answer', migrations: 'not known', outbox: 'not known' };
	}
}
