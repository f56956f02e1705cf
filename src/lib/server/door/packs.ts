/** The code in a sealed pack: nobody's until it is used, given to somebody or ended, and then no longer kept here. */
import type { Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';

/** A code that waits in its pack, as it is kept. */
export type Pack = Pick<Row<'packs'>, 'number' | 'language'> & {
	readonly locator: string;
	readonly secretHash: string;
};

const triesAllowed = 10;

/** The pack whose code begins so; after ten wrong endings it is found no more. */
export async function find(db: Db, locator: string): Promise<Pack | undefined> {
	const row = await db
		.selectFrom('packs')
		.selectAll()
		.where('locator', '=', locator)
		.where('tries', '<', triesAllowed)
		.executeTakeFirst();
	return row && inside(row);
}

/** What is inside a pack; nothing where its code is gone. */
export function inside({ number, language, locator, secret_hash }: Row<'packs'>): Pack | undefined {
	if (locator === null || secret_hash === null) return undefined;
	return { number, language, locator, secretHash: secret_hash };
}

/** Counts a wrong try against a pack. */
export async function countMiss(db: Db, { number }: Pack): Promise<void> {
	await db
		.updateTable('packs')
		.set((set) => ({ tries: set('tries', '+', 1) }))
		.where('number', '=', number)
		.execute();
}

/** Takes the code out, so that it is in one place alone; false where it is gone or too old. */
export async function takeOut(trx: Trx, { number, locator }: Pack, now: Instant): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('packs')
		.set({ locator: null, secret_hash: null })
		.where('number', '=', number)
		.where('locator', '=', locator)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return Number(numUpdatedRows) === 1;
}
