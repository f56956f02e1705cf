import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** Who was given a case, whose page a child's is, and which cases are two sides of one. */
export async function access(db: Kysely<never>): Promise<void> {
	const { words, instant, number, json } = columns(db);
	await table(db, 'assignments')
		.addColumn('seq', number, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('person_id', words, refersTo('people.id'))
		// The team on that day: who moves on takes what she knows along.
		.addColumn('team', words, required)
		.addColumn('assigned_at', instant, required)
		.addColumn('let_in_at', instant)
		// What she opened to this advocate.
		.addColumn('panes', json)
		.addColumn('ended_at', instant)
		.execute();
	await index(db, 'assignments_one_open')
		.unique()
		.on('assignments')
		.column('participation_id')
		.where(sql<boolean>`ended_at is null`)
		.execute();
	await index(db, 'assignments_of_person').on('assignments').column('person_id').execute();
	await index(db, 'assignments_of_team').on('assignments').column('team').execute();
	await index(db, 'assignments_of_place').on('assignments').column('participation_id').execute();
	// No date of birth: only from when her page is her own, and from when she counts as grown up.
	await table(db, 'children')
		.addColumn('participation_id', words, (c) =>
			c.primaryKey().references('participations.id').onDelete('cascade')
		)
		.addColumn('own_from', instant, required)
		.addColumn('grown_from', instant, required)
		.addColumn('begun_with', words, (c) => c.references('people.id'))
		.execute();
	// Keyed hashes alone: they tell that two are one person, and nothing of who it is.
	await table(db, 'suspects')
		.addColumn('case_id', words, refersTo('cases.id'))
		.addColumn('party_index', words, required)
		.addPrimaryKeyConstraint('suspects_key', ['case_id', 'party_index'])
		.execute();
	await index(db, 'suspects_by_index').on('suspects').column('party_index').execute();
	await table(db, 'victims')
		.addColumn('participation_id', words, (c) =>
			c.primaryKey().references('participations.id').onDelete('cascade')
		)
		.addColumn('party_index', words, required)
		.execute();
	await index(db, 'victims_by_index').on('victims').column('party_index').execute();
}
