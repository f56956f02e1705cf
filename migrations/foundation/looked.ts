import { columns, goneWith, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What a victim asks about a look at her page. */
export async function looked(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await table(db, 'inquiries')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('line', words, required)
		.addColumn('day', words, required)
		.addColumn('actor_kind', words, required)
		.addColumn('actor_id', words)
		.addColumn('act', words, required)
		.addColumn('asked_at', instant, required)
		.addColumn('promised_on', words, required)
		.addColumn('answer', words)
		.addColumn('answered_at', instant)
		.addUniqueConstraint('inquiries_one_a_line', ['participation_id', 'line'])
		.execute();
}
