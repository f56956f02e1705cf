import { columns, goneWith, index, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Teams of advocates: whom they serve, when they answer, and who works when. */
export async function team(db: Kysely<never>): Promise<void> {
	const { words, instant, number, flag, json } = columns(db);
	await table(db, 'teams')
		.addColumn('id', words, key)
		.addColumn('name', words, required)
		.addColumn('boroughs', json, required)
		.addColumn('needs', json, required)
		.addColumn('languages', json, required)
		.addColumn('has_interpreter', flag, required)
		.addColumn('has_bsl', flag, required)
		.addColumn('has_relay', flag, required)
		.addColumn('hours', json, required)
		.addColumn('cap', number, required)
		.addColumn('case_cap', number, required)
		.addColumn('is_default', flag, required)
		.addColumn('is_open', flag, required)
		.addColumn('changed_at', instant, required)
		.execute();
	await table(db, 'team_members')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('team', words, required)
		.execute();
	await table(db, 'shifts')
		.addColumn('id', words, key)
		.addColumn('person_id', words, goneWith('people.id'))
		.addColumn('team', words, required)
		.addColumn('starts_at', instant, required)
		.addColumn('ends_at', instant, required)
		.execute();
	await index(db, 'shifts_of_person').on('shifts').columns(['person_id', 'starts_at']).execute();
	await index(db, 'shifts_of_team').on('shifts').columns(['team', 'starts_at']).execute();
	await table(db, 'absences')
		.addColumn('id', words, key)
		.addColumn('person_id', words, goneWith('people.id'))
		.addColumn('starts_at', instant, required)
		.addColumn('ends_at', instant, required)
		.addColumn('covered_by', words, (c) => c.references('people.id').onDelete('set null'))
		.addColumn('cover_asked', words, (c) => c.references('people.id').onDelete('set null'))
		.execute();
	await index(db, 'absences_of_person')
		.on('absences')
		.columns(['person_id', 'starts_at'])
		.execute();
}
