/** Erasing: her keys are destroyed and what can be deleted is, with a receipt that names nobody; a hold comes first. */
import { randomInt } from 'node:crypto';
import type { Actor, ParticipationId } from '#lib/domain/actor.ts';
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import type { Receipt } from '#lib/domain/data/erasure.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Hold } from '#lib/domain/data/hold.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as companions from '#lib/server/access/companions.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as legalHolds from './legal-holds.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as people from '#lib/server/people/people.ts';
import * as places from '#lib/server/people/places.ts';

/** How long a backup lives, and with it the last copy of a keyring. */
const backupDays = 30;

export type Erased =
	| { readonly ok: true; readonly receipt: Receipt }
	| { readonly ok: false; readonly why: 'held'; readonly hold: Hold }
	| { readonly ok: false; readonly why: 'no-such-place' };

/** Destroys a place in a case. Where nobody else is in the case, what agencies told of it goes with it. */
export async function erase(
	db: Db,
	keys: Keys,
	actor: Actor,
	participation: ParticipationId,
	now: Instant
): Promise<Erased> {
	return transaction(db, (trx) => eraseIn(trx, keys, actor, { participation }, now));
}

/** The same inside a transaction, with the number that was promised for its receipt. */
export async function eraseIn(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	{
		participation,
		receipt = newReceiptNumber()
	}: { readonly participation: ParticipationId; readonly receipt?: string | undefined },
	now: Instant
): Promise<Erased> {
	const place = await places.all(trx).where('id', '=', participation).executeTakeFirst();
	if (!place) return { ok: false, why: 'no-such-place' };
	await lock(trx, [place.caseId]);
	const held = await legalHolds.on(trx, participation, dayOf(now));
	if (held) return { ok: false, why: 'held', hold: held };
	const destroyed = await destroy(trx, keys, actor, place, now);
	return { ok: true, receipt: await receiptFor(trx, receipt, destroyed, now) };
}

/** A number for a receipt: it leads to nobody. */
export function newReceiptNumber(): string {
	return String(randomInt(10 ** 9, 10 ** 10));
}

/** Destroys a place inside a transaction that holds its case, and writes it down; how many of what are gone. */
export async function destroy(
	trx: Trx,
	keys: Keys,
	actor: Actor,
	place: places.Place,
	now: Instant
): Promise<Receipt['destroyed']> {
	const destroyed: Counts = {};
	await destroyHers(trx, place, destroyed);
	if (await isEmpty(trx, place.caseId)) await destroyCase(trx, place.caseId, destroyed);
	const about = audit.inCase(place);
	await audit.write(trx, keys, about, actor, 'erased', now);
	return destroyed;
}

/** The places in a case, for the operator. */
export function placesIn(db: Db, caseId: CaseId): Promise<places.Place[]> {
	return places.all(db).where('case_id', '=', caseId).execute();
}

/** A receipt by its number. */
export async function receiptOf(db: Db, number: string): Promise<Receipt | undefined> {
	const row = await db
		.selectFrom('erasure_receipts')
		.selectAll()
		.where('number', '=', number)
		.executeTakeFirst();
	return (
		row && {
			number: row.number,
			erasedOn: row.erased_on,
			goneFromBackupsOn: row.gone_from_backups_on,
			destroyed: JSON.parse(row.destroyed) as Receipt['destroyed']
		}
	);
}

type Counts = Record<string, number>;
type Gone = { readonly numDeletedRows: bigint };

async function count(counts: Counts, sort: string, act: Promise<Gone>): Promise<void> {
	const { numDeletedRows } = await act;
	if (Number(numDeletedRows) > 0) counts[sort] = (counts[sort] ?? 0) + Number(numDeletedRows);
}

