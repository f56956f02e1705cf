/** What housekeeping destroys, and on which day. */
import { purge, type Purged } from '#lib/server/keep/retention.ts';
import type { TestWorld } from '#tests/world/world.ts';

/** What a purge takes when the days since a moment are just over, a moment later, and run again. */
export async function aroundTheEnd(
	world: TestWorld,
	what: keyof Purged,
	days: number,
	from: Temporal.Instant
): Promise<number[]> {
	const end = from.add({ hours: 24 * days });
	const taken: number[] = [];
	for (const at of [end, end.add({ milliseconds: 1 }), end.add({ milliseconds: 1 })]) {
		world.setNow(at.toString());
		taken.push((await purge(world.db, world.now()))[what]);
	}
	return taken;
}
