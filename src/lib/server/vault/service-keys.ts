/** The service's secrets among the keyrings: its own, made at first use, and the layers over its look-ups. */
import { randomBytes } from 'node:crypto';
import type { Instant } from '#lib/domain/event.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import { keysFrom, type Keys } from './keys.ts';
import { newLayers, type Layers } from './index-generations.ts';
import { unwrapped, wrapped } from './keyrings.ts';
import { KeyRefused, type Roots } from './root-keys.ts';

const own = 'service';
const layerOf = (generation: number) => `index/${generation}`;
const generationMark = 'index-generation';

/** The keys of a database. Throws `KeyRefused` when its secret was wrapped by a root that is not here. */
export async function openKeys(db: Db, roots: Roots, now: Instant): Promise<Keys> {
	const secret = (await secretOf(db, roots, own)) ?? (await first(db, roots, now));
	const layers = newLayers();
	await readLayers(db, { roots, layers });
	return keysFrom(secret, roots, layers);
}

/** Reads again what another process may have changed: the root keys and how far the look-ups are. */
export async function refresh(db: Db, keys: Keys): Promise<void> {
	keys.roots.refresh();
	await readLayers(db, keys);
}

/** Makes the next layer of the look-ups the one that is written, and the one after it ready. */
export async function nextLayer(db: Db, keys: Keys, now: Instant): Promise<void> {
	await readLayers(db, keys);
	const next = keys.layers.current() + 1;
	await transaction(db, async (trx) => {
		for (const generation of [next, next + 1])
			await add(trx, keys.roots, layerOf(generation), randomBytes(32), now);
		await trx
			.insertInto('marks')
			.values({ name: generationMark, value: String(next) })
			.onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(next) }))
			.execute();
	});
	await readLayers(db, keys);
}

// Two at once make one secret, and both go on with the one that is there.
async function first(db: Db, roots: Roots, now: Instant): Promise<Buffer> {
	await transaction(db, async (trx) => {
		await add(trx, roots, own, randomBytes(32), now);
		for (const generation of [2, 3])
			await add(trx, roots, layerOf(generation), randomBytes(32), now);
	});
	return (await secretOf(db, roots, own)) as Buffer;
}

async function add(
	trx: Trx,
	roots: Roots,
	id: string,
	secret: Buffer,
	now: Instant
): Promise<void> {
	await trx
		.insertInto('keyrings')
		.values({ id, person_id: null, ...wrapped(roots.current(), id, secret), made_at: now })
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}

async function secretOf(db: Db, roots: Roots, id: string): Promise<Buffer | undefined> {
	const row = await db.selectFrom('keyrings').selectAll().where('id', '=', id).executeTakeFirst();
	return row && unwrapped(roots, row);
}

async function readLayers(
	db: Db,
	{ roots, layers }: { readonly roots: Roots; readonly layers: Layers }
): Promise<void> {
	const mark = await db
		.selectFrom('marks')
		.select('value')
		.where('name', '=', generationMark)
		.executeTakeFirst();
	const rows = await db.selectFrom('keyrings').selectAll().where('id', 'like', 'index/%').execute();
	const byId = new Map(rows.map((row) => [row.id, unwrapped(roots, row)]));
	const keys: Buffer[] = [];
	for (let next = 2; byId.has(layerOf(next)); next += 1)
		keys.push(byId.get(layerOf(next)) as Buffer);
	const current = Number(mark?.value ?? 1);
	if (keys.length < current - 1) throw new KeyRefused('A key of the look-ups is missing');
	layers.set(current, keys);
}
