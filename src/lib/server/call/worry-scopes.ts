/** Whose worry it is: the one who has her call, else her advocate, else who began it; and the supervisors of the team. */
import { expressionBuilder, sql } from 'kysely';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { isCoveredBy } from '#lib/server/access/holders.ts';
import { isOtherSideFor } from '#lib/server/access/conflicts.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import { wishesOf } from '#lib/server/reach/wishes.ts';
import type { Row, Tables } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/**
 * The first steps of the worries that are for one of us to see, over or not; the SQL is held by a test. Of the own team: all
 * for its supervisors; for an advocate those they began, those of whom they have the call or the case, and those of whom
 * they stand in for. One of a team without a supervisor who may come in is for every supervisor, or it would be nobody's.
 */
export function scopedTo(db: Db | Trx, { kind, person }: Staff, now: Instant) {
	const supervises = sql<boolean>`${kind} = 'supervisor'`;
	const led = sql`select 1 from team_members as lead inner join people on people.id = lead.person_id
		where lead.team = worries.team and people.role = 'supervisor' and people.paused_at is null`;
	const team = sql<boolean>`(worries.team in (select team from team_members where person_id = ${person})
		or worries.team is null and worries.by_person = ${person}
		or ${supervises} and (worries.team is null or not exists (${led})))`;
	const { exists, selectFrom } = expressionBuilder<Tables, 'worries'>();
	const hers = exists(
		selectFrom('assignments as mine')
			.select('mine.seq')
			.whereRef('mine.participation_id', '=', 'worries.participation_id')
			.where('mine.ended_at', 'is', null)
			.where((where) =>
				where.or([where('mine.person_id', '=', person), isCoveredBy(where, person, now)])
			)
	);
	const otherSide = exists(
		selectFrom('participations')
			.select('participations.id')
			.whereRef('participations.id', '=', 'worries.participation_id')
			.where((where) => isOtherSideFor(where, { kind, person }))
	);
	const called = sql<boolean>`exists (select 1 from calls
		where calls.id = worries.call_id and calls.state = 'taken'
		and (calls.taken_by = ${person} or exists (select 1 from absences
			where absences.person_id = calls.taken_by and absences.covered_by = ${person}
			and absences.starts_at <= ${now} and absences.ends_at > ${now})))`;
	return db
		.selectFrom('worries')
		.selectAll()
		.where('worries.seq', '=', 1)
		.where(team)
		.where(sql<boolean>`(${supervises} or worries.by_person = ${person} or ${hers} or ${called})`)
		.where(({ not }) => not(otherSide));
}

/**
 * Who has to act now, of those who can come in and are not away: who took it on last, else as things stand; nobody where
 * the supervisors of the team have to.
 */
export async function ownerOf(
	db: Db | Trx,
	{ worry, participation_id, call_id, by_person, team }: Row<'worries'>,
	now: Instant
): Promise<PersonId | undefined> {
	const took = await db
		.selectFrom('worries')
		.select('by_person')
		.where('worry', '=', worry)
		.where('act', '=', 'taken')
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	const call = await db
		.selectFrom('calls')
		.select('taken_by')
		.where('id', '=', call_id)
		.where('state', '=', 'taken')
		.executeTakeFirst();
	const held = await db
		.selectFrom('assignments')
		.select('person_id')
		.where('participation_id', '=', participation_id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	for (const one of [took?.by_person, call?.taken_by, held?.person_id, by_person])
		if (one && (await canAct(db, one, team, now))) return one;
	return undefined;
}

async function canAct(
	db: Db | Trx,
	person: PersonId,
	team: string | null,
	now: Instant
): Promise<boolean> {
	const row = await db
		.selectFrom('people')
		.leftJoin('team_members', 'team_members.person_id', 'people.id')
		.select('people.id')
		.where('people.id', '=', person)
		.where('people.paused_at', 'is', null)
		.where(({ or, eb, lit }) => or([lit(team === null), eb('team_members.team', '=', team ?? '')]))
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('absences')
						.select('absences.id')
						.whereRef('absences.person_id', '=', 'people.id')
						.where('absences.starts_at', '<=', now)
						.where('absences.ends_at', '>', now)
				)
			)
		)
		.executeTakeFirst();
	return row !== undefined;
}

/** Her name and language: of her place, or as it was said for the call. */
export async function knownOf(
	db: Db | Trx,
	keys: Keys,
	{ participation_id, call_id }: Row<'worries'>
): Promise<{ readonly name?: string | undefined; readonly language?: string }> {
	const place = participation_id
		? await db
				.selectFrom('participations')
				.select('person_id')
				.where('id', '=', participation_id)
				.executeTakeFirst()
		: undefined;
	const person = place?.person_id;
	const own = person ? { language: await people.languageOf(db, person) } : {};
	const name = person ? (await people.contactOf(db, keys, person))?.name : undefined;
	if (name || !call_id) return { ...own, name };
	const call = await db
		.selectFrom('calls')
		.selectAll()
		.where('id', '=', call_id)
		.executeTakeFirst();
	const wishes = call && (await wishesOf(db, keys, call));
	return { ...(wishes ? { language: wishes.language, name: wishes.name } : {}), ...own };
}
