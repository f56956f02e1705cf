/** The one way a row of the audit goes: after six years, by its own path, leaving a mark where its chain was cut. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { proofOf } from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as legalHolds from './legal-holds.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** More than any chain has rows; the column holds no more. */
const largest = 2 ** 31 - 1;
const sixYears = 6 * 365.25 * 24 * 60 * 60 * 1000;
const mark = 'audit-purge-before';
const doneMark = 'audit-purged-before';

/** Destroys what was written down more than six years ago, but nothing of a case that is held; returns how many rows. */
export async function purge(db: Db, keys: Keys, now: Instant): Promise<number> {
	const before = now - sixYears;
	const held = await legalHolds.heldChains(db, dayOf(now));
	const chains = await db
		.selectFrom('audit')
		.select('chain')
		.distinct()
		.where('at', '<', before)
		.execute();
	let gone = 0;
	for (const { chain } of chains)
		if (!held.has(chain)) gone += await transaction(db, (trx) => cut(trx, keys, chain, before));
	return gone;
}

/** Before which instant rows may have been purged: never one that is not six years old, whatever stands in the database. */
export async function purgedBefore(db: Db, now: Instant): Promise<Instant> {
	const row = await db
		.selectFrom('marks')
		.select('value')
		.where('name', '=', doneMark)
		.executeTakeFirst();
	return Math.min(Number(row?.value ?? 0), now - sixYears);
}

async function cut(trx: Trx, keys: Keys, chain: string, before: Instant): Promise<number> {
	// Up to the first row that stays: times need not rise with the numbers.
	const stays = await trx
		.selectFrom('audit')
		.select((one) => one.fn.min('seq').as('seq'))
		.where('chain', '=', chain)
		.where('at', '>=', before)
		.executeTakeFirst();
	const last = await trx
		.selectFrom('audit')
		.select(['chain', 'seq', 'mac'])
		.where('chain', '=', chain)
		.where('at', '<', before)
		.where('seq', '<', stays?.seq ?? largest)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!last) return 0;
	await trx
		.updateTable('audit_chains')
		.set({ cut_seq: last.seq, cut_mac: last.mac, cut_proof: proofOf(keys, 'cut', last) })
		.where('chain', '=', chain)
		.execute();
	await setMark(trx, mark, before);
	const { numDeletedRows } = await trx
		.deleteFrom('audit')
		.where('chain', '=', chain)
		.where('seq', '<=', last.seq)
		.executeTakeFirst();
	await trx.deleteFrom('marks').where('name', '=', mark).execute();
	await setMark(trx, doneMark, before);
	return Number(numDeletedRows);
}

async function setMark(trx: Trx, name: string, at: Instant): Promise<void> {
	const value = String(Math.floor(at));
	await trx
		.insertInto('marks')
		.values({ name, value })
		.onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
		.execute();
}
