/** How a team kept its word to those who asked for a call: counts and lengths of time, of nobody by name. */
import { sql } from 'kysely';
import type { Instant } from '#lib/domain/event.ts';
import type { TeamId } from '#lib/domain/team/team.ts';
import type { Db } from '#lib/server/database.ts';
import { isLate } from './counts.ts';

export type Kept = {
	readonly asked: number;
	readonly spoken: number;
	/** How many were promised a time at which nobody rang, whether or not somebody had taken the call. */
	readonly missed: number;
	/** How long half of those who were spoken to waited from when they asked, at most; nothing where nobody was. Milliseconds. */
	readonly half: number | undefined;
	readonly longest: number | undefined;
};

const fourWeeks = 28 * 24 * 60 * 60_000;

/** What a team promised in the last four weeks, and what came of it. */
export async function keptIn(db: Db, team: TeamId, now: Instant): Promise<Kept> {
	const stepAt = (step: string) => sql<Instant | null>`(select min(at) from call_steps
		where call_steps.call_id = calls.id and call_steps.step = ${step})`;
	const rows = await db
		.selectFrom('calls')
		.select('asked_at')
		.select([stepAt('spoke').as('spoke'), stepAt('missed').as('missed')])
		.select(
			sql<number>`case when state in ('asked', 'taken') and ${isLate(now)} then 1 else 0 end`.as(
				'late'
			)
		)
		.where('team', '=', team)
		.where('kind', '=', 'call')
		.where('asked_at', '>', now - fourWeeks)
		.execute();
	const waits = rows
		.flatMap(({ asked_at, spoke }) => (spoke === null ? [] : Number(spoke) - asked_at))
		.toSorted((a, b) => a - b);
	return {
		asked: rows.length,
		spoken: waits.length,
		missed: rows.filter(({ missed, late }) => missed !== null || Number(late) === 1).length,
		half: waits[Math.ceil(waits.length / 2) - 1],
		longest: waits.at(-1)
	};
}
