import { columns, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** How somebody comes in, and who is in. */
export async function door(db: Kysely<never>): Promise<void> {
	await waysIn(db);
	await visits(db);
	await deviceKeys(db);
	await recovery(db);
	await staff(db);
}

async function waysIn(db: Kysely<never>): Promise<void> {
	const { words, instant, number, flag } = columns(db);
	await table(db, 'invitations')
		.addColumn('locator', words, key)
		.addColumn('secret_hash', words, required)
		.addColumn('person_id', words, refersTo('people.id'))
		.addColumn('handed', words, required)
		.addColumn('language', words, required)
		.addColumn('made_at', instant, required)
		.addColumn('expires_at', instant, required)
		.addColumn('used_at', instant)
		.addColumn('tries', number, required)
		// It opens only once her recovery is open: one of us alone gave it.
		.addColumn('held', flag, required)
		.execute();
	await table(db, 'ways_in')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('number_index', words, (c) => c.notNull().unique())
		.addColumn('words_hash', words, required)
		// Until she says otherwise a phone is taken for one that others use.
		.addColumn('shared', flag, required)
		.addColumn('made_at', instant, required)
		.execute();
	await table(db, 'cards')
		.addColumn('person_id', words, refersTo('people.id'))
		.addColumn('code_hash', words, required)
		.addColumn('used_at', instant)
		.addPrimaryKeyConstraint('cards_key', ['person_id', 'code_hash'])
		.execute();
}

async function visits(db: Kysely<never>): Promise<void> {
	const { words, instant, flag } = columns(db);
	await table(db, 'sessions')
		.addColumn('id_hash', words, key)
		.addColumn('person_id', words, refersTo('people.id'))
		.addColumn('level', words, required)
		.addColumn('sure', flag, required)
		// Whether others use the phone, whether she asked to see the page, and what she proved, for five minutes.
		.addColumn('shared', flag, required)
		.addColumn('shown', flag, required)
		.addColumn('proved_for', words)
		.addColumn('proved_at', instant)
		.addColumn('began_at', instant, required)
		.addColumn('seen_at', instant, required)
		.execute();
	await index(db, 'sessions_of_person').on('sessions').column('person_id').execute();
	await table(db, 'sign_ins')
		.addColumn('id', words, key)
		.addColumn('person_id', words, refersTo('people.id'))
		.addColumn('how', words, required)
		.addColumn('at', instant, required)
		.execute();
	await index(db, 'sign_ins_of_person').on('sign_ins').column('person_id').execute();
	await table(db, 'devices')
		.addColumn('id', words, key)
		.addColumn('person_id', words, refersTo('people.id'))
		.addColumn('shared', flag, required)
		.addColumn('carded_at', instant)
		.addColumn('expires_at', instant, required)
		.execute();
	await index(db, 'devices_of_person').on('devices').column('person_id').execute();
}

async function deviceKeys(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'device_keys')
		.addColumn('id', words, key)
		.addColumn('person_id', words, refersTo('people.id'))
		.addColumn('public_key', bytes, required)
		// Counts to 2^32: too far for a number of 32 bits with a sign.
		.addColumn('counter', instant, required)
		.addColumn('added_at', instant, required)
		.addColumn('used_at', instant)
		.execute();
	await index(db, 'device_keys_of_person').on('device_keys').column('person_id').execute();
	// The name a phone knows her by: it says nothing of who she is here.
	await table(db, 'key_handles')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('handle', words, (c) => c.notNull().unique())
		.execute();
	await table(db, 'key_questions')
		.addColumn('challenge_hash', words, key)
		.addColumn('purpose', words, required)
		.addColumn('person_id', words)
		.addColumn('expires_at', instant, required)
		.execute();
}

async function recovery(db: Kysely<never>): Promise<void> {
	const { words, instant, flag } = columns(db);
	await table(db, 'recovery_codes')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('locator', words, (c) => c.notNull().unique())
		.addColumn('secret_hash', words, required)
		// What she says on the telephone so that we know her voice from another's.
		.addColumn('spoken_hash', words, required)
		.addColumn('made_at', instant, required)
		.execute();
	await table(db, 'recoveries')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('code_at', instant)
		.addColumn('call_at', instant)
		.addColumn('seen_at', instant)
		.addColumn('begun_at', instant, required)
		.addColumn('call_by', words)
		// Her words were heard by the team that has her case.
		.addColumn('call_sure', flag, required)
		.addColumn('seen_by', words)
		.addColumn('second_by', words)
		.addColumn('second_at', instant)
		// The team that says it is she; none where those who do are of none.
		.addColumn('team', words)
		.execute();
}

async function staff(db: Kysely<never>): Promise<void> {
	const { words, instant, number, flag } = columns(db);
	await table(db, 'staff_keys')
		.addColumn('id', words, (c) => c.primaryKey().references('device_keys.id').onDelete('cascade'))
		// Whether it never leaves the device it is in.
		.addColumn('bound', flag, required)
		.execute();
	await table(db, 'staff_codes')
		.addColumn('locator', words, key)
		.addColumn('secret_hash', words, required)
		.addColumn('person_id', words, refersTo('people.id'))
		.addColumn('made_by', words, (c) => c.references('people.id'))
		.addColumn('expires_at', instant, required)
		.addColumn('tries', number, required)
		.execute();
}
