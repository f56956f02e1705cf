import { columns, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** How she wants to hear hard news, and the calls that news about her safety is owed. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	// `about` is the id of an event, or `all` for what holds of every one.
	await table(db, 'choices')
		.addColumn('participation_id', words, (c) => c.notNull().references('participations.id'))
		.addColumn('about', words, (c) => c.notNull())
		.addColumn('choice', words, (c) => c.notNull())
		.addColumn('chosen_at', instant, (c) => c.notNull())
		.addPrimaryKeyConstraint('choices_key', ['participation_id', 'about'])
		.execute();
	// One row for each piece of news and each victim: told twice, it is owed one call.
	await table(db, 'safety_calls')
		.addColumn('participation_id', words, (c) => c.notNull().references('participations.id'))
		.addColumn('event_id', words, (c) => c.notNull().references('events.id'))
		.addColumn('request_id', words, (c) => c.notNull().references('requests.id'))
		.addPrimaryKeyConstraint('safety_calls_key', ['participation_id', 'event_id'])
		.execute();
}
