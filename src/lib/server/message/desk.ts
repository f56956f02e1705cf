/** The desk's side of the messages: for the advocate a victim opened them to, and whoever stands in; for nobody else. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as auditLists from '#lib/server/audit/lists.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as names from '#lib/server/people/names.ts';
import * as people from '#lib/server/people/people.ts';
import { isAtRest, isWalled } from '#lib/server/access/sights.ts';
import { isCoveredBy } from '#lib/server/access/holders.ts';
import * as rows from './rows.ts';
import * as waiting from './waiting.ts';
import type { Row } from '#lib/server/tables.ts';
import * as alarm from '#lib/server/call/alarm.ts';
import * as conflicts from '#lib/server/access/conflicts.ts';

/**
 * The one read of whose messages are open to somebody here; its SQL is held by a test. Open by her to this very
 * assignment, not resting, not of the other side, and the reader is the advocate or stands in for them now.
 */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return db
		.selectFrom('assignments as mine')
		.innerJoin('participations', 'participations.id', 'mine.participation_id')
		.innerJoin('message_access', 'message_access.participation_id', 'participations.id')
		.innerJoin('people', 'people.id', 'participations.person_id')
		.select(['participations.id as participation', 'participations.person_id as person'])
		.select(['participations.case_id as caseId', 'people.language', 'mine.team'])
		.select('mine.person_id as advocate')
		.where('mine.ended_at', 'is', null)
		.whereRef('message_access.seq', '=', 'mine.seq')
		.where('message_access.closed_at', 'is', null)
		.where((where) =>
			where.or([where('mine.person_id', '=', staff.person), isCoveredBy(where, staff.person, now)])
		)
		.where((where) =>
			where.not(
				where.or([isAtRest(where), isWalled(where), conflicts.isOtherSideFor(where, staff)])
			)
		);
}

type Place = {
	readonly participation: ParticipationId;
	readonly person: PersonId;
	readonly caseId: CaseId;
	readonly language: Language;
	readonly team: string;
	readonly advocate: PersonId;
};

export type OnList = {
	readonly participation: ParticipationId;
	readonly name?: string;
	readonly language: Language;
	/** What waits for an answer, where anything does. */
	readonly waiting?: waiting.Waiting;
	/** When the last one was written, by whomever. */
	readonly lastAt?: Instant;
	/** Whether this one of us only stands in. */
	readonly isCover: boolean;
};

/** Whose messages somebody here may read, those that have waited longest first; that a line was shown is written down once a day. */
export async function listFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<OnList[]> {
	return transaction(db, async (trx) => {
		const places = await scopedTo(trx, staff, now).execute();
		const day = { since: instantOf(dayOf(now)), now };
		await auditLists.writeOnceEach(trx, keys, places.map(audit.inCase), staff, 'line-listed', day);
		const waits = await waiting.ofEach(trx, places);
		const last = await rows.lastOfEach(trx, places);
		const people = places.map(({ person }) => person);
		const nameOf = await names.ofPeople(trx, keys, people);
		const lines = places.map(({ participation, person, language, advocate }) => {
			const [name, lastAt] = [nameOf.get(person), last.get(participation)];
			const found = waits.get(participation);
			return {
				...{ participation, language, isCover: advocate !== staff.person },
				...(name ? { name } : {}),
				...(found ? { waiting: found } : {}),
				...(lastAt === undefined ? {} : { lastAt })
			};
		});
		return lines.toSorted(
			(a, b) =>
				(a.waiting?.since ?? Infinity) - (b.waiting?.since ?? Infinity) ||
				(b.lastAt ?? 0) - (a.lastAt ?? 0)
		);
	});
}

/** How many messages wait for somebody here to answer, and of how many people. */
export async function waitingFor(
	db: Db,
	staff: Staff,
	now: Instant
): Promise<{ readonly people: number; readonly messages: number }> {
	const found = await waiting.ofEach(db, await scopedTo(db, staff, now).execute());
	const messages = [...found.values()].reduce((sum, { count }) => sum + count, 0);
	return { people: found.size, messages };
}

