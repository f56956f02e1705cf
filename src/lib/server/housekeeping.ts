/** What is done every few seconds and every hour while the service runs. */
import * as drafts from './drafts.ts';
import * as quarantine from './quarantine.ts';
import * as notices from './notices.ts';
import { purge } from './retention.ts';
import type { World } from './world.ts';

const oftenMs = 3000;
const seldomMs = 60 * 60 * 1000;

/** Starts the rounds; the answer stops them and waits for the one under way. */
export function keepHouse(world: World): () => Promise<void> {
	let round = Promise.resolve();
	let seldomAt = 0;
	const timer = setInterval(() => {
		round = round
			.then(async () => {
				await notices.deliver(world);
				if (world.now() < seldomAt) return;
				seldomAt = world.now() + seldomMs;
				await quarantine.forget(world.db, world.now());
				await drafts.forget(world.db, world.now());
				await purgeOld(world);
			})
			.catch(() => world.log.error('a round of housekeeping broke off', { kind: 'housekeeping' }));
	}, oftenMs);
	timer.unref();
	return async () => {
		clearInterval(timer);
		await round;
	};
}

async function purgeOld({ db, log, now }: World): Promise<void> {
	for (const [kind, count] of Object.entries(await purge(db, now())))
		if (count > 0) log.info('destroyed what was kept long enough', { kind, count });
}
