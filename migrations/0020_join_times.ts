import { columns } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** The half hours a team keeps for a code that was typed, whatever it is worth; none for codes from before. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await db.schema.alterTable('joins').addColumn('team', words).execute();
	for (const name of ['promised_from', 'second_from', 'third_from'])
		await db.schema.alterTable('joins').addColumn(name, instant).execute();
}