export type Thread = Omit<OnList, 'waiting' | 'lastAt'> & {
	readonly messages: readonly rows.Message[];
	/** Which of them wait for an answer. */
	readonly waiting: ReadonlySet<string>;
	/** What stands for them as they are shown. */
	readonly live: string;
};

/** What was said with one victim; that it was read is kept, for her to see. Nothing when it is not open to this one of us. */
export async function readFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Thread | undefined> {
	return transaction(db, async (trx) => {
		const place = await find(trx, keys, staff, participation, now);
		if (!place) return undefined;
		const said = await rows
			.ofPlace(trx, participation)
			// What she wrote to another team stays with that team.
			.where('team', '=', place.team)
			.execute();
		const messages = await rows.opened(trx, keys, participation, said);
		await rows.markRead(trx, said, 'hers', now);
		await audit.write(trx, keys, audit.inCase(place), staff, 'messages-read', now);
		const name = (await people.contactOf(trx, keys, place.person))?.name;
		return {
			participation,
			language: place.language,
			isCover: place.advocate !== staff.person,
			messages,
			waiting: await waiting.idsAt(trx, place),
			live: markOf(keys, participation, said),
			...(name ? { name } : {})
		};
	});
}

/** Writes to her; false when it is not open to this one of us. The same form posted again adds nothing. */
export async function send(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ participation, ...writing }: rows.Writing & { readonly participation: ParticipationId },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const found = await find(trx, keys, staff, participation, now);
		if (!found) return false;
		await lock(trx, [found.caseId]);
		// Looked at again: she may have closed it meanwhile.
		const place = await find(trx, keys, staff, participation, now);
		if (!place) return false;
		const isFirst = (await rows.unread(trx, participation, 'ours')) === 0;
		const { team } = place;
		const told = { ...writing, participation, side: 'ours', by: staff.person, team } as const;
		if (!(await rows.add(trx, keys, told, now))) return true;
		await waiting.answer(trx, place, now);
		await audit.write(trx, keys, audit.inCase(place), staff, 'message-written', now);
		const notice = { kind: 'something-new', person: place.person, facts: {} } as const;
		if (isFirst) await notices.owe(trx, notice, now);
		return true;
	});
}

/** Somebody fears for her now: the supervisors of the team are told. The worry; nothing when it is not open to this one of us. */
export async function worry(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<string | undefined> {
	return transaction(db, async (trx) => {
		const place = await find(trx, keys, staff, participation, now);
		if (!place) return undefined;
		return alarm.raise(trx, keys, staff, { team: place.team, participation }, now);
	});
}

/** What stands for the messages with one victim at this moment; nothing when they are not open to this one of us. */
export async function markFor(
	db: Db,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<string | undefined> {
	const place = await placeOf(db, staff, participation, now);
	if (!place) return undefined;
	const said = await rows.ofPlace(db, participation).where('team', '=', place.team).execute();
	return markOf(keys, participation, said);
}

type Said = Pick<Row<'messages'>, 'side' | 'written_at' | 'read_at'>;

// As it is once what she wrote has been shown.
function markOf(keys: Keys, participation: ParticipationId, said: readonly Said[]): string {
	const isNew = ({ side, read_at }: Said) => side === 'ours' && read_at === null;
	const last = Math.max(0, ...said.map(({ written_at }) => written_at));
	const read = said.filter((one) => !isNew(one)).length;
	return rows.markOf(keys, participation, { many: said.length, last, read });
}

/** Whether her messages are open to somebody here. */
export async function mayRead(
	db: Db,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	const place = await placeOf(db, staff, participation, now);
	return place !== undefined;
}

/** One place that is open to somebody here; that it was asked for in vain is written down in their own chain. */
export async function find(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	participation: ParticipationId,
	now: Instant
): Promise<Place | undefined> {
	const place = await placeOf(trx, staff, participation, now);
	if (!place) await audit.write(trx, keys, `person:${staff.person}`, staff, 'refused', now);
	return place;
}

function placeOf(db: Db | Trx, staff: Staff, participation: ParticipationId, now: Instant) {
	return scopedTo(db, staff, now).where('participations.id', '=', participation).executeTakeFirst();
}
