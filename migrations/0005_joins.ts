import { columns, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Codes typed so that two cases become one, and records an advocate began with somebody. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'joins')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		// The case she began herself: its chain of who looked goes on under the other one.
		.addColumn('own_case', words, (c) => c.notNull())
		.addColumn('asked_at', instant, (c) => c.notNull())
		.addColumn('wishes_sealed', bytes, (c) => c.notNull())
		// `right`, `used` or `none`: a row is kept for every code, so that no answer tells which it was.
		.addColumn('code', words, (c) => c.notNull())
		.addColumn('code_person', words, (c) => c.references('people.id'))
		.addColumn('followed_at', instant)
		.addColumn('request_id', words, (c) => c.references('requests.id'))
		.addColumn('joined_at', instant)
		// The place the code stood for, once it is hers: who looked at it is still named by it.
		.addColumn('code_place', words)
		.execute();
	await db.schema
		.createIndex('joins_of_participation')
		.on('joins')
		.column('participation_id')
		.execute();
	await db.schema.createIndex('joins_to_follow').on('joins').column('followed_at').execute();
	await table(db, 'openings')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('opened_by', words, (c) => c.notNull().references('people.id'))
		.addColumn('ends_at', instant, (c) => c.notNull())
		.execute();
}
