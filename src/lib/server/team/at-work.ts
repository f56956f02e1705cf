/** Whether somebody of staff is at work now, by their shifts, their absences and the hours of their team. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Hours } from '#lib/domain/reach/contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isAtWork } from '#lib/domain/team/shift.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as workTimes from './work-times.ts';

// A team that has planned nobody for so long keeps no rota.
const near = 14 * 24 * 60 * 60_000;

/** Whether this one is at work. */
export async function isThere(db: Db | Trx, { person }: Staff, now: Instant): Promise<boolean> {
	const team = await db
		.selectFrom('team_members')
		.leftJoin('teams', 'teams.id', 'team_members.team')
		.select(['team_members.team as id', 'teams.hours'])
		.where('team_members.person_id', '=', person)
		.executeTakeFirst();
	const span = { from: now - near, to: now + near };
	const planned = team ? await workTimes.shifts(db, { team: team.id }, span) : [];
	return isAtWork(
		{
			shifts: planned.length > 0 ? planned.filter((one) => one.person === person) : undefined,
			absences: await workTimes.absences(db, { person }),
			hours: team?.hours ? (JSON.parse(team.hours) as readonly Hours[]) : []
		},
		now
	);
}
