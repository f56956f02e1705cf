/** What came to a case, and who, by each of its names since two of them were tied: by it a wrong tie is undone. */
import type { AgencyId, ParticipationId } from '#lib/domain/actor.ts';
import type { Share } from '#lib/domain/case/snapshot.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type { CaseId, Instant, Teller, Telling } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as fields from '#lib/server/vault/fields.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField, unsealField } from '#lib/server/vault/seals.ts';
import { sharesOf, type Ledger } from './ledgers.ts';

/** Part of a message as it was entered: by which name, and which hashed references found the case by it first. */
export type Told = {
	readonly agency: AgencyId;
	readonly toldBy: Teller;
	readonly source: string;
	readonly id: string;
	readonly urn?: Urn;
	/** The other name that it ties to that one. */
	readonly was?: Urn;
	/** The hashed reference of the hearing of its shares. */
	readonly hearing?: string;
	readonly references: readonly string[];
	readonly fresh: readonly string[];
	readonly tellings: readonly Telling[];
	readonly shares?: readonly Share[];
};

/** That a force tied two names; as of when the case stood so, by the number of its last fact and what was shared. */
export type Tie = {
	readonly agency: AgencyId;
	readonly names: readonly [Urn, Urn];
	readonly seq: number;
	readonly shares: readonly Share[];
};

export type Entry =
	| ({ readonly is: 'tie' } & Tie)
	| ({ readonly is: 'part' } & Told)
	| { readonly is: 'place'; readonly urn: Urn; readonly participation: ParticipationId };
export type Kept<E = Entry> = {
	readonly id: string;
	readonly nth: number;
	readonly at: Instant;
	readonly entry: E;
};
export type Part = Extract<Entry, { is: 'part' }>;
export type Place = Extract<Entry, { is: 'place' }>;

/** That a force tied two names of a case, as its row keeps it; the same two are kept once. */
export async function tied(
	trx: Trx,
	keys: Keys,
	ledger: Ledger,
	{ agency, names }: Pick<Tie, 'agency' | 'names'>,
	now: Instant
): Promise<Row<'case_ties'>> {
	const shares = await sharesOf(trx, keys, ledger);
	const id = indexOf(keys, 'tie', JSON.stringify([ledger.caseId, ...[...names].sort()]));
	const entry = { is: 'tie', agency, names, seq: ledger.seq, shares } as const;
	return rowFrom(keys, ledger, entry, now, id);
}

/** Part of a message, as its row keeps it. */
export function told(keys: Keys, ledger: Ledger, part: Told, now: Instant): Row<'case_ties'> {
	return rowFrom(keys, ledger, { is: 'part', ...part }, now);
}

/** Remembers by which name of a tied case somebody was asked in. */
export async function asked(
	trx: Trx,
	keys: Keys,
	caseId: CaseId,
	place: { readonly urn: Urn; readonly participation: ParticipationId },
	now: Instant
): Promise<void> {
	const [last] = await lastOf(trx, [{ caseId }]);
	if (!last) return;
	const ring = await keyrings.ensure(trx, keys, caseId, now);
	const ledger = { caseId, ring, entries: last.nth + 1 };
	await add(trx, [rowFrom(keys, ledger, { is: 'place', ...place }, now)]);
}

function rowFrom(
	keys: Keys,
	ledger: Pick<Ledger, 'caseId' | 'ring' | 'entries'>,
	entry: Entry,
	now: Instant,
	id = newId()
): Row<'case_ties'> {
	const nth = ledger.entries ?? 0;
	ledger.entries = nth + 1;
	const entry_sealed = sealField(keys, ledger.ring, fields.tied, id, JSON.stringify(entry));
	return { id, case_id: ledger.caseId, nth, kept_at: now, entry_sealed };
}

/** Counts, for each ledger of a case with tied names, what is kept of it: what is entered from then on is kept with it. */
export async function learn(trx: Trx, ledgers: readonly Ledger[]): Promise<void> {
	const rows = await lastOf(
		trx,
		ledgers.map(({ caseId }) => ({ caseId }))
	);
	const last = new Map(rows.map((row) => [row.case_id, row.nth]));
	for (const ledger of ledgers) {
		const nth = last.get(ledger.caseId);
		if (nth !== undefined) ledger.entries = nth + 1;
	}
}

const lastOf = preparedForMany<{ readonly caseId: CaseId }>('caseId')((db, cases) =>
	db
		.selectFrom('case_ties')
		.select(({ fn }) => ['case_id', fn.max<number>('nth').as('nth')])
		.where(
			'case_id',
			'in',
			cases.map(({ caseId }) => caseId)
		)
		.groupBy('case_id')
);

/** Keeps rows of it. */
export const add = preparedForMany<Row<'case_ties'>>(
	...(['id', 'case_id', 'nth', 'kept_at', 'entry_sealed'] as const)
)((db, rows) =>
	db
		.insertInto('case_ties')
		.values(rows)
		.onConflict((conflict) => conflict.column('id').doNothing())
);

/** All that is kept of a case, in the order it came. */
export async function ofCase(
	db: Db | Trx,
	keys: Keys,
	caseId: CaseId,
	ring: keyrings.Ring | undefined
): Promise<Kept[]> {
	const rows = await db
		.selectFrom('case_ties')
		.selectAll()
		.where('case_id', '=', caseId)
		.orderBy('nth')
		.execute();
	return rows.map(({ id, nth, kept_at, entry_sealed }) => {
		const words = unsealField(keys, ring, fields.tied, id, entry_sealed);
		return { id, nth, at: kept_at, entry: JSON.parse(words) as Entry };
	});
}

/** Those of one sort. */
export function sorted<Sort extends Entry['is']>(
	kept: readonly Kept[],
	is: Sort
): Kept<Extract<Entry, { is: Sort }>>[] {
	return kept.filter(({ entry }) => entry.is === is) as Kept<Extract<Entry, { is: Sort }>>[];
}

/** The case of a tie, by its id. */
export async function caseOf(db: Db | Trx, id: string): Promise<CaseId | undefined> {
	const row = await db
		.selectFrom('case_ties')
		.select('case_id')
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.case_id;
}

/** Forgets some of it. */
export async function forget(trx: Trx, kept: readonly Pick<Kept, 'id'>[]): Promise<void> {
	if (kept.length === 0) return;
	await trx
		.deleteFrom('case_ties')
		.where(
			'id',
			'in',
			kept.map(({ id }) => id)
		)
		.execute();
}
