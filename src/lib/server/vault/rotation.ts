/** Changing keys while the service runs: in small transactions, so that it can be killed anywhere and run again. */
import type { Instant } from '#lib/domain/event.ts';
import { sql } from 'kysely';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from './keys.ts';
import { indexed, nameOf, raised, type Column } from './index-generations.ts';
import { unwrapped, wrapped } from './keyrings.ts';
import { nextLayer } from './service-keys.ts';

const batch = 200;

/** Told after each small step how much of a part is done. */
export type Progress = (part: 'secrets' | 'look-ups', done: number) => void;
const toNobody: Progress = () => undefined;

export type Rotated = { readonly wrapped: number; readonly indexed: number };

/** Wraps every secret by the newest root key, and lays the next layer over every look-up. */
export async function rotate(
	db: Db,
	keys: Keys,
	now: Instant,
	progress = toNobody
): Promise<Rotated> {
	const rewrapped = await rewrap(db, keys, progress);
	// A change that broke off is finished before the next one begins.
	const left = await reindex(db, keys, progress);
	if (await isRecent(db, now)) return { wrapped: rewrapped, indexed: left };
	await nextLayer(db, keys, now);
	return { wrapped: rewrapped, indexed: left + (await reindex(db, keys, progress)) };
}

// Other processes hear of a layer within seconds, and look one layer back and one ahead: two must not follow at once.
const hearWithin = 60_000;

async function isRecent(db: Db, now: Instant): Promise<boolean> {
	const mark = await db
		.selectFrom('keyrings')
		.select(({ fn }) => fn.max('made_at').as('made_at'))
		.where('id', 'like', 'index/%')
		.executeTakeFirst();
	return now - Number(mark?.made_at ?? 0) < hearWithin;
}

/** Wraps again what an older root wrapped: the secrets stay, so nothing they sealed is touched. Returns how many. */
export async function rewrap(
	db: Db,
	keys: Pick<Keys, 'roots'>,
	progress = toNobody
): Promise<number> {
	let done = 0;
	for (;;) {
		const current = keys.roots.current();
		const rows = await db
			.selectFrom('keyrings')
			.selectAll()
			.where('root', '!=', current.name)
			.limit(batch)
			.execute();
		if (rows.length === 0) return done;
		await transaction(db, async (trx) => {
			for (const row of rows)
				await trx
					.updateTable('keyrings')
					.set(wrapped(current, row.id, unwrapped(keys.roots, row)))
					.where('id', '=', row.id)
					// One that was destroyed or wrapped meanwhile is left as it is.
					.where('root', '=', row.root)
					.execute();
		});
		done += rows.length;
		progress('secrets', done);
	}
}

/** Lays the current layer over look-ups that lack it. Returns how many. */
export async function reindex(db: Db, keys: Keys, progress = toNobody): Promise<number> {
	let done = 0;
	for (const one of indexed) {
		const before = done;
		done += await reindexColumn(db, keys, one, (more) => progress('look-ups', before + more));
	}
	return done;
}

async function reindexColumn(
	db: Db,
	keys: Keys,
	column: Column,
	progress: (done: number) => void
): Promise<number> {
	const current = keys.layers.current();
	if (current === 1) return 0;
	const [at, cell] = [sql.table(column.table), sql.ref(column.column)];
	// The first generation has no mark; of the others only the one before can be left.
	const old = current === 2 ? sql`${cell} not like '%.%'` : sql`${cell} like ${`${current - 1}.%`}`;
	let done = 0;
	for (;;) {
		const { rows } = await sql<{
			kept: string;
		}>`select distinct ${cell} as kept from ${at} where ${old} limit ${batch}`.execute(db);
		if (rows.length === 0) return done;
		await inSpiteOfOthers(() =>
			transaction(db, async (trx) => {
				await lock(trx, [nameOf(column)]);
				for (const { kept } of rows)
					for (const one of matchedWith(column)) await raise(trx, keys, one, kept);
			})
		);
		done += rows.length;
		progress(done);
	}
}

// Two that are matched with one another are raised at one moment, or they would not match meanwhile.
function matchedWith(column: Column): readonly Column[] {
	return indexed.filter((one) => nameOf(one) === nameOf(column));
}

async function raise(trx: Trx, keys: Keys, column: Column, kept: string): Promise<void> {
	const [at, cell] = [sql.table(column.table), sql.ref(column.column)];
	const above = raised(keys, nameOf(column), kept);
	if ('beside' in column) {
		const beside = sql.ref(column.beside);
		// A process that knows the new layer may have written the same row anew.
		await sql`delete from ${at} where ${cell} = ${kept} and ${beside} in
			(select ${beside} from ${at} where ${cell} = ${above})`.execute(trx);
	}
	await sql`update ${at} set ${cell} = ${above} where ${cell} = ${kept}`.execute(trx);
}

const triesAllowed = 5;
// PostgreSQL: the same row, or the row it belongs to, was written or deleted by another at this moment; or a deadlock.
const meanwhile = ['23505', '23503', '40001', '40P01'];

async function inSpiteOfOthers(act: () => Promise<void>, tries = 1): Promise<void> {
	try {
		await act();
	} catch (error) {
		const { code = '' } = error as { code?: string };
		if (tries >= triesAllowed || !meanwhile.includes(code)) throw error;
		await inSpiteOfOthers(act, tries + 1);
	}
}

/** How many secrets each root key still wraps. */
export async function usage(db: Db): Promise<Map<string, number>> {
	const rows = await db
		.selectFrom('keyrings')
		.select(({ fn }) => ['root', fn.countAll<number>().as('many')])
		.groupBy('root')
		.execute();
	return new Map(rows.map(({ root, many }) => [root, Number(many)]));
}
