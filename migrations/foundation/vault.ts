import { columns, index, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** The secrets of places, of cases and of the service. */
export async function vault(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	// A place in a case, a case, or one of the service's own: a secret wrapped by a root key that is not in here.
	await table(db, 'keyrings')
		.addColumn('id', words, key)
		.addColumn('person_id', words, (c) => c.unique())
		.addColumn('root', words, required)
		.addColumn('wrapped', bytes, required)
		.addColumn('made_at', instant, required)
		.execute();
	await index(db, 'keyrings_by_root').on('keyrings').column('root').execute();
}
