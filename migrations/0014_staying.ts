import { columns, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** Another advocate that was told before, and the two calls after a case is closed. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	const place = (name: string) =>
		table(db, name).addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		);
	await place('advocate_changes')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('from_person', words, (c) => c.notNull().references('people.id'))
		.addColumn('to_person', words, (c) => c.notNull().references('people.id'))
		.addColumn('team', words, (c) => c.notNull())
		.addColumn('planned_by', words, (c) => c.notNull().references('people.id'))
		.addColumn('reason', words, (c) => c.notNull())
		.addColumn('planned_for', words, (c) => c.notNull())
		.addColumn('state', words, (c) => c.notNull())
		// The call she is owed because she said no: it may be long gone when this is still here.
		.addColumn('request_id', words)
		.addColumn('made_at', instant, (c) => c.notNull())
		.addColumn('refused_at', instant)
		.addColumn('ended_at', instant)
		.execute();
	await db.schema
		.createIndex('advocate_changes_one_open')
		.unique()
		.on('advocate_changes')
		.column('participation_id')
		.where(sql<boolean>`ended_at is null`)
		.execute();
	await place('check_ins')
		.addColumn('closed_on', words, (c) => c.notNull())
		.addColumn('weeks', number, (c) => c.notNull())
		.addColumn('request_id', words)
		.addColumn('made_at', instant, (c) => c.notNull())
		.addPrimaryKeyConstraint('check_ins_key', ['participation_id', 'closed_on', 'weeks'])
		.execute();
	await table(db, 'check_in_stops')
		.addColumn('participation_id', words, (c) =>
			c.primaryKey().references('participations.id').onDelete('cascade')
		)
		.addColumn('said_at', instant, (c) => c.notNull())
		.execute();
}
