/** Who has a victim's case now, when that advocate is at work, and who stands in when not. */
import { sql } from 'kysely';
import type { ParticipationId, PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { nextRead, type NextRead, type Rota, type Span } from '#lib/domain/next-read.ts';
import type { Db, Trx } from './database.ts';
import type { Keys } from './keys.ts';
import * as people from './people.ts';
import { isWalled } from './sights.ts';

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
		.where(({ not }) => not(isWalled))
		.executeTakeFirst();
	const name = row && (await people.contactOf(db, keys, row.person))?.name;
	return row && { ...row, ...(name ? { name } : {}) };
}

/** In SQL, of a row `mine` of `assignments`: whether somebody of the same team stands in for its advocate now. */
export function isCoveredBy(person: PersonId, now: Instant) {
	return sql<boolean>`exists (
		select 1 from absences
		inner join team_members on team_members.person_id = absences.covered_by
		where absences.person_id = mine.person_id and absences.covered_by = ${person}
		and absences.starts_at <= ${now} and absences.ends_at > ${now}
		and team_members.team = mine.team)`;
}

const farthest = 100;

/** When a message to this advocate is read next. */
export async function nextReadBy(
	db: Db | Trx,
	{ person, team }: Holder,
	now: Instant
): Promise<NextRead> {
	const away = await db
		.selectFrom('absences')
		.leftJoin('team_members', 'team_members.person_id', 'absences.covered_by')
		.select(['starts_at', 'ends_at', 'covered_by', 'team_members.team'])
		.where('absences.person_id', '=', person)
		.where('ends_at', '>', now)
		.orderBy('starts_at')
		.limit(farthest)
		.execute();
	const rota: Rota = {
		shifts: await shiftsOf(db, person, now),
		away: await Promise.all(
			away.map(async ({ starts_at: from, ends_at: to, covered_by, team: theirs }) => ({
				from,
				to,
				cover: covered_by && theirs === team ? await shiftsOf(db, covered_by, now) : []
			}))
		)
	};
	return nextRead(rota, now);
}

async function shiftsOf(db: Db | Trx, person: PersonId, now: Instant): Promise<Span[]> {
	return db
		.selectFrom('shifts')
		.select(['starts_at as from', 'ends_at as to'])
		.where('person_id', '=', person)
		.where('ends_at', '>', now)
		.orderBy('starts_at')
		.limit(farthest)
		.execute();
}

/** Who is to be told of a new message now: her advocate, or whoever stands in. */
export async function readerNow(
	db: Db | Trx,
	{ person, team }: Pick<Holder, 'person' | 'team'>,
	now: Instant
): Promise<PersonId> {
	const row = await db
		.selectFrom('absences')
		.innerJoin('team_members', 'team_members.person_id', 'absences.covered_by')
		.select('team_members.person_id as person')
		.where('absences.person_id', '=', person)
		.where('starts_at', '<=', now)
		.where('ends_at', '>', now)
		.where('team_members.team', '=', team)
		.executeTakeFirst();
	return row?.person ?? person;
}
