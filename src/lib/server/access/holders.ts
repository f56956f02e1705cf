/** Who has a victim's case now, when that advocate is at work, and who stands in when not. */
import { sql } from 'kysely';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import { nextRead, type NextRead, type Rota } from '#lib/domain/advocate/next-read.ts';
import type { Db, In, Trx } from '#lib/server/database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import { isWalled } from './sights.ts';
import * as workingHours from '#lib/server/team/working-hours.ts';

export type Holder = {
	readonly person: PersonId;
	/** The assignment that gave her this advocate: what she opens is opened to that one. */
	readonly seq: number;
	readonly team: string;
	readonly name?: string;
};

/** The advocate who has her case, by name; nothing while nobody has it. */
export async function holderOf(
	db: Db | Trx,
	keys: Keys,
	participation: ParticipationId
): Promise<Holder | undefined> {
	const row = await db
		.selectFrom('assignments as mine')
		.innerJoin('participations', 'participations.id', 'mine.participation_id')
		.select(['mine.person_id as person', 'mine.seq', 'mine.team'])
		.where('mine.participation_id', '=', participation)
		.where('mine.ended_at', 'is', null)
		.where((where) => where.not(isWalled(where)))
		.executeTakeFirst();
	const name = row && (await people.contactOf(db, keys, row.person))?.name;
	return row && { ...row, ...(name ? { name } : {}) };
}

/** By what her page says to whom she opens something: another advocate in between has another mark, and is opened nothing. */
export function markOf(keys: Keys, { seq }: Pick<Holder, 'seq'>): string {
	return indexOf(keys, 'advocate', String(seq)).slice(0, 16);
}

/** Whether this one stands in, now and in the same team, for the advocate of `mine`. */
export function isCoveredBy<All, Read extends keyof All>(
	_: In<'mine', All, Read>,
	person: PersonId,
	now: Instant
) {
	return sql<boolean>`exists (
		select 1 from absences
		inner join team_members on team_members.person_id = absences.covered_by
		where absences.person_id = mine.person_id and absences.covered_by = ${person}
		and absences.starts_at <= ${now} and absences.ends_at > ${now}
		and team_members.team = mine.team)`;
}

const farthest = 92 * 24 * 60 * 60_000;

/** When a message to this advocate is read next. */
export async function nextReadBy(
	db: Db | Trx,
	{ person, team }: Holder,
	now: Instant
): Promise<NextRead> {
	const span = { from: now, to: now + farthest };
	const mates = await db
		.selectFrom('team_members')
		.select('person_id')
		.where('team', '=', team)
		.execute();
	const workOf = (who: PersonId | undefined) =>
		mates.some(({ person_id }) => person_id === who) && who
			? workingHours.shifts(db, { person: who, able: true }, span)
			: [];
	const away = await workingHours.absences(db, { person }, span);
	const rota: Rota = {
		shifts: await workingHours.shifts(db, { person, able: true }, span),
		away: await Promise.all(
			away.map(async ({ coveredBy, ...gone }) => ({ ...gone, cover: await workOf(coveredBy) }))
		)
	};
	return nextRead(rota, now);
}

/** Who is to be told of a new message now: her advocate, or whoever stands in and may come in. */
export async function readerNow(
	db: Db | Trx,
	{ person, team }: Pick<Holder, 'person' | 'team'>,
	now: Instant
): Promise<PersonId> {
	const row = await db
		.selectFrom('absences')
		.innerJoin('team_members', 'team_members.person_id', 'absences.covered_by')
		.innerJoin('people', 'people.id', 'absences.covered_by')
		.select('team_members.person_id as person')
		.where('absences.person_id', '=', person)
		.where('starts_at', '<=', now)
		.where('ends_at', '>', now)
		.where('team_members.team', '=', team)
		.where('people.paused_at', 'is', null)
		.executeTakeFirst();
	return row?.person ?? person;
}

/** The team that has the case at this place, for us to find who calls her; nothing where none has. Her page asks `her-advocate.ts`. */
export async function teamWith(
	db: Db | Trx,
	participation: ParticipationId | undefined
): Promise<string | undefined> {
	const row = await db
		.selectFrom('assignments')
		.select('team')
		.where('participation_id', '=', participation ?? ('' as ParticipationId))
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return row?.team;
}

export type Held = {
	readonly person: PersonId;
	readonly team: string;
	readonly participation: ParticipationId;
	readonly caseId: CaseId;
	readonly victim: PersonId;
};

/** Who has a case now, for which team, and whose it is. */
export async function heldBy(
	db: Db | Trx,
	participation: ParticipationId
): Promise<Held | undefined> {
	return db
		.selectFrom('assignments')
		.innerJoin('participations', 'participations.id', 'assignments.participation_id')
		.select(['assignments.person_id as person', 'assignments.team'])
		.select(['participations.id as participation', 'participations.case_id as caseId'])
		.select('participations.person_id as victim')
		.where('assignments.participation_id', '=', participation)
		.where('assignments.ended_at', 'is', null)
		.executeTakeFirst();
}

/** The change that is open at a place in a case, if there is one. */
export function openAt(trx: Db | Trx, participation: ParticipationId) {
	return trx
		.selectFrom('advocate_changes')
		.selectAll()
		.where('participation_id', '=', participation)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
}
