/** The ways in which she wants to be told that something is new, sealed. */
import type { ParticipationId, PersonId, Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import {
	aboutEverything,
	noTimes,
	type NoticeWay,
	type ToldAbout,
	type ToldTimes
} from '#lib/domain/reach/notice-way.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { unsealField } from '#lib/server/vault/seals.ts';
import type { Row } from '#lib/server/tables.ts';
import { ofHers } from '#lib/server/people/places.ts';

export type Told = {
	readonly ways: readonly NoticeWay[];
	readonly times: ToldTimes;
	readonly about: ToldAbout;
};
const nothing: Told = { ways: [], times: noTimes, about: aboutEverything };

/** What she chose, for herself; nothing for a view that may not be hers alone. */
export async function readFor(db: Db | Trx, keys: Keys, victim: Victim): Promise<Told> {
	if (victim.level !== 'full') return nothing;
	return openedAt(db, keys, victim.participation, victim.person);
}

/** What a person chose, wherever her place is; only for what is about to be sent to her. */
export async function ofPerson(db: Db | Trx, keys: Keys, person: PersonId): Promise<Told> {
	const place = await db
		.selectFrom('participations')
		.select('id')
		.where('person_id', '=', person)
		.executeTakeFirst();
	if (!place) return nothing;
	return openedAt(db, keys, place.id, person);
}

/** The one read of where she is written to, scoped by whose place it is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, place: Pick<Victim, 'participation' | 'person'>) {
	return db
		.selectFrom('notice_ways')
		.innerJoin('participations', 'participations.id', 'notice_ways.participation_id')
		.selectAll('notice_ways')
		.$call(ofHers(place))
		.orderBy('notice_ways.asked_at');
}

/** The names of the ways a person chose and has shown to reach her, for what goes by each of them. */
export async function namesOf(trx: Db | Trx, person: PersonId): Promise<string[]> {
	const rows = await trx
		.selectFrom('notice_ways')
		.innerJoin('participations', 'participations.id', 'notice_ways.participation_id')
		.select('notice_ways.id')
		.where('participations.person_id', '=', person)
		.where('notice_ways.proven_at', 'is not', null)
		.orderBy('notice_ways.asked_at')
		.execute();
	return rows.map(({ id }) => id);
}

/** The ways she has tried since a moment whose message the other side would not take: most were mistyped. */
export async function refusedTries(
	db: Db | Trx,
	{ person }: Pick<Victim, 'person'>,
	since: Instant
): Promise<string[]> {
	const rows = await db
		.selectFrom('notices')
		.select('facts')
		.where('kind', '=', 'way-check')
		.where('source', '=', 'way-check')
		.where('owed_at', '>=', since)
		.where('person_id', '=', person)
		.where('ended_why', '=', 'dropped')
		.execute();
	return rows.flatMap(({ facts }) => (JSON.parse(facts) as { readonly way?: string }).way ?? []);
}

/** Takes away all that was chosen at a place: whoever came in by a paper may not have been her. */
export async function drop(trx: Trx, participation: ParticipationId): Promise<void> {
	for (const table of ['notice_ways', 'notice_times'] as const)
		await trx.deleteFrom(table).where('participation_id', '=', participation).execute();
}

/** Takes away a way that leads nowhere any more, as the other side has said. */
export async function remove(db: Db | Trx, id: string): Promise<void> {
	await db.deleteFrom('notice_ways').where('id', '=', id).execute();
}

async function openedAt(
	db: Db | Trx,
	keys: Keys,
	participation: ParticipationId,
	person: PersonId
): Promise<Told> {
	const rows = await scopedTo(db, { participation, person }).execute();
	const times = await db
		.selectFrom('notice_times')
		.selectAll()
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	const ring = rows.length > 0 || times ? await keyrings.find(db, keys, participation) : undefined;
	return {
		ways: rows.map((row) => opened(keys, ring, row)),
		times: times
			? (JSON.parse(
					unsealField(keys, ring, fields.noticeTimes, participation, times.times_sealed)
				) as ToldTimes)
			: noTimes,
		about: times?.about ?? aboutEverything
	};
}

function opened(keys: Keys, ring: keyrings.Ring | undefined, row: Row<'notice_ways'>): NoticeWay {
	const { id, way, asked_at: askedAt, proven_at: provenAt } = row;
	const leads = JSON.parse(
		unsealField(keys, ring, fields.noticeAddress, id, row.address_sealed)
	) as Pick<NoticeWay, 'address' | 'word'>;
	return { id, way, ...leads, askedAt, ...(provenAt === null ? {} : { provenAt }) };
}
