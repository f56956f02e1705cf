/** What keepers corrected since the release: one writes it and asks, a second confirms what she has seen, any undoes it in one step. */
import { createHash, createHmac } from 'node:crypto';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { correct, shipped, type AnyCorrection } from '#lib/domain/keeper/corrected.ts';
import type { Instant } from '#lib/domain/event.ts';
import { corrected, renumberedBy, type Correction } from '#lib/domain/help/correction.ts';
import { renumber } from '#lib/domain/help/numbers.ts';
import { services, showServices } from '#lib/domain/help/service.ts';
import { madeAnew } from '#lib/server/anew.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import { rowOf, type CorrectionKind } from './correction-kinds.ts';

/** One correction, with all that stands without it and with it, so that a page can show both. */
export type Change = {
	readonly id: string;
	readonly kind: CorrectionKind;
	readonly of: string;
	readonly why: string;
	readonly by: PersonId;
	readonly at: Instant;
	readonly before: readonly AnyCorrection[];
	readonly after: readonly AnyCorrection[];
	/** Of all that whoever confirms it has before her; other content is another one. */
	readonly seen: string;
};

/** What stands, in the order in which it was confirmed: of one kind and one thing the last, so an undo brings back the one before. */
export async function standing(db: Db | Trx, keys: Keys): Promise<AnyCorrection[]> {
	const rows = await standingRows(db);
	return rows.filter((row) => isGood(keys, row)).map(correctionOf);
}

/** Reads again what stands; another process may have changed it. While something does, pages made at build time are made anew. */
export async function refresh(db: Db, keys: Keys): Promise<void> {
	const all = await standing(db, keys);
	const ofServices = all as unknown as readonly Correction[];
	showServices(corrected(services, ofServices));
	renumber(renumberedBy(ofServices));
	correctIfOther(all);
	madeAnew('corrections', all.length > 0 ? JSON.stringify(all) : '');
}

let known = '[]';

// What follows from them is worked out anew only where they are others.
function correctIfOther(all: readonly AnyCorrection[]): void {
	const now = JSON.stringify(all);
	if (now === known) return;
	known = now;
	correct(all);
}

/** What stands and can be undone: of one kind and one thing the last, also where it is not said because it no longer fits. */
export async function list(db: Db, keys: Keys): Promise<Change[]> {
	const rows = await standingRows(db);
	const last = rows.filter((row, nth) => !rows.slice(nth + 1).some((one) => isOfSame(one, row)));
	return last.map((row) => changeOf(keys, row, rows));
}

/** Since when those are kept that two confirmed and that are not said: this version has other words, or somebody changed them here. */
export async function unfit(db: Db, keys: Keys): Promise<Instant[]> {
	const rows = await standingRows(db);
	return rows.filter((row) => !isGood(keys, row)).map((row) => row.confirmed_at ?? row.written_at);
}

/** What she wrote and has not asked for yet, as it will look; nobody else sees it. */
export async function written(
	db: Db | Trx,
	keys: Keys,
	keeper: Staff,
	id: string
): Promise<Change | undefined> {
	const row = await openRow(db, id);
	if (!row || row.asked_by !== keeper.person || row.asked_at !== null) return undefined;
	const rows = await standingRows(db);
	return changeOf(keys, row, [...rows, row]);
}

/** One that waits and can still be done: nothing else was confirmed of the same since it was asked for. */
export async function waiting(db: Db | Trx, keys: Keys, id: string): Promise<Change | undefined> {
	const row = await askedRow(db, id);
	const rows = await standingRows(db);
	return row && lastOf(rows, row) === row.follows ? changeOf(keys, row, [...rows, row]) : undefined;
}

/** The last that was asked for of the same thing, standing or not: who saw another one has not seen what it is now. */
export async function markOf(db: Db | Trx, of: string): Promise<string> {
	const row = await db
		.selectFrom('corrections')
		.select(['id', 'undone_at'])
		.where('of', '=', of)
		.where('asked_at', 'is not', null)
		.orderBy('asked_at', 'desc')
		.orderBy('id')
		.limit(1)
		.executeTakeFirst();
	return row ? `${row.id}${row.undone_at === null ? '' : '-undone'}` : '';
}

/** Writes down what a keeper wants said, before she sees how it looks. */
export async function write(
	db: Db | Trx,
	keys: Keys,
	keeper: Staff,
	correction: AnyCorrection,
	now: Instant
): Promise<string> {
	const { kind, of, value } = correction;
	const id = newId();
	const follows = lastOf(await standingRows(db), correction);
	const why_sealed = seal(keys, 'nobody', `corrections/${id}`, '');
	const by = { asked_by: keeper.person, written_at: now, asked_at: null };
	const open = {
		confirmed_by: null,
		confirmed_at: null,
		stamp: null,
		undone_by: null,
		undone_at: null
	};
	await db
		.insertInto('corrections')
		.values({ id, kind, of, value: JSON.stringify(value), why_sealed, follows, ...by, ...open })
		.execute();
	return id;
}

/** What she has seen, what was the last of the same thing then, and why. */
export type Asking = { readonly id: string; readonly mark: string; readonly why: string };