async function destroyHers(trx: Trx, place: places.Place, counts: Counts): Promise<void> {
	const { participation, person } = place;
	// Her keys first: whatever stays of her after this line, in a page, a log or a copy, is noise.
	await count(counts, 'keys', gone(trx, 'keyrings', 'id', participation));
	for (const [sort, table] of hersByPlace)
		await count(counts, sort, gone(trx, table, 'participation_id', participation));
	await count(counts, 'told', gone(trx, 'events', 'told_to', participation));
	const calls = trx.selectFrom('calls').select('id').where('person_id', '=', person);
	for (const table of ['call_steps', 'drafts'] as const)
		await trx.deleteFrom(table).where('call_id', 'in', calls).execute();
	// Somebody else may have typed her code: what is kept of that names her no more.
	await trx.updateTable('joins').set({ call_id: null }).where('call_id', 'in', calls).execute();
	await trx
		.updateTable('joins')
		.set({ code_person: null })
		.where('code_person', '=', person)
		.execute();
	for (const [sort, table] of hersByPerson)
		await count(counts, sort, gone(trx, table, 'person_id', person));
	// Where nothing is really sent, what was sent to her lies here.
	await gone(trx, 'sent_here', 'to', person);
	const beside = await companions.peopleBeside(trx, participation);
	await gone(trx, 'participations', 'id', participation);
	await count(counts, 'person', gone(trx, 'people', 'id', person));
	for (const one of beside) {
		for (const [sort, table] of hersByPerson)
			await count(counts, sort, gone(trx, table, 'person_id', one));
		await count(counts, 'beside', gone(trx, 'people', 'id', one));
	}
}

const hersByPlace = [
	['needs', 'needs'],
	['notices', 'notice_ways'],
	['notices', 'notice_times'],
	['asks', 'agency_letters'],
	['joins', 'joins'],
	['openings', 'assisted_begins'],
	['openings', 'givings'],
	['choices', 'news_choices'],
	['choices', 'names_given'],
	['calls', 'safety_calls'],
	['inquiries', 'inquiries'],
	['holds', 'legal_holds'],
	['data-requests', 'data_requests'],
	['messages', 'messages'],
	['messages-opened', 'message_access'],
	['contacts', 'tasks'],
	['contacts', 'contact_notes'],
	['notes-requests', 'disclosure_requests'],
	['worries', 'worries']
] as const;
const hersByPerson = [
	['calls', 'calls'],
	['notices', 'notices'],
	['ways-in', 'invitations'],
	...people.waysOf.map((table) => ['ways-in', table] as const)
] as const;

async function isEmpty(trx: Trx, caseId: CaseId): Promise<boolean> {
	const other = await trx
		.selectFrom('participations')
		.select('id')
		.where('case_id', '=', caseId)
		.limit(1)
		.executeTakeFirst();
	return !other;
}

async function destroyCase(trx: Trx, caseId: CaseId, counts: Counts): Promise<void> {
	await count(counts, 'keys', gone(trx, 'keyrings', 'id', caseId));
	await count(counts, 'facts', gone(trx, 'events', 'case_id', caseId));
	await gone(trx, 'shares', 'case_id', caseId);
	await gone(trx, 'pulls', 'id', caseId);
	await gone(trx, 'case_references', 'case_id', caseId);
	await gone(trx, 'case_ties', 'case_id', caseId);
	await gone(trx, 'held_ties', 'case_id', caseId);
	await gone(trx, 'held_ties', 'other_id', caseId);
	await gone(trx, 'suspects', 'case_id', caseId);
	await count(counts, 'case', gone(trx, 'cases', 'id', caseId));
}

type Table =
	| (typeof hersByPlace)[number][1]
	| (typeof hersByPerson)[number][1]
	| 'keyrings'
	| 'sent_here'
	| 'events'
	| 'shares'
	| 'pulls'
	| 'participations'
	| 'people'
	| 'case_references'
	| 'case_ties'
	| 'held_ties'
	| 'suspects'
	| 'cases';

function gone(trx: Trx, table: Table, column: string, value: string): Promise<Gone> {
	return trx
		.deleteFrom(table)
		.where(column as never, '=', value as never)
		.executeTakeFirstOrThrow();
}

async function receiptFor(
	trx: Trx,
	number: string,
	destroyed: Counts,
	now: Instant
): Promise<Receipt> {
	const erasedOn = dayOf(now);
	const goneFromBackupsOn = addDays(erasedOn, backupDays);
	await trx
		.insertInto('erasure_receipts')
		.values({
			number,
			erased_on: erasedOn,
			gone_from_backups_on: goneFromBackupsOn,
			destroyed: JSON.stringify(destroyed)
		})
		.execute();
	return { number, erasedOn, goneFromBackupsOn, destroyed };
}
