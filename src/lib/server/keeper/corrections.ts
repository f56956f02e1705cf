/** What keepers corrected about services since the data was released: one asks, a second confirms, any undoes it in one step. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { corrected, renumberedBy, type Correction } from '#lib/domain/help/correction.ts';
import { renumber } from '#lib/domain/help/numbers.ts';
import { services, showServices, type Service } from '#lib/domain/help/service.ts';
import { madeAnew } from '#lib/server/anew.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';

/** One correction with what it does: the service without it and with it, where it is shown. */
export type Change = {
	readonly id: string;
	readonly kind: Correction['kind'];
	readonly name: string;
	readonly why: string;
	readonly by: PersonId;
	readonly at: Instant;
	readonly before: Service | undefined;
	readonly after: Service | undefined;
};

/** What stands, in the order in which it was confirmed: of one kind and one service the last, so an undo brings back the one before. */
export async function standing(db: Db | Trx): Promise<Correction[]> {
	return (await standingRows(db)).map(correctionOf);
}

/** Reads again what stands; another process may have changed it. While something does, pages made at build time are made anew. */
export async function refresh(db: Db): Promise<void> {
	const all = await standing(db);
	showServices(corrected(services, all));
	renumber(renumberedBy(all));
	madeAnew('corrections', { stands: all.length > 0 });
}

/** What stands and can be undone: of one kind and one service the last. */
export async function list(db: Db, keys: Keys): Promise<Change[]> {
	const rows = await standingRows(db);
	const last = rows.filter((row, nth) => !rows.slice(nth + 1).some((one) => isOfSame(one, row)));
	return last.map((row) => changeOf(keys, row, rows));
}

/** One that waits and can still be done: nothing else was confirmed of the same since it was asked for. */
export async function waiting(db: Db | Trx, keys: Keys, id: string): Promise<Change | undefined> {
	const row = await openRow(db, id);
	const rows = await standingRows(db);
	return row && lastOf(rows, row) === row.follows ? changeOf(keys, row, [...rows, row]) : undefined;
}

/** What the form was made on: the last of this kind and service, standing or asked for. */
export async function markOf(db: Db | Trx, of: string): Promise<string> {
	const row = await db
		.selectFrom('corrections')
		.select(['id', 'undone_at'])
		.where('of', '=', of)
		.orderBy('asked_at', 'desc')
		.orderBy('id')
		.limit(1)
		.executeTakeFirst();
	return row ? `${row.id}${row.undone_at === null ? '' : '-undone'}` : '';
}

/** What is asked for. */
export type Asking = {
	readonly correction: Correction;
	readonly why: string;
	/** What the keeper had before her. */
	readonly mark: string;
};

/** Writes down what is asked for, before a second keeper is; nothing where another keeper asked for something meanwhile. */
export async function add(
	db: Db,
	keys: Keys,
	keeper: Staff,
	{ correction, why, mark }: Asking,
	now: Instant
): Promise<string | undefined> {
	const { kind, of, value } = correction;
	return transaction(db, async (trx) => {
		await lock(trx, [`correction:${of}`]);
		if ((await markOf(trx, of)) !== mark) return undefined;
		const id = newId();
		const follows = lastOf(await standingRows(trx), correction);
		const why_sealed = seal(keys, 'nobody', `corrections/${id}`, why);
		const asked = { follows, asked_by: keeper.person, asked_at: now };
		const open = { confirmed_by: null, confirmed_at: null, undone_by: null, undone_at: null };
		await trx
			.insertInto('corrections')
			.values({ id, kind, of, value: JSON.stringify(value), why_sealed, ...asked, ...open })
			.execute();
		await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'correction-asked', now);
		return id;
	});
}

/** Says it from now on; false where something else was confirmed of the same meanwhile. */
export async function confirm(
	trx: Trx,
	keys: Keys,
	keeper: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	const row = await openRow(trx, id);
	if (!row || row.asked_by === keeper.person) return false;
	await lock(trx, [`correction:${row.of}`]);
	if (lastOf(await standingRows(trx), row) !== row.follows) return false;
	await trx
		.updateTable('corrections')
		.set({ confirmed_by: keeper.person, confirmed_at: now })
		.where('id', '=', id)
		.execute();
	await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'correction-made', now);
	return true;
}

/** Takes one back: what stood before it is said again. False where that was done before. */
export async function undo(
	db: Db,
	keys: Keys,
	keeper: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	const isUndone = await transaction(db, async (trx) => {
		const rows = await trx
			.updateTable('corrections')
			.set({ undone_by: keeper.person, undone_at: now })
			.where('id', '=', id)
			.where('confirmed_at', 'is not', null)
			.where('undone_at', 'is', null)
			.returning('id')
			.execute();
		if (rows.length === 0) return false;
		await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'correction-undone', now);
		return true;
	});
	await refresh(db);
	return isUndone;
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

type Which = Pick<Kept, 'kind' | 'of'>;

function isOfSame(one: Which, other: Which): boolean {
	return one.kind === other.kind && one.of === other.of;
}

function lastOf(rows: readonly Kept[], which: Which): string | null {
	return rows.findLast((one) => isOfSame(one, which))?.id ?? null;
}

function correctionOf({ kind, of, value }: Kept): Correction {
	return { kind, of, value: JSON.parse(value) } as Correction;
}

function changeOf(keys: Keys, row: Kept, rows: readonly Kept[]): Change {
	const find = (all: readonly Kept[]) =>
		corrected(services, all.map(correctionOf)).find(({ slug }) => slug === row.of);
	return {
		id: row.id,
		kind: row.kind as Correction['kind'],
		name: services.find(({ slug }) => slug === row.of)?.name ?? row.of,
		why: unseal(keys, 'nobody', `corrections/${row.id}`, row.why_sealed),
		by: row.asked_by,
		at: row.confirmed_at ?? row.asked_at,
		before: find(rows.filter(({ id }) => id !== row.id)),
		after: find(rows)
	};
}
