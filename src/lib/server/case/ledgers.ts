/** Cases held open while messages are entered in them, one after another: what is known of each is read once. */
import { isNews } from '#lib/domain/case/news.ts';
import type { CaseId, Event, Instant, Telling } from '#lib/domain/event.ts';
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
	type Origin
} from './facts.ts';

/** The facts of a case while messages are entered in it one after another. */
export type Ledger = {
	readonly caseId: CaseId;
	readonly ring: keyrings.Ring;
	readonly known: Event[];
	seq: number;
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
		const shared = rows.filter(({ told_to }) => told_to === null);
		const known = (await openedRows(trx, keys, shared, [ring])).map(readRow);
		ledgers.push({ caseId, ring, known, seq: lastSeq(rows) });
	}
	return ledgers;
}

/** Enters what is news of a message, and gives those facts and their rows, which are yet to be kept by `add`. */
export function enter(
	keys: Keys,
	ledger: Ledger,
	origin: Origin,
	tellings: readonly Telling[],
	now: Instant
): { readonly added: Event[]; readonly rows: Row<'events'>[] } {
	const { caseId, ring, known } = ledger;
	const added: Event[] = [];
	const rows: Row<'events'>[] = [];
	for (const [nth, telling] of tellings.entries()) {
		if (!isNews(telling, known)) continue;
		ledger.seq += 1;
		const id = eventIdOf(keys, caseId, origin, nth);
		const fact = factFrom(keys, caseId, origin, telling);
		const fact_sealed = sealedFact(keys, ring, id, fact);
		const row = { ...placed(caseId, origin, now), id, seq: ledger.seq, fact_sealed };
		rows.push(row);
		const event = readRow({ ...row, source: null, fact });
		known.push(event);
		added.push(event);
	}
	return { added, rows };
}

const ofCases = preparedForMany<{ readonly caseId: CaseId }>('caseId')((db, cases) =>
	db
		.selectFrom('events')
		.selectAll()
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
