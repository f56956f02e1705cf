import { columns, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** What she asks of agencies: one open ask for each duty and event, kept with the day she sent it. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'asks')
		.addColumn('id', words, (c) => c.primaryKey())
		// Gone with her place in the case.
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('duty', words, (c) => c.notNull())
		.addColumn('because', words, (c) => c.notNull().references('events.id'))
		.addColumn('owed_by', words, (c) => c.notNull())
		.addColumn('rung', words, (c) => c.notNull())
		.addColumn('state', words, (c) => c.notNull())
		.addColumn('answering_sealed', bytes, (c) => c.notNull())
		.addColumn('asked_on', words)
		.addColumn('replied_on', words)
		.addColumn('made_at', instant, (c) => c.notNull())
		.addColumn('changed_at', instant, (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('asks_one_open')
		.unique()
		.on('asks')
		.columns(['participation_id', 'duty', 'because'])
		.where(sql<boolean>`state = 'open'`)
		.execute();
	await db.schema
		.createIndex('asks_of_participation')
		.on('asks')
		.column('participation_id')
		.execute();
}
