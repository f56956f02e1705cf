/** Cases held open while messages are entered in them, one after another: what is known of each is read once. */
import { isNews } from '#lib/domain/case/news.ts';
import { changesBy } from '#lib/domain/case/share.ts';
import { replaced, taken, type Share } from '#lib/domain/case/snapshot.ts';
import type { CaseId, Event, EventId, Instant, Telling } from '#lib/domain/event.ts';
import type { Trx } from '#lib/server/database.ts';
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import {
	eventIdOf,
	factFrom,
	lastSeq,
	openedRows,
	placed,
	readRow,
	sealedFact,
	type Fact,
	type Origin
} from './facts.ts';
import * as shares from './shares.ts';

/** The facts of a case while messages are entered in it one after another. */
export type Ledger = {
	readonly caseId: CaseId;
	readonly ring: keyrings.Ring;
	readonly known: Event[];
	seq: number;
	/** The newest share of each hearing, once something shared is entered. */
	shares?: readonly Share[];
	/** Ids that facts have: a message may come to a case twice, such as once to take back and once, when names are tied, to tell. */
	readonly taken: Set<EventId>;
	/** Of a case with names that were tied, how much of what came since is kept by its name. */
	entries?: number;
};

/** What agencies told of these cases, for more of it to be entered; with as many questions for fifty cases as for one. */
export async function ledgersOf(
	trx: Trx,
	keys: Keys,
	cases: readonly CaseId[],
	now: Instant
): Promise<Ledger[]> {
	const byCase = Map.groupBy(
		await ofCases(
			trx,
			cases.map((caseId) => ({ caseId }))
		),
		({ case_id }) => case_id
	);
	const found = await keyrings.several(trx, keys, cases);
	const ledgers: Ledger[] = [];
	for (const caseId of cases) {
		const rows = (byCase.get(caseId) ?? []).map((row) => ({ ...row, source: null }));
		const ring = found.get(caseId) ?? (await keyrings.ensure(trx, keys, caseId, now));
		// What was thrown away may be told again; what is held is known.
		const shared = rows.filter((row) => row.told_to === null && row.dropped_at === null);
		const known = (await openedRows(trx, keys, shared, [ring])).map(readRow);
		const taken = new Set(rows.map(({ id }) => id));
		ledgers.push({ caseId, ring, known, taken, seq: lastSeq(rows) });
	}
	return ledgers;
}

/** Facts that were entered, and their rows, which are yet to be kept by `add`. */
export type Entered = { readonly added: Event[]; readonly rows: Row<'events'>[] };

/** Enters what is news of a message. */
export function enter(
	keys: Keys,
	ledger: Ledger,
	origin: Origin,
	tellings: readonly Telling[],
	now: Instant
): Entered {
	const entered: Entered = { added: [], rows: [] };
	for (const [nth, telling] of tellings.entries()) {
		if (!isNews(telling, ledger.known)) continue;
		const fact = factFrom(keys, ledger.caseId, origin, telling);
		put(keys, ledger, entered, { origin, nth, fact, now });
	}
	return entered;
}

/**
 * Enters what the shares of a message change, by the shares that are known of the case; with the rows of those that are
 * to be kept instead. One that is older than what is known changes nothing.
 */
export async function enterShares(
	trx: Trx,
	keys: Keys,
	ledger: Ledger,
	origin: Origin,
	told: readonly Share[],
	now: Instant
): Promise<Entered & { readonly shares: Row<'shares'>[] }> {
	const { caseId, ring } = ledger;
	const entered = { added: [], rows: [], shares: [] as Row<'shares'>[] };
	let known = await sharesOf(trx, keys, ledger);
	let nth = 0;
	for (const one of told) {
		const share = taken(one, known);
		if (!share) continue;
		known = replaced(known, share);
		for (const { telling, of, instead } of changesBy(share, known, ledger.known)) {
			const corrects = instead ? { corrects: instead } : {};
			const fact = { ...factFrom(keys, caseId, origin, telling), share: of, ...corrects };
			put(keys, ledger, entered, { origin, nth, fact, now });
			nth += 1;
		}
		entered.shares.push(shares.rowFrom(keys, caseId, ring, share));
	}
	ledger.shares = known;
	return entered;
}

/** The newest share of each hearing of a case. */
export async function sharesOf(trx: Trx, keys: Keys, ledger: Ledger): Promise<readonly Share[]> {
	const { caseId, ring } = ledger;
	return (ledger.shares ??= await shares.ofCase(trx, keys, caseId, ring));
}

type Entry = {
	readonly origin: Origin;
	readonly nth: number;
	readonly fact: Fact;
	readonly now: Instant;
};

function put(keys: Keys, ledger: Ledger, { added, rows }: Entered, entry: Entry): void {
	const { origin, nth, fact, now } = entry;
	ledger.seq += 1;
	const id = freeId(keys, ledger, origin, nth);
	ledger.taken.add(id);
	const fact_sealed = sealedFact(keys, ledger.ring, id, fact);
	const row = { ...placed(ledger.caseId, origin, now), id, seq: ledger.seq, fact_sealed };
	rows.push(row);
	const event = readRow({ ...row, source: null, fact });
	ledger.known.push(event);
	added.push(event);
}

function freeId(keys: Keys, ledger: Ledger, origin: Origin, nth: number): EventId {
	const id = eventIdOf(keys, ledger.caseId, origin, nth);
	return ledger.taken.has(id) ? freeId(keys, ledger, origin, nth + again) : id;
}

// No message has as many facts.
const again = 1_000_000;

const ofCases = preparedForMany<{ readonly caseId: CaseId }>('caseId')((db, cases) =>
	db
		.selectFrom('events')
		.leftJoin('held_facts', 'held_facts.event_id', 'events.id')
		.selectAll('events')
		.select('held_facts.dropped_at')
		.where(
			'case_id',
			'in',
			cases.map(({ caseId }) => caseId)
		)
		.orderBy('case_id')
		.orderBy('seq')
);

/** Keeps the rows of facts. */
export const add = preparedForMany<Row<'events'>>(
	...(['id', 'case_id', 'seq', 'heard_at', 'agency_id', 'told_to', 'fact_sealed'] as const)
)((db, rows) => db.insertInto('events').values(rows));
