/** The facts of a case: added and never changed, read only by whom they concern. */
import type { ParticipationId, Victim } from '#lib/domain/actor.ts';
import {
	standing,
	type CaseId,
	type Day,
	type Event,
	type Instant,
	type Telling
} from '#lib/domain/event.ts';
import { entryOf, untaken } from '#lib/domain/case/own-entry.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { type Db, type Trx } from '#lib/server/database.ts';
import {
	eventIdOf,
	lastSeq,
	openedRows,
	placed,
	readRow,
	sealedFact,
	type Fact,
	type Origin,
	type ReadRow
} from './facts.ts';
import { add, enter } from './ledgers.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { preparedFor } from '#lib/server/prepared.ts';
import { ofHers } from '#lib/server/people/places.ts';

/** Adds what is news of a message to a case, and returns those facts. */
export async function append(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	origin: Origin,
	tellings: readonly Telling[],
	now: Instant
): Promise<Event[]> {
	const rows = await rowsOf(trx, caseId);
	const ring = origin.toldTo
		? await keyrings.ofPlace(trx, keys, origin.toldTo)
		: await keyrings.ensure(trx, keys, caseId, now);
	const known = await knownTo(trx, keys, origin, rows, ring);
	const taken = new Set(rows.map(({ id }) => id));
	const ledger = { caseId, ring, known, taken, seq: lastSeq(rows) };
	const entered = enter(keys, ledger, origin, tellings, now);
	await add(trx, entered.rows);
	return entered.added;
}

/** Everything told of a case, for a decision about it inside the same transaction; never for a page. */
export async function knownOf(trx: Trx, keys: Keys, caseId: CaseId): Promise<Event[]> {
	const standing = (await rowsOf(trx, caseId)).filter(({ apart }) => apart === null);
	return (await openedRows(trx, keys, standing)).map(readRow);
}

// What one of them told us herself is hers alone: it makes an agency's fact no old news, nor another victim's. And what
// she took back she may tell again.
async function knownTo(
	trx: Trx,
	keys: Keys,
	{ toldTo }: Origin,
	rows: readonly KeptRow[],
	ring: keyrings.Ring
): Promise<Event[]> {
	const theirs = rows.filter(
		(row) => row.apart === null && (row.told_to === null || row.told_to === toldTo)
	);
	const shared = (await openedRows(trx, keys, theirs, [ring])).map(readRow);
	return toldTo ? [...standing(shared)] : shared;
}

/** Takes back one thing she told us herself, with her word of when she was told it; false when it is not hers to take back. */
export async function takeBack(
	trx: Trx,
	keys: Keys,
	victim: Victim,
	id: string,
	on: Day,
	now: Instant
): Promise<boolean> {
	const entry = entryOf(await listFor(trx, keys, victim), id);
	if (!entry) return false;
	const ring = await keyrings.ofPlace(trx, keys, victim.participation);
	let seq = lastSeq(await rowsOf(trx, victim.caseId));
	for (const { id: corrects } of [entry.event, ...(entry.telling ? [entry.telling] : [])]) {
		seq += 1;
		const origin = { ...herPage(victim), id: newId() };
		const own = eventIdOf(keys, victim.caseId, origin);
		const fact: Fact = { kind: 'taken-back', on, toldBy: origin.toldBy, corrects, data: {} };
		const fact_sealed = sealedFact(keys, ring, own, fact);
		await add(trx, [{ ...placed(victim.caseId, origin, now), id: own, seq, fact_sealed }]);
	}
	return true;
}

/** From where a victim's own words come. */
export function herPage({ participation }: Victim): Omit<Origin, 'id'> {
	return { toldBy: 'victim', source: 'her-page', toldTo: participation };
}

type Hers = Pick<Victim, 'person' | 'participation'>;

/**
 * Everything told of the case of this victim, in the order it was heard. Her own words are hers alone, and what she
 * took back is not among them.
 */
export async function listFor(db: Db | Trx, keys: Keys, victim: Hers): Promise<Event[]> {
	return openedFor(db, keys, await rowsFor(db, victim));
}

