import { columns, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What is not erased yet, and what says that something was. */
export async function keep(db: Kysely<never>): Promise<void> {
	const { words, instant, json } = columns(db);
	await table(db, 'legal_holds')
		.addColumn('participation_id', words, (c) => c.primaryKey().references('participations.id'))
		.addColumn('reason', words, required)
		.addColumn('until', words, required)
		.addColumn('set_at', instant, required)
		.execute();
	// Names nobody: the number is all that leads here.
	await table(db, 'erasure_receipts')
		.addColumn('number', words, key)
		.addColumn('erased_on', words, required)
		.addColumn('gone_from_backups_on', words, required)
		.addColumn('destroyed', json, required)
		.execute();
}
