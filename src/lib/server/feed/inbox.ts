/** What agencies send: each message taken once, added to its case, or parked until its case appears. */
import type { CaseId, Instant } from '#lib/domain/event.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as batches from './batch.ts';
import type { Batch, Loose } from './batch.ts';
import type { Part } from './feed-part.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import * as deliver from './deliver.ts';
import { identityOf } from './elsewhere.ts';
import { release } from './leaving.ts';
import { settle } from './settle.ts';

/** A message that was understood: its identity, the bytes that make it that message, and what it says. */
export type Incoming = {
	readonly source: string;
	readonly id: string;
	readonly body: string;
	readonly parts: readonly Part[];
};

/** What became of one message. */
export type Verdict = 'accepted' | 'already' | 'parked';
/** Why one was not taken: its identity came before with another body, its case is not this agency's, or two would correct each other. */
export type Refused = 'clash' | 'not-yours' | 'circle';
export type Taken =
	| { readonly ok: true; readonly verdicts: readonly Verdict[] }
	| { readonly ok: false; readonly refused: Refused; readonly index: number };

/** What of a message led nowhere, by its place in the delivery. */
export type Loosened = ReadonlyMap<number, readonly Loose[]>;

/** The request that brings messages, and what is written in their transaction. */
export type Beside = {
	readonly request: string;
	readonly write: (trx: Trx, verdicts: readonly Verdict[], loose: Loosened) => Promise<void>;
};

class Refusal extends Error {
	readonly taken: Extract<Taken, { ok: false }>;
	constructor(refused: Refused, index: number) {
		super(refused);
		this.taken = { ok: false, refused, index };
	}
}

/**
 * Takes messages of one agency, all or none, in one transaction, with what `beside` writes; it is given those of
 * which something led nowhere. A repeat changes nothing.
 */
export async function take(
	db: Db,
	keys: Keys,
	agency: Agency,
	messages: readonly Incoming[],
	now: Instant,
	beside?: Beside
): Promise<Taken> {
	try {
		return await transaction(db, async (trx) => {
			const batch = batches.open(trx, keys, now, beside?.request);
			const verdicts = await takeAll(batch, agency, messages, (refused, index): never => {
				throw new Refusal(refused, index);
			});
			await beside?.write(trx, verdicts, looseIn(batch, messages));
			return { ok: true, verdicts };
		});
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		if (error.taken.refused === 'not-yours') await writeRefusal(db, keys, agency, now);
		return error.taken;
	}
}

/**
 * Takes messages of one part each by itself, in one transaction with what `beside` writes: one that is refused leaves
 * nothing, and keeps no other back.
 */
export async function takeEach(
	db: Db,
	keys: Keys,
	agency: Agency,
	messages: readonly Incoming[],
	now: Instant,
	beside: (trx: Trx, verdicts: readonly (Verdict | Refused)[], loose: Loosened) => Promise<void>
): Promise<void> {
	const isNotYours = await transaction(db, async (trx) => {
		const batch = batches.open(trx, keys, now);
		const verdicts = await takeAll(batch, agency, messages, (refused) => refused);
		await beside(trx, verdicts, looseIn(batch, messages));
		return verdicts.includes('not-yours');
	});
	if (isNotYours) await writeRefusal(db, keys, agency, now);
}

function looseIn(batch: Batch, messages: readonly Incoming[]): Loosened {
	const loose = messages.flatMap((message, index) => {
		const why = batch.loose.get(deliver.nameOf(message));
		return why ? [[index, why] as const] : [];
	});
	return new Map(loose);
}

// After everything of the message was taken back: the refusal itself stays.
function writeRefusal(db: Db, keys: Keys, { id }: Agency, now: Instant): Promise<void> {
	const actor = { kind: 'agency', agency: id } as const;
	return transaction(db, (trx) => audit.write(trx, keys, `agency:${id}`, actor, 'refused', now));
}

