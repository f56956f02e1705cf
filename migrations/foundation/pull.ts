import { columns, index, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What is asked of the courts: when next of each case, what was answered last, and how their system is. */
export async function pull(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes } = columns(db);
	await table(db, 'pulls')
		.addColumn('id', words, (c) => c.primaryKey().references('cases.id'))
		.addColumn('next_at', instant, required)
		.addColumn('bad_since', instant)
		.addColumn('answers_sealed', bytes, required)
		.execute();
	await index(db, 'pulls_by_next').on('pulls').column('next_at').execute();
	await table(db, 'pull_source')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('busy_until', instant, required)
		.addColumn('paused_until', instant, required)
		.addColumn('minute_at', instant, required)
		.addColumn('in_minute', number, required)
		.addColumn('asked_at', instant)
		.addColumn('answered_at', instant)
		.addColumn('failing_since', instant)
		.addColumn('failure', words)
		.addColumn('failures', number, required)
		.execute();
}
