import { columns, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** Keys a phone keeps, browsers we know, who came in and when, what was proved, and pages that rest. */
export async function up(db: Kysely<never>): Promise<void> {
	await visits(db);
	await deviceKeys(db);
	await devices(db);
	await recovery(db);
}

async function visits(db: Kysely<never>): Promise<void> {
	const { words, instant, flag } = columns(db);
	const add = (to: string) => db.schema.alterTable(to);
	const no = sql`0`;
	// Whether others use the phone, whether she asked to see the page, and what she proved, for five minutes.
	await add('sessions')
		.addColumn('shared', flag, (c) => c.notNull().defaultTo(no))
		.execute();
	await add('sessions')
		.addColumn('shown', flag, (c) => c.notNull().defaultTo(no))
		.execute();
	await add('sessions').addColumn('proved_for', words).execute();
	await add('sessions').addColumn('proved_at', instant).execute();
	// Until she says otherwise a phone is taken for one that others use.
	await add('ways_in')
		.addColumn('shared', flag, (c) => c.notNull().defaultTo(sql`1`))
		.execute();
	await add('people').addColumn('paused_at', instant).execute();
	await table(db, 'sign_ins')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('person_id', words, (c) => c.notNull().references('people.id'))
		.addColumn('how', words, (c) => c.notNull())
		.addColumn('at', instant, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('sign_ins_of_person').on('sign_ins').column('person_id').execute();
}

async function deviceKeys(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'device_keys')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('person_id', words, (c) => c.notNull().references('people.id'))
		.addColumn('public_key', bytes, (c) => c.notNull())
		// Counts to 2^32: too far for a number of 32 bits with a sign.
		.addColumn('counter', instant, (c) => c.notNull())
		.addColumn('added_at', instant, (c) => c.notNull())
		.addColumn('used_at', instant)
		.execute();
	await db.schema
		.createIndex('device_keys_of_person')
		.on('device_keys')
		.column('person_id')
		.execute();
	// The name a phone knows her by: it says nothing of who she is here.
	await table(db, 'key_handles')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('handle', words, (c) => c.notNull().unique())
		.execute();
	await table(db, 'key_questions')
		.addColumn('challenge_hash', words, (c) => c.primaryKey())
		.addColumn('purpose', words, (c) => c.notNull())
		.addColumn('person_id', words)
		.addColumn('expires_at', instant, (c) => c.notNull())
		.execute();
}

async function devices(db: Kysely<never>): Promise<void> {
	const { words, instant, flag } = columns(db);
	await table(db, 'devices')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('person_id', words, (c) => c.notNull().references('people.id'))
		.addColumn('shared', flag, (c) => c.notNull())
		.addColumn('carded_at', instant)
		.addColumn('expires_at', instant, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('devices_of_person').on('devices').column('person_id').execute();
}

async function recovery(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await table(db, 'recovery_codes')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('locator', words, (c) => c.notNull().unique())
		.addColumn('secret_hash', words, (c) => c.notNull())
		// What she says on the telephone so that we know her voice from another's.
		.addColumn('spoken_hash', words, (c) => c.notNull())
		.addColumn('made_at', instant, (c) => c.notNull())
		.execute();
	await table(db, 'recoveries')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('code_at', instant)
		.addColumn('call_at', instant)
		.addColumn('seen_at', instant)
		.addColumn('begun_at', instant, (c) => c.notNull())
		.execute();
}
