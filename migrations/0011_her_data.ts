import { columns, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What is asked about her own data: a copy of it, or that it is erased. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await table(db, 'data_requests')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('sort', words, (c) => c.notNull())
		.addColumn('came_by', words, (c) => c.notNull())
		.addColumn('asked_at', instant, (c) => c.notNull())
		.addColumn('due_on', words, (c) => c.notNull())
		.addColumn('state', words, (c) => c.notNull())
		.addColumn('taken_by', words, (c) => c.references('people.id'))
		.addColumn('checked', words)
		.addColumn('checked_at', instant)
		.addColumn('checked_by', words, (c) => c.references('people.id'))
		.addColumn('ready_at', instant)
		.addColumn('second_by', words, (c) => c.references('people.id'))
		.addColumn('second_at', instant)
		// The call that makes sure who asks: it may be long gone when this is still here.
		.addColumn('call_id', words)
		.addColumn('refusal', words)
		.addColumn('given', words)
		.addColumn('ended_at', instant)
		.addColumn('receipt', words)
		.execute();
	await db.schema
		.createIndex('data_requests_of_participation')
		.on('data_requests')
		.column('participation_id')
		.execute();
}
