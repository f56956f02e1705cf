/** Whether the audit is as it was written: finds the exact row that was altered, taken away or put in. */
import type { Db } from '#lib/server/database.ts';
import { macOf, proofOf, type Chain } from './audit.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Row } from '#lib/server/tables.ts';

export type Fault = {
	readonly chain: string;
	readonly seq: number;
	readonly what: 'altered' | 'taken-away' | 'put-in';
};

/** Every fault in every chain, and how many chains and rows were looked at. */
export async function check(
	db: Db,
	keys: Keys
): Promise<{ readonly faults: readonly Fault[]; readonly chains: number; readonly rows: number }> {
	const chains = await chainsOf(db);
	const faults: Fault[] = [];
	let rows = 0;
	for (const chain of chains) {
		const found = await rowsOf(db, chain);
		rows += found.length;
		faults.push(...(await faultsIn(db, keys, chain, found)));
	}
	return { faults, chains: chains.length, rows };
}

/** The first row of a chain that is not as it was written, or nothing when the chain is whole. */
export async function firstBroken(db: Db, keys: Keys, chain: Chain): Promise<number | undefined> {
	const faults = await faultsIn(db, keys, chain, await rowsOf(db, chain));
	return faults.length > 0 ? Math.min(...faults.map(({ seq }) => seq)) : undefined;
}

// A case without a chain has lost it: opening it is its first row.
async function chainsOf(db: Db): Promise<string[]> {
	const written = await db.selectFrom('audit').select('chain').distinct().execute();
	const kept = await db.selectFrom('audit_chains').select('chain').execute();
	const cases = await db.selectFrom('cases').select('id').execute();
	const all = [...written, ...kept].map(({ chain }) => chain);
	return [...new Set([...all, ...cases.map(({ id }) => `case:${id}`)])].sort();
}

function rowsOf(db: Db, chain: string): Promise<Row<'audit'>[]> {
	return db.selectFrom('audit').selectAll().where('chain', '=', chain).orderBy('seq').execute();
}

async function faultsIn(
	db: Db,
	keys: Keys,
	chain: string,
	rows: readonly Row<'audit'>[]
): Promise<Fault[]> {
	const kept = await db
		.selectFrom('audit_chains')
		.selectAll()
		.where('chain', '=', chain)
		.executeTakeFirst();
	const cut = kept && cutOf(kept);
	if (cut && kept.cut_proof !== proofOf(keys, 'cut', cut))
		return [{ chain, seq: cut.seq, what: 'altered' }];
	const { faults, end } = walk(keys, cut, rows);
	// A row past the end does not fit either: it is named once, as what it is.
	const all = [...faults, ...endFaults(keys, chain, kept, end)];
	return [...new Map(all.map((fault) => [fault.seq, fault])).values()];
}

/** Where the purge cut a chain; nothing while it has its first row. */
function cutOf({ chain, cut_seq, cut_mac }: Kept): (End & { readonly chain: string }) | undefined {
	return cut_seq === null ? undefined : { chain, seq: cut_seq, mac: cut_mac ?? '' };
}

type Kept = Row<'audit_chains'>;
type End = { readonly seq: number; readonly mac: string };

/**
 * Walks a chain. Where whoever tampered numbered the rest anew, `shift` says by how much, so that one fault is named and
 * not all that follows it.
 */
function walk(
	keys: Keys,
	cut: End | undefined,
	rows: readonly Row<'audit'>[]
): { faults: Fault[]; end: End } {
	const faults: Fault[] = [];
	let before = cut?.mac ?? '';
	let expected = (cut?.seq ?? 0) + 1;
	let shift = 0;
	for (const [index, row] of rows.entries()) {
		const { chain } = row;
		const seq = row.seq + shift;
		for (; expected < seq; expected += 1) faults.push({ chain, seq: expected, what: 'taken-away' });
		const isAfterGap = faults.at(-1)?.what === 'taken-away' && faults.at(-1)?.seq === seq - 1;
		const fits = (from: string, one: Row<'audit'>, by: number) =>
			one.mac === macOf(keys, from, { ...one, seq: one.seq + by });
		const next = rows[index + 1];
		if (!fits(before, row, shift) && !isAfterGap) {
			if (next && fits(before, next, shift - 1)) {
				faults.push({ chain, seq: row.seq, what: 'put-in' });
				shift -= 1;
				continue;
			}
			const isCut =
				next !== undefined && !fits(row.mac, next, shift) && fits(row.mac, next, shift + 1);
			faults.push({ chain, seq: row.seq, what: isCut ? 'taken-away' : 'altered' });
			if (isCut) shift += 1;
		}
		before = row.mac;
		expected = row.seq + shift + 1;
	}
	return { faults, end: { seq: expected - 1, mac: before } };
}

function endFaults(keys: Keys, chain: string, kept: Kept | undefined, end: End): Fault[] {
	if (!kept || kept.seq > end.seq) return [{ chain, seq: end.seq + 1, what: 'taken-away' }];
	if (kept.seq < end.seq) return [{ chain, seq: kept.seq + 1, what: 'put-in' }];
	const isOurs = kept.mac === end.mac && kept.proof === proofOf(keys, 'tip', { chain, ...end });
	return isOurs ? [] : [{ chain, seq: end.seq, what: 'altered' }];
}
