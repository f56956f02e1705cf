/** Whose case is not for somebody of staff at all: of the other side (decision 0034), or another team's. */
import { sql, type RawBuilder } from 'kysely';
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import type { Db, In, Trx } from '#lib/server/database.ts';
import * as places from '#lib/server/people/places.ts';
import { facing } from './sights.ts';

/** Whether this one of us, or anybody of the same team, was given the other side and not this one before. */
export function isOtherSideFor<All, Read extends keyof All>(
	_: In<'participations', All, Read>,
	{ person }: Staff
) {
	const isOurs = (table: 'other' | 'first') => {
		const [who, team] = [sql.ref(`${table}.person_id`), sql.ref(`${table}.team`)];
		return sql`(${who} = ${person}
			or ${team} in (select team from team_members where person_id = ${person}))`;
	};
	return sql<boolean>`exists (
		select 1 from ${facing}
		inner join assignments as other on other.participation_id = facing.id
		where ${isOurs('other')} and not exists (
			select 1 from assignments as first
			where first.participation_id = participations.id and first.seq < other.seq
			and ${isOurs('first')}))`;
}

/**
 * In SQL, of a row of `calls`: whether it is a call of the other side of what this very person was given, and not this
 * side before. Colleagues make it, for somebody has to (decision 0042).
 */
export function isCallOverTheWall(person: PersonId | RawBuilder<unknown>): RawBuilder<boolean> {
	const given = sql`assignments as other
		inner join participations as theirs on theirs.id = other.participation_id`;
	const against = (
		joined: RawBuilder<unknown>
	) => sql`select participations.person_id from ${given} ${joined}
		where other.person_id = ${person} and participations.id <> other.participation_id
		and not exists (
			select 1 from assignments as first
			where first.participation_id = participations.id and first.person_id = ${person}
			and first.seq < other.seq)`;
	// Two questions that each follow an index: a list asks this of every call.
	return sql<boolean>`(calls.person_id is not null and calls.person_id in (
		${against(sql`inner join suspects on suspects.case_id = theirs.case_id
			inner join victims on victims.party_index = suspects.party_index
			inner join participations on participations.id = victims.participation_id`)}
		union all
		${against(sql`inner join victims on victims.participation_id = other.participation_id
			inner join suspects on suspects.party_index = victims.party_index
			inner join participations on participations.case_id = suspects.case_id`)}))`;
}

/** Whether a victim is on the other side of what this one of us was given. */
export async function isBetween(db: Db | Trx, staff: Staff, victim: PersonId): Promise<boolean> {
	const place = await places
		.all(db)
		.where('person_id', '=', victim)
		.where((where) => isOtherSideFor(where, staff))
		.executeTakeFirst();
	return place !== undefined;
}

/** Whether another team than this one's has the case now. */
export function isAnotherTeamsFor<All, Read extends keyof All>(
	_: In<'participations', All, Read>,
	{ person }: Staff
) {
	return sql<boolean>`exists (
		select 1 from assignments as held
		where held.participation_id = participations.id and held.ended_at is null
		and held.team not in (select team from team_members where person_id = ${person}))`;
}

/** Whether another team has a case now. */
export async function isOfAnotherTeam(
	db: Db | Trx,
	staff: Staff,
	participation: ParticipationId
): Promise<boolean> {
	const place = await places
		.all(db)
		.where('participations.id', '=', participation)
		.where((where) => isAnotherTeamsFor(where, staff))
		.executeTakeFirst();
	return place !== undefined;
}
