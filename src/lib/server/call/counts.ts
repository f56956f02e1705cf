/** How many calls one of us may work on: in all, due by now, late, and those that nobody has. */
import { sql } from 'kysely';
import type { Staff } from '#lib/domain/actor.ts';
import { half } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import { scopedTo } from './scopes.ts';

export type Counts = {
	readonly all: number;
	/** Promised for the next half hour or before, or about safety. */
	readonly due: number;
	readonly late: number;
	/** Whoever comes first takes them. */
	readonly free: number;
};

/** Whether a promise to her is broken, as `lateSince` judges it. */
export function isLate(now: Instant) {
	return sql<boolean>`(late_since is not null
		or (promised_from < promised_to and promised_to <= ${now}))`;
}

/** How many of each, listed or not. */
export async function countsFor(db: Db, staff: Staff, now: Instant): Promise<Counts> {
	const { all, due, late, free } = await scopedTo(db, staff, now)
		.clearSelect()
		.select(({ fn }) => [
			fn.countAll().as('all'),
			sql`count(case when ${isLate(now)} or kind = 'safety' or promised_from <= ${now + half} then 1 end)`.as(
				'due'
			),
			sql`count(case when ${isLate(now)} then 1 end)`.as('late'),
			sql`count(case when taken_by is null then 1 end)`.as('free')
		])
		.executeTakeFirstOrThrow();
	return { all: Number(all), due: Number(due), late: Number(late), free: Number(free) };
}
