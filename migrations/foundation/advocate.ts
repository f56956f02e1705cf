import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** Another advocate that was told before. */
export async function advocate(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await table(db, 'advocate_changes')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('from_person', words, refersTo('people.id'))
		// Nobody where the work with her has ended.
		.addColumn('to_person', words, (c) => c.references('people.id'))
		.addColumn('team', words, required)
		.addColumn('planned_by', words, refersTo('people.id'))
		.addColumn('reason', words, required)
		.addColumn('planned_for', words, required)
		.addColumn('state', words, required)
		// The call she is owed because she said no: it may be long gone when this is still here.
		.addColumn('call_id', words)
		.addColumn('made_at', instant, required)
		.addColumn('refused_at', instant)
		.addColumn('ended_at', instant)
		.execute();
	await index(db, 'advocate_changes_one_open')
		.unique()
		.on('advocate_changes')
		.column('participation_id')
		.where(sql<boolean>`ended_at is null`)
		.execute();
	await index(db, 'advocate_changes_of_participation')
		.on('advocate_changes')
		.column('participation_id')
		.execute();
}
