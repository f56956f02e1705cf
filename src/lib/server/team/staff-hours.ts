/** When somebody of staff is at work, by what was written down: nobody is told of anything while they are off. */
import type { PersonId, StaffRole } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';

/** After so long it is looked again, where nobody has written down when they work next. */
const again = 60 * 60_000;

/**
 * The next instant at which one person, or anybody of a role, is at work: now, where they are, and where nobody ever wrote
 * down when they work.
 */
export async function nextAtWork(
	db: Db,
	to: { readonly person: PersonId } | { readonly role: StaffRole },
	now: Instant
): Promise<Instant> {
	const all = shifts(db, to);
	if (!(await all.limit(1).executeTakeFirst())) return now;
	const open = await all
		.where('shifts.ends_at', '>', now)
		.where('people.paused_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('absences')
						.select('absences.id')
						.whereRef('absences.person_id', '=', 'shifts.person_id')
						.whereRef('absences.starts_at', '<=', 'shifts.starts_at')
						.whereRef('absences.ends_at', '>', 'shifts.starts_at')
				)
			)
		)
		.orderBy('shifts.starts_at')
		.limit(1)
		.executeTakeFirst();
	return open ? Math.max(now, open.starts_at) : now + again;
}

function shifts(db: Db, to: { readonly person: PersonId } | { readonly role: StaffRole }) {
	const all = db
		.selectFrom('shifts')
		.innerJoin('people', 'people.id', 'shifts.person_id')
		.select('shifts.starts_at');
	return 'person' in to
		? all.where('shifts.person_id', '=', to.person)
		: all.where('people.role', '=', to.role);
}
