import { columns } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** From when a supporter is in, what she calls them, and which panes she opened to her advocate. */
export async function up(db: Kysely<never>): Promise<void> {
	const { instant, bytes, json } = columns(db);
	await db.schema
		.alterTable('supporters')
		.addColumn('starts_at', instant, (c) => c.notNull().defaultTo(0))
		.execute();
	await db.schema.alterTable('supporters').addColumn('called_sealed', bytes).execute();
	await db.schema.alterTable('assignments').addColumn('panes', json).execute();
	// Whoever was let in before there was a delay began at once.
	await sql`update supporters set starts_at = let_in_at`.execute(db);
}
