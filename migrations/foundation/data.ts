import { columns, goneWith, index, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What is asked about her own data: a copy of it, or that it is erased. */
export async function data(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await table(db, 'data_requests')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('sort', words, required)
		.addColumn('came_by', words, required)
		.addColumn('asked_at', instant, required)
		.addColumn('due_on', words, required)
		.addColumn('state', words, required)
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
	await index(db, 'data_requests_of_participation')
		.on('data_requests')
		.column('participation_id')
		.execute();
}