/** Asks for what she wrote and has seen; false where another keeper asked for something about the same meanwhile. */
export async function ask(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	{ id, mark, why }: Asking,
	now: Instant
): Promise<boolean> {
	const row = await openRow(trx, id);
	if (!row || row.asked_by !== keeper.person || row.asked_at !== null) return false;
	await lock(trx, [`correction:${row.of}`]);
	if ((await markOf(trx, row.of)) !== mark) return false;
	const follows = lastOf(await standingRows(trx), row);
	await trx
		.updateTable('corrections')
		.set({ asked_at: now, follows, why_sealed: seal(keys, 'nobody', `corrections/${id}`, why) })
		.where('id', '=', id)
		.where('asked_at', 'is', null)
		.execute();
	await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'correction-asked', now);
	return true;
}

/** Says it from now on; false where it is not what this keeper saw, it is her own, or something else was confirmed of the same. */
export async function confirm(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	{ id, seen }: { readonly id: string; readonly seen: string },
	now: Instant
): Promise<boolean> {
	const row = await askedRow(trx, id);
	if (!row || row.asked_by === keeper.person) return false;
	await lock(trx, [`correction:${row.of}`]);
	if ((await waiting(trx, keys, id))?.seen !== seen) return false;
	const confirmed = { confirmed_by: keeper.person, confirmed_at: now };
	await trx
		.updateTable('corrections')
		.set({ ...confirmed, stamp: stampOf(keys, { ...row, ...confirmed }) })
		.where('id', '=', id)
		.where('confirmed_at', 'is', null)
		.execute();
	await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'correction-made', now);
	return true;
}

/** Takes back the last of a kind and a thing: what stood before it is said again. False where it is not that any more. */
export async function undo(
	db: Db,
	keys: Keys,
	keeper: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	const isUndone = await transaction(db, async (trx) => {
		const found = (await standingRows(trx)).find((one) => one.id === id);
		if (!found) return false;
		// Whoever confirms another of the same waits for this, or this for her.
		await lock(trx, [`correction:${found.of}`]);
		if (lastOf(await standingRows(trx), found) !== id) return false;
		const rows = await trx
			.updateTable('corrections')
			// Without its stamp it is not said again, whoever takes this mark away.
			.set({ undone_by: keeper.person, undone_at: now, stamp: null })
			.where('id', '=', id)
			.where('confirmed_at', 'is not', null)
			.where('undone_at', 'is', null)
			.returning('id')
			.execute();
		if (rows.length === 0) return false;
		await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'correction-undone', now);
		return true;
	});
	await refresh(db, keys);
	return isUndone;
}

/** Forgets what nobody asked for within a day. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db
		.deleteFrom('corrections')
		.where('asked_at', 'is', null)
		.where('written_at', '<', now - 86_400_000)
		.execute();
}

type Kept = Row<'corrections'>;

function standingRows(db: Db | Trx): Promise<Kept[]> {
	return db
		.selectFrom('corrections')
		.selectAll()
		.where('confirmed_at', 'is not', null)
		.where('undone_at', 'is', null)
		.orderBy('confirmed_at')
		.orderBy('asked_at')
		.execute();
}

function openRow(db: Db | Trx, id: string): Promise<Kept | undefined> {
	return db
		.selectFrom('corrections')
		.selectAll()
		.where('id', '=', id)
		.where('confirmed_at', 'is', null)
		.executeTakeFirst();
}

async function askedRow(db: Db | Trx, id: string): Promise<Kept | undefined> {
	const row = await openRow(db, id);
	return row?.asked_at === null ? undefined : row;
}

type Which = Pick<Kept, 'kind' | 'of'>;

function isOfSame(one: Which, other: Which): boolean {
	return one.kind === other.kind && one.of === other.of;
}

function lastOf(rows: readonly Kept[], which: Which): string | null {
	return rows.findLast((one) => isOfSame(one, which))?.id ?? null;
}

function correctionOf({ kind, of, value }: Kept): AnyCorrection {
	return { kind, of, value: JSON.parse(value) as unknown };
}

// What was confirmed by two here and not written into the database by somebody else, and still passes what its kind asks.
function isGood(keys: Keys, row: Kept): boolean {
	const kind = rowOf(row.kind);
	if (!kind || !row.stamp || row.stamp !== stampOf(keys, row)) return false;
	const known = fitting.get(row.stamp);
	const fits = known ?? kind.fits?.(row.of, JSON.parse(row.value)) ?? true;
	fitting.set(row.stamp, fits);
	return fits;
}

// By the stamp, which is of all that was looked at: they are read every few seconds.
const fitting = new Map<string, boolean>();

function stampOf(keys: Keys, row: Kept): string {
	const { id, kind, of, value, asked_by, confirmed_by, confirmed_at } = row;
	const all = [id, kind, of, value, asked_by, confirmed_by, Number(confirmed_at)];
	return createHmac('sha256', keys.audit)
		.update(`correction ${JSON.stringify(all)}`)
		.digest('hex');
}

function changeOf(keys: Keys, row: Kept, rows: readonly Kept[]): Change {
	const { id, kind, of, value, follows } = row;
	const good = rows.filter((one) => one.id === id || isGood(keys, one));
	const without = good.filter((one) => one.id !== id).map(correctionOf);
	const is = rowOf(kind)?.asTyped(of);
	const seen = createHash('sha256').update(JSON.stringify([id, kind, of, value, follows, is]));
	return {
		...{ id, of, kind: kind as CorrectionKind },
		why: unseal(keys, 'nobody', `corrections/${id}`, row.why_sealed),
		by: row.asked_by,
		at: row.confirmed_at ?? row.asked_at ?? row.written_at,
		before: [...shipped, ...without],
		after: [...shipped, ...good.map(correctionOf)],
		seen: seen.digest('hex')
	};
}
