import { columns, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What keepers have stopped, and why. */
export async function stop(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'stops')
		.addColumn('id', words, key)
		.addColumn('kind', words, required)
		.addColumn('of', words, required)
		.addColumn('why_sealed', bytes, required)
		.addColumn('set_by', words, (c) => c.references('people.id'))
		.addColumn('set_at', instant, required)
		.addColumn('lifted_by', words, (c) => c.references('people.id'))
		.addColumn('lifted_at', instant)
		.execute();
}
