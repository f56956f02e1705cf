/** What the service notes about itself under a name: when it was backed up last, and the like. */
import type { Db, Trx } from './database.ts';

/** What is noted under a name. */
export async function read(db: Db | Trx, name: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('marks')
		.select('value')
		.where('name', '=', name)
		.executeTakeFirst();
	return row?.value;
}

/** Notes something in the place of what was noted before. */
export async function set(db: Db | Trx, name: string, value: string): Promise<void> {
	await db
		.insertInto('marks')
		.values({ name, value })
		.onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
		.execute();
}

/** Notes something that was not noted yet; what stands stays. */
export async function begin(db: Db | Trx, name: string, value: string): Promise<void> {
	await db
		.insertInto('marks')
		.values({ name, value })
		.onConflict((conflict) => conflict.column('name').doNothing())
		.execute();
}
