/** Whose contacts somebody of staff may note and read: the one place that says so, in SQL. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { expressionBuilder, sql } from 'kysely';
import { hadCall } from '#lib/server/call/scopes.ts';
import * as rows from './rows.ts';
import type { Db, In, Trx } from '#lib/server/database.ts';
import type { Tables } from '#lib/server/tables.ts';
import * as places from '#lib/server/people/places.ts';
import { isAtRest, isWalled } from '#lib/server/access/sights.ts';
import { isCoveredBy } from '#lib/server/access/holders.ts';
import { isOtherSideFor } from '#lib/server/access/conflicts.ts';

/**
 * The places whose contacts this one may note: of whose case they hold, or stand in for, and of whose call they have taken
 * or made in the last week. To read, also those of a supervisor's own team. Never of the other side, never while her page
 * rests.
 */
export function placesFor(db: Db | Trx, staff: Staff, to: 'note' | 'read', now: Instant) {
	return places
		.all(db)
		.select('participations.added_at as began')
		.where((where) => where.not(where.or([isAtRest(where), isOtherSideFor(where, staff)])))
		.where((where) =>
			where.or([
				holds(where, staff, now),
				hadCall(where, staff, now),
				...(to === 'read' ? [supervises(staff)] : [])
			])
		);
}

/** Of which of these places this one may note now, and of which they may only read what is noted. */
export async function opensOf(
	trx: Trx,
	staff: Staff,
	ids: readonly ParticipationId[],
	now: Instant
): Promise<ReadonlyMap<ParticipationId, 'note' | 'read'>> {
	if (ids.length === 0) return new Map();
	const open = async (to: 'note' | 'read') => {
		const found = await placesFor(trx, staff, to, now)
			.where('participations.id', 'in', ids)
			.execute();
		return found.map(({ participation }) => [participation, to] as const);
	};
	return new Map([...(await open('read')), ...(await open('note'))]);
}

/** The notes of this one's own team that they may read: their own; those of a case they hold, stand in for or supervise. */
export function notesFor(db: Db | Trx, staff: Staff, now: Instant) {
	return rows
		.all(db)
		.innerJoin('participations', 'participations.id', 'contact_notes.participation_id')
		.where('contact_notes.team', 'in', (own) =>
			own.selectFrom('team_members').select('team').where('person_id', '=', staff.person)
		)
		.where((where) => where.not(where.or([isAtRest(where), isOtherSideFor(where, staff)])))
		.where((where) =>
			where.or([
				where('contact_notes.by_person', '=', staff.person),
				holds(where, staff, now),
				supervises(staff)
			])
		)
		.orderBy('contact_notes.written_at', 'desc')
		.orderBy('contact_notes.id');
}

/** Whether this one has the case now, or stands in for who has. */
export function holds<All, Read extends keyof All>(
	_: In<'participations', All, Read>,
	{ person }: Staff,
	now: Instant
) {
	const { exists, selectFrom } = expressionBuilder<Tables, 'participations'>();
	return exists(
		selectFrom('assignments as mine')
			.select('mine.seq')
			.whereRef('mine.participation_id', '=', 'participations.id')
			.where('mine.ended_at', 'is', null)
			.where((where) => where.not(isWalled(where)))
			.where((where) =>
				where.or([where('mine.person_id', '=', person), isCoveredBy(where, person, now)])
			)
	);
}

// As of the register of requests for notes (0044): the own team has the case, or noted something and no other team has it.
function supervises({ kind, person }: Staff) {
	const own = sql`(select team from team_members where person_id = ${person})`;
	const held = sql`select 1 from assignments as held
		where held.participation_id = participations.id and held.ended_at is null and held.team`;
	const noted = sql`select 1 from contact_notes as noted
		where noted.participation_id = participations.id and noted.team in ${own}`;
	return sql<boolean>`(${kind} = 'supervisor' and (exists (${held} in ${own})
		or exists (${noted}) and not exists (${held} not in ${own})))`;
}
