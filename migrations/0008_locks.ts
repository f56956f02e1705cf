import { columns, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** Whom a victim let in, who may be told for a child, who was given a case, and which cases are two sides of one. */
export async function up(db: Kysely<never>): Promise<void> {
	await companions(db);
	await children(db);
	await advocates(db);
	await parties(db);
}

async function companions(db: Kysely<never>): Promise<void> {
	const { words, instant, json } = columns(db);
	await table(db, 'supporters')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		// One sign-in opens one case: nobody can be seen to stand beside two.
		.addColumn('person_id', words, (c) => c.notNull().unique().references('people.id'))
		.addColumn('panes', json, (c) => c.notNull())
		.addColumn('let_in_at', instant, (c) => c.notNull())
		.addColumn('until', instant, (c) => c.notNull())
		.addColumn('revoked_at', instant)
		.execute();
	await table(db, 'guardians')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('person_id', words, (c) => c.notNull().unique().references('people.id'))
		.addColumn('party_index', words)
		.addColumn('agency_by', words)
		.addColumn('agency_at', instant)
		.addColumn('advocate_by', words)
		.addColumn('advocate_at', instant)
		.addColumn('ended_at', instant)
		.execute();
	for (const name of ['supporters', 'guardians'])
		await db.schema
			.createIndex(`${name}_of_participation`)
			.on(name)
			.column('participation_id')
			.execute();
}

async function children(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	// No date of birth: only from when her page is her own, and from when she counts as grown up.
	await table(db, 'children')
		.addColumn('participation_id', words, (c) =>
			c.primaryKey().references('participations.id').onDelete('cascade')
		)
		.addColumn('own_from', instant, (c) => c.notNull())
		.addColumn('grown_from', instant, (c) => c.notNull())
		.addColumn('begun_with', words, (c) => c.references('people.id'))
		.execute();
}

async function advocates(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	await table(db, 'team_members')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('team', words, (c) => c.notNull())
		.execute();
	await table(db, 'assignments')
		.addColumn('seq', number, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('person_id', words, (c) => c.notNull().references('people.id'))
		// The team on that day: who moves on takes what she knows along.
		.addColumn('team', words, (c) => c.notNull())
		.addColumn('assigned_at', instant, (c) => c.notNull())
		.addColumn('let_in_at', instant)
		.addColumn('ended_at', instant)
		.execute();
	await db.schema
		.createIndex('assignments_one_open')
		.unique()
		.on('assignments')
		.column('participation_id')
		.where(sql<boolean>`ended_at is null`)
		.execute();
	await db.schema
		.createIndex('assignments_of_person')
		.on('assignments')
		.column('person_id')
		.execute();
	await db.schema.createIndex('assignments_of_team').on('assignments').column('team').execute();
}

async function parties(db: Kysely<never>): Promise<void> {
	const { words } = columns(db);
	// Keyed hashes alone: they tell that two are one person, and nothing of who it is.
	await table(db, 'suspects')
		.addColumn('case_id', words, (c) => c.notNull().references('cases.id'))
		.addColumn('party_index', words, (c) => c.notNull())
		.addPrimaryKeyConstraint('suspects_key', ['case_id', 'party_index'])
		.execute();
	await table(db, 'victims')
		.addColumn('participation_id', words, (c) =>
			c.primaryKey().references('participations.id').onDelete('cascade')
		)
		.addColumn('party_index', words, (c) => c.notNull())
		.execute();
	for (const name of ['suspects', 'victims'])
		await db.schema.createIndex(`${name}_by_index`).on(name).column('party_index').execute();
}
