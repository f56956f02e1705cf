/**
 * What a delivery is about, asked of the database once for all its messages, and what it adds, kept at its end. Between
 * the two everything is found here, what the delivery itself brought with it.
 */
import type { Actor, AgencyId } from '#lib/domain/actor.ts';
import type { Share } from '#lib/domain/case/snapshot.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { CaseId, EventId, Instant, Telling } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as ledgers from '#lib/server/case/ledgers.ts';
import * as shares from '#lib/server/case/shares.ts';
import * as ties from '#lib/server/case/ties.ts';
import { lock, type Trx } from '#lib/server/database.ts';
import type * as news from '#lib/server/notice/news.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { findable, stored } from '#lib/server/vault/index-generations.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import * as heldTies from './held-ties.ts';
import * as parkedRows from './parked-rows.ts';

/** The facts of a part whose case nobody has opened, with the references it will make findable. */
export type Parked = {
	readonly source: string;
	readonly id: string;
	/** The name it is about, and the one it ties to that. */
	readonly urn?: Urn;
	readonly was?: Urn;
	/** Which unit of the agency it comes from, where it said so. */
	readonly unit?: string;
	/** The hashed reference of the hearing of its shares. */
	readonly hearing?: string;
	readonly tellings: readonly Telling[];
	readonly shares?: readonly Share[];
	readonly references: readonly string[];
	readonly toldBy: Agency['kind'];
	/** By which names it may find its case, and which item of its delivery it is. */
	readonly waitsFor: readonly string[];
	readonly item: number;
};
/** Something parked, by its row; one of this delivery is not kept yet. */
export type Waiting = {
	readonly row: string;
	readonly agency: AgencyId;
	readonly receivedAt: Instant;
	readonly waitsFor: readonly string[];
	readonly parked: Parked;
	readonly request: string | null;
	isKept: boolean;
};

/**
 * Why nothing was corrected (nobody told it, or it is in a case of which this agency may tell nothing), or that two names
 * were not tied together: each leads to a case of its own.
 */
export type Loose = 'nothing' | 'not-yours' | 'apart';

export type Batch = {
	readonly trx: Trx;
	readonly keys: Keys;
	readonly now: Instant;
	/** The request that brings it, and which of its items is being taken. */
	readonly request: string | undefined;
	item: number;
	readonly urns: Map<string, readonly CaseId[]>;
	readonly references: Map<string, Set<CaseId>>;
	readonly waiting: Map<string, Waiting>;
	readonly ledgers: Map<CaseId, ledgers.Ledger>;
	/** What each message added, for what is owed at the end. */
	readonly told: news.Added[];
	/** The messages, by source and id, of which something led nowhere, and why. */
	readonly loose: Map<string, readonly Loose[]>;
	readonly toKeep: {
		events: Row<'events'>[];
		shares: Row<'shares'>[];
		references: { reference: string; caseId: CaseId }[];
		audit: audit.Entry[];
		unparked: string[];
		ties: heldTies.Tie[];
		tied: Row<'case_ties'>[];
	};
};

function nothing(): Batch['toKeep'] {
	return { events: [], shares: [], references: [], audit: [], unparked: [], ties: [], tied: [] };
}

/** A batch that knows nothing yet. */
export function open(trx: Trx, keys: Keys, now: Instant, request?: string): Batch {
	return {
		trx,
		keys,
		now,
		request,
		item: 0,
		urns: new Map(),
		references: new Map(),
		waiting: new Map(),
		ledgers: new Map(),
		told: [],
		loose: new Map(),
		toKeep: nothing()
	};
}

/** Finds out what is known under these hashed reference numbers and references, and holds them until the transaction ends. */
export async function learn(
	batch: Batch,
	names: { readonly urns?: readonly string[]; readonly references: readonly string[] }
): Promise<void> {
	const { trx, keys } = batch;
	const urns = lacking(batch.urns, names.urns ?? []);
	const references = lacking(batch.references, names.references);
	// A case that is being opened at this moment is waited for, or what is parked here would never find it.
	await lock(trx, [...urns, ...references]);
	const byUrn = await cases.byUrns(trx, keys, urns);
	for (const urn of urns) batch.urns.set(urn, byUrn.get(urn) ?? []);
	const byReference = await cases.byReferences(trx, keys, references);
	for (const one of references) batch.references.set(one, new Set(byReference.get(one)));
	await learnWaiting(batch, references);
}

/** The cases of any of these references. */
export function holding(batch: Batch, references: readonly string[]): CaseId[] {
	return [...new Set(references.flatMap((one) => [...(batch.references.get(one) ?? [])]))];
}

/** Opens these cases for entering, and holds them until the transaction ends. */
export async function openCases(batch: Batch, wanted: readonly CaseId[]): Promise<void> {
	const closed = lacking(batch.ledgers, wanted);
	await lock(batch.trx, closed);
	const opened = await ledgers.ledgersOf(batch.trx, batch.keys, closed, batch.now);
	await ties.learn(batch.trx, opened);
	for (const ledger of opened) batch.ledgers.set(ledger.caseId, ledger);
}

