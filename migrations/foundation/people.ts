import { columns, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Everybody who has a part in it. */
export async function people(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'people')
		.addColumn('id', words, key)
		.addColumn('role', words, required)
		.addColumn('language', words, required)
		.addColumn('name_sealed', bytes)
		// The number the police recorded for her: write-only on every page of hers.
		.addColumn('number_sealed', bytes)
		.addColumn('paused_at', instant)
		.addColumn('added_at', instant, required)
		.execute();
}
