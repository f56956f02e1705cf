/** Who is at work and who is away, as it is kept. */
import type { PersonId } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { World } from '#lib/server/world.ts';

type Kept = Pick<World, 'db'>;
type Somebody = { readonly person: PersonId };
type Span = { readonly from: Instant; readonly to: Instant };

/** From one time to another of a day, as a clock on a wall in London shows them. */
export function hours(day: Day, from = '09:00', to = '17:00'): Span {
	return { from: instantOf(day, from), to: instantOf(day, to) };
}

/** Somebody works for a team, and when; the id of the shift. */
export async function works(
	{ db }: Kept,
	{ person }: Somebody,
	{ from, to }: Span,
	team = 'east'
): Promise<string> {
	const id = newId();
	await db
		.insertInto('shifts')
		.values({ id, person_id: person, team, starts_at: from, ends_at: to })
		.execute();
	return id;
}

/** Where a team has a rota somebody is on it, and can be given a case. */
export async function isOnTheRota(
	world: Kept & { readonly now: () => Instant },
	somebody: Somebody,
	team = 'east'
): Promise<void> {
	const planned = await world.db
		.selectFrom('shifts')
		.select('id')
		.where('team', '=', team)
		.execute();
	const from = world.now();
	if (planned.length > 0) await works(world, somebody, { from, to: from + 3_600_000 }, team);
}

/** Somebody is away, and another may stand in. */
export async function isAway(
	{ db }: Kept,
	{ person }: Somebody,
	{ from, to }: Span,
	covered?: Somebody
): Promise<void> {
	const away = { id: newId(), person_id: person, covered_by: covered?.person ?? null };
	await db
		.insertInto('absences')
		.values({ ...away, starts_at: from, ends_at: to })
		.execute();
}
