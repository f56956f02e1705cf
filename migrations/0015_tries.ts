import { columns } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** The further tries kept for a call, the promise a supervisor was told of, and who asked for somebody else. */
export async function up(db: Kysely<never>): Promise<void> {
	const { instant, bytes } = columns(db);
	for (const name of ['second_from', 'third_from', 'warned_from'])
		await db.schema.alterTable('requests').addColumn(name, instant).execute();
	await db.schema.alterTable('requests').addColumn('asker_sealed', bytes).execute();
}