/** What those rows of hers say; some rings may be at hand. */
export async function openedFor(
	db: Db | Trx,
	keys: Keys,
	rows: readonly ReadRow[],
	atHand: readonly (keyrings.Ring | undefined)[] = []
): Promise<Event[]> {
	return untaken((await openedRows(db, keys, rows, atHand)).map(readRow));
}

/** The rows of the case of this victim, sealed as they are. */
export function rowsFor(db: Db | Trx, victim: Hers): Promise<ReadRow[]> {
	return told(db, victim);
}

const told = preparedFor<Hers>()((db, valueOf) =>
	scopedTo(db, { person: valueOf('person'), participation: valueOf('participation') })
);

/** The one read of a victim's case, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Hers) {
	return atPlaces(db)
		.$call(ofHers(victim))
		.where((where) =>
			where.or([
				where('events.told_to', 'is', null),
				where('events.told_to', '=', victim.participation)
			])
		);
}

/** What was withdrawn from the page of this victim, sealed as it is. */
export function withdrawnFor(db: Db | Trx, victim: Hers): Promise<ReadRow[]> {
	return db
		.selectFrom('events')
		.innerJoin('participations', 'participations.case_id', 'events.case_id')
		.innerJoin('held_facts', 'held_facts.event_id', 'events.id')
		.leftJoin('agencies', 'agencies.id', 'events.agency_id')
		.selectAll('events')
		.select('agencies.name as source')
		.$call(ofHers(victim))
		.where('held_facts.dropped_at', 'is not', null)
		.where('events.told_to', 'is', null)
		.orderBy('events.seq')
		.execute();
}

/** The facts of cases by the places in them, for whoever narrows them down. */
export function atPlaces(db: Db | Trx) {
	return (
		db
			.selectFrom('events')
			.innerJoin('participations', 'participations.case_id', 'events.case_id')
			.leftJoin('agencies', 'agencies.id', 'events.agency_id')
			.selectAll('events')
			.select('agencies.name as source')
			// What is held is on no page.
			.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('held_facts')
							.select('held_facts.event_id')
							.whereRef('held_facts.event_id', '=', 'events.id')
					)
				)
			)
			.orderBy('events.seq')
	);
}

/** Brings what a victim told us herself in her own case to another, behind what is known there; every id stays. */
export async function bring(
	trx: Trx,
	hers: { readonly from: CaseId; readonly participation: ParticipationId },
	to: CaseId
): Promise<void> {
	const own = (await rowsOf(trx, hers.from)).filter((row) => row.told_to === hers.participation);
	let seq = lastSeq(await rowsOf(trx, to));
	for (const { id } of own) {
		seq += 1;
		await trx.updateTable('events').set({ case_id: to, seq }).where('id', '=', id).execute();
	}
}

/** Gives what one told us herself to her other place in the same case, sealed by the keys of that one. */
export async function mergeInto(
	trx: Trx,
	keys: Keys,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	const rows = await trx.selectFrom('events').selectAll().where('told_to', '=', from).execute();
	const ring = await keyrings.find(trx, keys, to);
	if (!ring) throw new Error('A place in a case has no keys');
	for (const { id, fact } of await openedRows(trx, keys, rows))
		await trx
			.updateTable('events')
			.set({ told_to: to, fact_sealed: sealedFact(keys, ring, id, fact) })
			.where('id', '=', id)
			.execute();
}

type KeptRow = ReadRow & { readonly apart: string | null };

/** All of them, also what is held or withdrawn (`apart`): none of their numbers is given twice. */
async function rowsOf(trx: Trx, caseId: CaseId): Promise<KeptRow[]> {
	const rows = await ofCase(trx, { caseId });
	return rows.map((row) => ({ ...row, source: null }));
}

const ofCase = preparedFor<{ readonly caseId: CaseId }>()((db, valueOf) =>
	db
		.selectFrom('events')
		.leftJoin('held_facts', 'held_facts.event_id', 'events.id')
		.selectAll('events')
		.select('held_facts.event_id as apart')
		.where('case_id', '=', valueOf('caseId'))
		.orderBy('seq')
);
