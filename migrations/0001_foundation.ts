import { columns, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Cases and what was told of them, people and their ways in, requests, notices, and who looked. */
export async function up(db: Kysely<never>): Promise<void> {
	await marks(db);
	await agencies(db);
	await cases(db);
	await messages(db);
	await people(db);
	await waysIn(db);
	await requests(db);
	await outbox(db);
	await watch(db);
}

async function marks(db: Kysely<never>): Promise<void> {
	const { words } = columns(db);
	await table(db, 'marks')
		.addColumn('name', words, (c) => c.primaryKey())
		.addColumn('value', words, (c) => c.notNull())
		.execute();
}

async function agencies(db: Kysely<never>): Promise<void> {
	const { words, instant, flag, bytes, json } = columns(db);
	await table(db, 'agencies')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('name', words, (c) => c.notNull())
		.addColumn('kind', words, (c) => c.notNull())
		// A police force tells of its own cases; a court or prosecutor of any.
		.addColumn('force', words)
		.addColumn('secret_sealed', bytes, (c) => c.notNull())
		.addColumn('may_tell', json, (c) => c.notNull())
		.addColumn('sends_tellings', flag, (c) => c.notNull())
		.addColumn('invented', flag, (c) => c.notNull())
		.addColumn('added_at', instant, (c) => c.notNull())
		.execute();
}

async function cases(db: Kysely<never>): Promise<void> {
	const { words, instant, number, json, bytes } = columns(db);
	await table(db, 'cases')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('force', words, (c) => c.notNull())
		.addColumn('urn_index', words, (c) => c.notNull().unique())
		.addColumn('urn_sealed', bytes, (c) => c.notNull())
		.addColumn('opened_at', instant, (c) => c.notNull())
		.execute();
	// By what other ids a message may find its case: keyed hashes of hearing and prosecution-case ids.
	await table(db, 'case_references')
		.addColumn('reference', words, (c) => c.notNull())
		.addColumn('case_id', words, (c) => c.notNull().references('cases.id'))
		.addPrimaryKeyConstraint('case_references_key', ['reference', 'case_id'])
		.execute();
	await table(db, 'events')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('case_id', words, (c) => c.notNull().references('cases.id'))
		.addColumn('seq', number, (c) => c.notNull())
		.addColumn('kind', words, (c) => c.notNull())
		.addColumn('happened_on', words, (c) => c.notNull())
		.addColumn('heard_at', instant, (c) => c.notNull())
		.addColumn('told_by', words, (c) => c.notNull())
		.addColumn('agency_id', words, (c) => c.references('agencies.id'))
		.addColumn('defendant', words)
		.addColumn('corrects', words)
		// What she told us herself is seen by her alone, though others may share the case.
		.addColumn('told_to', words)
		.addColumn('data', json, (c) => c.notNull())
		.addUniqueConstraint('events_in_order', ['case_id', 'seq'])
		.execute();
}

async function messages(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	// The identity of a message is (agency, source, id); the hash of its body tells a repeat from a clash.
	await table(db, 'messages')
		.addColumn('agency_id', words, (c) => c.notNull().references('agencies.id'))
		.addColumn('source', words, (c) => c.notNull())
		.addColumn('id', words, (c) => c.notNull())
		.addColumn('body_hash', words, (c) => c.notNull())
		.addColumn('received_at', instant, (c) => c.notNull())
		.addPrimaryKeyConstraint('messages_key', ['agency_id', 'source', 'id'])
		.execute();
	await table(db, 'parked')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('agency_id', words, (c) => c.notNull().references('agencies.id'))
		.addColumn('tellings_sealed', bytes, (c) => c.notNull())
		.addColumn('received_at', instant, (c) => c.notNull())
		.execute();
	await table(db, 'parked_references')
		.addColumn('reference', words, (c) => c.notNull())
		.addColumn('parked_id', words, (c) => c.notNull().references('parked.id').onDelete('cascade'))
		.addPrimaryKeyConstraint('parked_references_key', ['reference', 'parked_id'])
		.execute();
	await table(db, 'quarantine')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('agency_id', words, (c) => c.notNull().references('agencies.id'))
		.addColumn('body_sealed', bytes, (c) => c.notNull())
		.addColumn('received_at', instant, (c) => c.notNull())
		.execute();
}

async function people(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'people')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('role', words, (c) => c.notNull())
		.addColumn('language', words, (c) => c.notNull())
		.addColumn('name_sealed', bytes)
		// The number the police recorded for her: write-only on every page of hers.
		.addColumn('number_sealed', bytes)
		.addColumn('added_at', instant, (c) => c.notNull())
		.execute();
	await table(db, 'participations')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('case_id', words, (c) => c.notNull().references('cases.id'))
		.addColumn('person_id', words, (c) => c.notNull().references('people.id').unique())
		.addColumn('enhanced', words, (c) => c.notNull())
		.addColumn('added_at', instant, (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('participations_of_case')
		.on('participations')
		.column('case_id')
		.execute();
}

async function waysIn(db: Kysely<never>): Promise<void> {
	const { words, instant, number, flag } = columns(db);
	await table(db, 'invitations')
		.addColumn('locator', words, (c) => c.primaryKey())
		.addColumn('secret_hash', words, (c) => c.notNull())
		.addColumn('person_id', words, (c) => c.notNull().references('people.id'))
		.addColumn('handed', words, (c) => c.notNull())
		.addColumn('language', words, (c) => c.notNull())
		.addColumn('made_at', instant, (c) => c.notNull())
		.addColumn('expires_at', instant, (c) => c.notNull())
		.addColumn('used_at', instant)
		.addColumn('tries', number, (c) => c.notNull())
		.execute();
	await table(db, 'ways_in')
		.addColumn('person_id', words, (c) => c.primaryKey().references('people.id'))
		.addColumn('number_index', words, (c) => c.notNull().unique())
		.addColumn('words_hash', words, (c) => c.notNull())
		.addColumn('made_at', instant, (c) => c.notNull())
		.execute();
	await table(db, 'cards')
		.addColumn('person_id', words, (c) => c.notNull().references('people.id'))
		.addColumn('code_hash', words, (c) => c.notNull())
		.addColumn('used_at', instant)
		.addPrimaryKeyConstraint('cards_key', ['person_id', 'code_hash'])
		.execute();
	await table(db, 'sessions')
		.addColumn('id_hash', words, (c) => c.primaryKey())
		.addColumn('person_id', words, (c) => c.notNull().references('people.id'))
		.addColumn('level', words, (c) => c.notNull())
		.addColumn('sure', flag, (c) => c.notNull())
		.addColumn('began_at', instant, (c) => c.notNull())
		.addColumn('seen_at', instant, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('sessions_of_person').on('sessions').column('person_id').execute();
	await table(db, 'limits')
		.addColumn('bucket', words, (c) => c.primaryKey())
		.addColumn('count', number, (c) => c.notNull())
		.addColumn('opens_at', instant, (c) => c.notNull())
		.addColumn('forget_at', instant, (c) => c.notNull())
		.execute();
}

async function requests(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes, number } = columns(db);
	await table(db, 'drafts')
		.addColumn('token_hash', words, (c) => c.primaryKey())
		.addColumn('answers_sealed', bytes, (c) => c.notNull())
		.addColumn('expires_at', instant, (c) => c.notNull())
		.addColumn('request_id', words)
		.execute();
	await table(db, 'requests')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('kind', words, (c) => c.notNull())
		.addColumn('person_id', words, (c) => c.references('people.id'))
		.addColumn('language', words, (c) => c.notNull())
		.addColumn('wishes_sealed', bytes, (c) => c.notNull())
		.addColumn('promised_from', instant, (c) => c.notNull())
		.addColumn('promised_to', instant, (c) => c.notNull())
		.addColumn('state', words, (c) => c.notNull())
		.addColumn('asked_at', instant, (c) => c.notNull())
		.addColumn('taken_by', words, (c) => c.references('people.id'))
		.addColumn('taken_at', instant)
		.addColumn('tries', number, (c) => c.notNull())
		.addColumn('changed_at', instant, (c) => c.notNull())
		.execute();
	await db.schema
		.createIndex('requests_by_promise')
		.on('requests')
		.columns(['state', 'promised_to'])
		.execute();
	await table(db, 'request_steps')
		.addColumn('request_id', words, (c) => c.notNull().references('requests.id'))
		.addColumn('seq', number, (c) => c.notNull())
		.addColumn('step', words, (c) => c.notNull())
		.addColumn('by', words)
		.addColumn('at', instant, (c) => c.notNull())
		.addPrimaryKeyConstraint('request_steps_key', ['request_id', 'seq'])
		.execute();
}

async function outbox(db: Kysely<never>): Promise<void> {
	const { words, instant, number, json } = columns(db);
	await table(db, 'notices')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('kind', words, (c) => c.notNull())
		.addColumn('person_id', words, (c) => c.references('people.id'))
		.addColumn('role', words)
		.addColumn('facts', json, (c) => c.notNull())
		.addColumn('owed_at', instant, (c) => c.notNull())
		.addColumn('due_at', instant, (c) => c.notNull())
		.addColumn('leased_until', instant)
		.addColumn('tries', number, (c) => c.notNull())
		.addColumn('sent_at', instant)
		.addColumn('given_up_at', instant)
		.execute();
	await db.schema
		.createIndex('notices_to_send')
		.on('notices')
		.columns(['sent_at', 'due_at'])
		.execute();
	await table(db, 'sent_here')
		.addColumn('notice_id', words, (c) => c.primaryKey())
		.addColumn('to', words, (c) => c.notNull())
		.addColumn('text', words, (c) => c.notNull())
		.addColumn('at', instant, (c) => c.notNull())
		.execute();
}

async function watch(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	// A chain for each case: every row is sealed over the one before it.
	await table(db, 'audit')
		.addColumn('chain', words, (c) => c.notNull())
		.addColumn('seq', number, (c) => c.notNull())
		.addColumn('at', instant, (c) => c.notNull())
		.addColumn('actor_kind', words, (c) => c.notNull())
		.addColumn('actor_id', words)
		.addColumn('act', words, (c) => c.notNull())
		.addColumn('mac', words, (c) => c.notNull())
		.addPrimaryKeyConstraint('audit_key', ['chain', 'seq'])
		.execute();
}
