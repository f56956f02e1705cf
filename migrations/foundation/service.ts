import { columns, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What the service remembers of itself, and how often somebody may try. */
export async function service(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	await table(db, 'marks')
		.addColumn('name', words, key)
		.addColumn('value', words, required)
		.execute();
	await table(db, 'limits')
		.addColumn('bucket', words, key)
		.addColumn('count', number, required)
		.addColumn('opens_at', instant, required)
		.addColumn('forget_at', instant, required)
		.execute();
}