/** Lets a reference find a case from now on; false where it did before. */
export function refer(batch: Batch, reference: string, caseId: CaseId): boolean {
	const known = batch.references.get(reference);
	if (known?.has(caseId)) return false;
	known?.add(caseId);
	batch.toKeep.references.push({ reference, caseId });
	return true;
}

/** Remembers that something of a message led nowhere. */
export function loosen(batch: Batch, message: string, why: Loose): void {
	batch.loose.set(message, [...(batch.loose.get(message) ?? []), why]);
}

/** Writes down of each case that something was added: what is held she is not shown, nor that it came. */
export function note(batch: Batch, isHeld: (event: EventId) => boolean): void {
	for (const { caseId, agency, added } of batch.told) {
		if (added.length === 0) continue;
		const act = added.every(({ id }) => isHeld(id)) ? 'events-held' : 'events-added';
		const actor: Actor = { kind: 'agency', agency };
		batch.toKeep.audit.push({ about: `case:${caseId}`, actor, act });
	}
}

/** Parks facts until one of these names leads to a case. */
export function park(
	batch: Batch,
	agency: AgencyId,
	told: Omit<Parked, 'waitsFor' | 'item'>,
	waitsFor: readonly string[]
): void {
	const row = newId();
	const { now: receivedAt, item, request = null } = batch;
	const parked = { ...told, waitsFor, item };
	batch.waiting.set(row, { row, agency, receivedAt, waitsFor, parked, request, isKept: false });
}

/** Takes something out of what is parked. */
export function unpark(batch: Batch, { row, isKept }: Waiting): void {
	batch.waiting.delete(row);
	if (isKept) batch.toKeep.unparked.push(row);
}

/** Keeps everything that was added since the last time. */
export async function keep(batch: Batch): Promise<void> {
	const { trx, keys, now, toKeep } = batch;
	const { events, shares: shared, references, audit: entries, unparked } = toKeep;
	const { ties: apart, tied } = toKeep;
	Object.assign(toKeep, nothing());
	const gone = unparked.map((id) => ({ id }));
	await parkedRows.forgetWaits(trx, gone);
	await parkedRows.forget(trx, gone);
	await ledgers.add(trx, events);
	await shares.keep(trx, shared);
	await cases.addReferences(trx, keys, references);
	if (entries.length > 0) await audit.writeAll(trx, keys, entries, now);
	await ties.add(trx, tied);
	await heldTies.keep(trx, keys, apart, now);
	await keepWaiting(batch);
}

async function keepWaiting({ trx, keys, waiting }: Batch): Promise<void> {
	const fresh = [...waiting.values()].filter(({ isKept }) => !isKept);
	await parkedRows.add(
		trx,
		fresh.map(({ row, agency, receivedAt, parked, request }) => ({
			id: row,
			agency_id: agency,
			tellings_sealed: seal(keys, 'parked', `parked/${row}`, JSON.stringify(parked)),
			received_at: receivedAt,
			request_id: request
		}))
	);
	await parkedRows.addWaits(
		trx,
		fresh.flatMap(({ row, waitsFor }) =>
			waitsFor.map((one) => ({
				reference: stored(keys, 'parked_references.reference', one),
				parked_id: row
			}))
		)
	);
	for (const one of fresh) one.isKept = true;
}

/** Finds what is parked under hashed names of either sort. */
export async function learnWaiting(batch: Batch, names: readonly string[]): Promise<void> {
	const { trx, keys, waiting } = batch;
	const plain = new Map(
		names.flatMap((one) =>
			findable(keys, 'parked_references.reference', one).map((kept) => [kept, one] as const)
		)
	);
	const rows = await parkedRows.under(
		trx,
		[...plain.keys()].map((reference) => ({ reference }))
	);
	for (const [row, found] of Map.groupBy(rows, ({ id }) => id)) {
		const [first] = found;
		if (!first || batch.toKeep.unparked.includes(row)) continue;
		const waitsFor = found.map(({ reference }) => plain.get(reference) ?? '');
		const before = waiting.get(row);
		waiting.set(row, {
			row,
			agency: first.agency_id,
			request: first.request_id,
			receivedAt: first.received_at,
			waitsFor: [...new Set([...(before?.waitsFor ?? []), ...waitsFor])],
			parked: JSON.parse(unseal(keys, 'parked', `parked/${row}`, first.tellings_sealed)) as Parked,
			isKept: true
		});
	}
}

/** What requests of an agency left waiting. */
export async function waitingFrom(
	{ trx, keys }: Batch,
	agency: AgencyId,
	requests: readonly string[]
): Promise<Pick<Waiting, 'row' | 'request' | 'parked'>[]> {
	if (requests.length === 0) return [];
	const rows = await trx
		.selectFrom('parked')
		.select(['id', 'request_id', 'tellings_sealed'])
		.where('agency_id', '=', agency)
		.where('request_id', 'in', requests)
		.execute();
	return rows.map(({ id, request_id, tellings_sealed }) => ({
		row: id,
		request: request_id,
		parked: JSON.parse(unseal(keys, 'parked', `parked/${id}`, tellings_sealed)) as Parked
	}));
}

function lacking<Name>(known: ReadonlyMap<Name, unknown>, names: readonly Name[]): Name[] {
	return [...new Set(names)].filter((one) => !known.has(one));
}
