/** Whether somebody of staff is at work now, by their shifts, their absences and the hours of their team. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Hours } from '#lib/domain/contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isAtWork, type Span } from '#lib/domain/shift.ts';
import type { Db, Trx } from './database.ts';

// A team that has planned nobody for so long keeps no rota.
const near = 14 * 24 * 60 * 60_000;

/** Whether this one is at work. */
export async function isThere(db: Db | Trx, { person }: Staff, now: Instant): Promise<boolean> {
	const shifts = await db
		.selectFrom('shifts')
		.innerJoin('team_members', 'team_members.team', 'shifts.team')
		.select(['shifts.person_id', 'shifts.starts_at', 'shifts.ends_at'])
		.where('team_members.person_id', '=', person)
		.where('shifts.starts_at', '<', now + near)
		.where('shifts.ends_at', '>', now - near)
		.execute();
	const absences = await db
		.selectFrom('absences')
		.select(['starts_at', 'ends_at'])
		.where('person_id', '=', person)
		.execute();
	const own = shifts.filter(({ person_id }) => person_id === person).map(spanOf);
	return isAtWork(
		{
			shifts: shifts.length > 0 ? own : undefined,
			absences: absences.map(spanOf),
			hours: await hoursOf(db, person)
		},
		now
	);
}

async function hoursOf(db: Db | Trx, person: Staff['person']): Promise<readonly Hours[]> {
	const team = await db
		.selectFrom('teams')
		.innerJoin('team_members', 'team_members.team', 'teams.id')
		.select('teams.hours')
		.where('team_members.person_id', '=', person)
		.executeTakeFirst();
	return team ? (JSON.parse(team.hours) as readonly Hours[]) : [];
}

function spanOf({ starts_at, ends_at }: { starts_at: Instant; ends_at: Instant }): Span {
	return { from: starts_at, to: ends_at };
}
