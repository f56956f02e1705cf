import { columns, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What a victim said, once, about how she wants to be reached and helped. */
export async function reach(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'needs')
		.addColumn('participation_id', words, (c) => c.primaryKey().references('participations.id'))
		.addColumn('needs_sealed', bytes, required)
		.addColumn('changed_at', instant, required)
		// When she last said how she is reached: that narrows a call she asked for before.
		.addColumn('reached_at', instant, required)
		.execute();
}