async function takeAll<Answer>(
	batch: Batch,
	agency: Agency,
	messages: readonly Incoming[],
	onRefused: (refused: Refused, index: number) => Answer
): Promise<(Verdict | Answer)[]> {
	const verdicts: (Verdict | Answer)[] = [];
	const arrivals = await receive(batch, agency, messages);
	const fresh = messages.filter((_, index) => arrivals[index] === 'new');
	await deliver.prepare(
		batch,
		fresh.flatMap((message) => message.parts)
	);
	/** What was refused leaves no trace, or it could not come again from whoever may send it. */
	const lost = new Map<string, Refused>();
	for (const [index, message] of messages.entries()) {
		const arrival = arrivals[index] ?? 'already';
		const identity = identityOf(batch.keys, agency.id, message);
		const verdict =
			arrival === 'new' ? await takeOne(batch, agency, message, index) : lost.get(identity);
		if (verdict === 'not-yours' || verdict === 'circle') {
			lost.set(identity, verdict);
			verdicts.push(onRefused(verdict, index));
		} else if (arrival === 'clash') verdicts.push(onRefused('clash', index));
		else verdicts.push(verdict === undefined || verdict === 'clash' ? 'already' : verdict);
	}
	await forget(
		batch.trx,
		[...lost.keys()].map((identity) => ({ identity }))
	);
	await settle(batch);
	return verdicts;
}

async function takeOne(
	batch: Batch,
	agency: Agency,
	message: Incoming,
	index: number
): Promise<'accepted' | 'parked' | Exclude<Refused, 'clash'>> {
	const { source, id } = message;
	const found = new Set<CaseId>();
	batch.item = index;
	const parts = marked(message.parts);
	for (const [nth, part] of parts.entries()) {
		const named = { source, id: nth === 0 ? id : `${id}#${nth}` };
		const reached = await deliver.deliver(batch, agency, part, named, parts);
		if (typeof reached === 'string') {
			// Of an earlier part something is there by now: only all of it can be taken back.
			if (nth > 0) throw new Refusal(reached, index);
			return reached;
		}
		for (const one of reached) found.add(one);
	}
	await release(batch, agency, message.parts, [...found], { source, id });
	return found.size > 0 || message.parts.length === 0 ? 'accepted' : 'parked';
}

/** The parts of a hearing that is about several cases, their shares with a mark of the message. */
function marked(parts: readonly Part[]): readonly Part[] {
	if (parts.length < 2) return parts;
	const by = newId();
	return parts.map((part) =>
		part.hearing && part.shares
			? { ...part, shares: part.shares.map((share) => ({ ...share, by })) }
			: part
	);
}

type Arrival = 'new' | 'already' | 'clash';

/** Keeps the identities of messages, and says of each whether it is new; one may come twice in the same delivery. */
async function receive(
	{ trx, keys, now }: Batch,
	{ id: agency }: Agency,
	messages: readonly Incoming[]
): Promise<Arrival[]> {
	const rows = messages.map((message) => ({
		identity: identityOf(keys, agency, message),
		agency_id: agency,
		body_hash: indexOf(keys, 'body', message.body),
		received_at: now
	}));
	const firsts = new Map(rows.toReversed().map((row) => [row.identity, row]));
	// Always in one order: two deliveries with the same messages must not wait for each other.
	const inOrder = [...firsts.values()].sort((one, other) =>
		one.identity < other.identity ? -1 : 1
	);
	const isNew = new Set((await addNew(trx, inOrder)).map(({ identity }) => identity));
	const known = await hashesOf(
		trx,
		inOrder.filter(({ identity }) => !isNew.has(identity))
	);
	const before = new Map(known.map(({ identity, body_hash }) => [identity, body_hash]));
	return rows.map((row) => {
		const first = firsts.get(row.identity);
		if (first === row && isNew.has(row.identity)) return 'new';
		const hash = before.get(row.identity) ?? first?.body_hash;
		return hash === row.body_hash ? 'already' : 'clash';
	});
}

const forget = preparedForMany<{ readonly identity: string }>('identity')((db, rows) =>
	db.deleteFrom('deliveries').where(
		'identity',
		'in',
		rows.map(({ identity }) => identity)
	)
);

// Nothing comes back for one that came before.
const addNew = preparedForMany<Row<'deliveries'>>(
	...(['identity', 'agency_id', 'body_hash', 'received_at'] as const)
)((db, rows) =>
	db
		.insertInto('deliveries')
		.values(rows)
		.onConflict((conflict) => conflict.column('identity').doNothing())
		.returning('identity')
);

const hashesOf = preparedForMany<{ readonly identity: string }>('identity')((db, rows) =>
	db
		.selectFrom('deliveries')
		.select(['identity', 'body_hash'])
		.where(
			'identity',
			'in',
			rows.map(({ identity }) => identity)
		)
);
