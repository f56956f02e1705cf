/** How many rows each table holds: what was kept, and that nothing was. */
import type { Db } from '#lib/server/database.ts';

/** The number of rows, by table. */
export async function rowsOf(db: Db): Promise<Record<string, number>> {
	const found: Record<string, number> = {};
	for (const { name } of await db.introspection.getTables()) {
		const { fn } = db;
		const count = await db
			.selectFrom(name as 'events')
			.select(fn.countAll<number>().as('rows'))
			.executeTakeFirstOrThrow();
		found[name] = Number(count.rows);
	}
	return found;
}
