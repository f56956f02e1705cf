import { columns, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** Teams of advocates: whom they serve, when they answer, who works when; and which team a call is for. */
export async function up(db: Kysely<never>): Promise<void> {
	await addTeams(db);
	await addWork(db);
	await addToRequests(db);
	await fromNames(db);
}

async function addTeams(db: Kysely<never>): Promise<void> {
	const { words, instant, flag, number, json } = columns(db);
	await table(db, 'teams')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('name', words, (c) => c.notNull())
		.addColumn('boroughs', json, (c) => c.notNull())
		.addColumn('needs', json, (c) => c.notNull())
		.addColumn('languages', json, (c) => c.notNull())
		.addColumn('has_interpreter', flag, (c) => c.notNull())
		.addColumn('has_bsl', flag, (c) => c.notNull())
		.addColumn('has_relay', flag, (c) => c.notNull())
		.addColumn('hours', json, (c) => c.notNull())
		.addColumn('cap', number, (c) => c.notNull())
		.addColumn('case_cap', number, (c) => c.notNull())
		.addColumn('is_default', flag, (c) => c.notNull())
		.addColumn('is_open', flag, (c) => c.notNull())
		.addColumn('changed_at', instant, (c) => c.notNull())
		.execute();
}

async function addWork(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await table(db, 'shifts')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('person_id', words, (c) => c.notNull().references('people.id').onDelete('cascade'))
		.addColumn('team', words, (c) => c.notNull())
		.addColumn('starts_at', instant, (c) => c.notNull())
		.addColumn('ends_at', instant, (c) => c.notNull())
		.execute();
	await table(db, 'absences')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('person_id', words, (c) => c.notNull().references('people.id').onDelete('cascade'))
		.addColumn('starts_at', instant, (c) => c.notNull())
		.addColumn('ends_at', instant, (c) => c.notNull())
		.addColumn('covered_by', words, (c) => c.references('people.id').onDelete('set null'))
		.execute();
	for (const each of ['shifts', 'absences'])
		await db.schema
			.createIndex(`${each}_of_person`)
			.on(each)
			.columns(['person_id', 'starts_at'])
			.execute();
	await db.schema
		.createIndex('shifts_of_team')
		.on('shifts')
		.columns(['team', 'starts_at'])
		.execute();
}

async function addToRequests(db: Kysely<never>): Promise<void> {
	const { words } = columns(db);
	await db.schema.alterTable('requests').addColumn('team', words).execute();
	await db.schema.alterTable('requests').addColumn('receipt', words).execute();
	await db.schema
		.createIndex('requests_by_receipt')
		.on('requests')
		.column('receipt')
		.unique()
		.execute();
	await db.schema
		.createIndex('requests_of_team')
		.on('requests')
		.columns(['team', 'state', 'promised_from'])
		.execute();
}

// A team that was only a name until now goes on under it, closed until its supervisor has said when it answers.
async function fromNames(db: Kysely<never>): Promise<void> {
	await sql`
		insert into teams (id, name, boroughs, needs, languages, has_interpreter, has_bsl, has_relay,
			hours, cap, case_cap, is_default, is_open, changed_at)
		select distinct team, team, '[]', '[]', '[]', 0, 0, 0, '[]', 40, 40, 0, 0, 0 from team_members
	`.execute(db);
}
