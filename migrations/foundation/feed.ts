import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What agencies sent: known again, waiting for its case, or not understood. */
export async function feed(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	// Keyed hashes alone: of the agency, source and id that are a message's identity; and of its body, which tells a repeat
	// from a clash.
	await table(db, 'deliveries')
		.addColumn('identity', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('body_hash', words, required)
		.addColumn('received_at', instant, required)
		.execute();
	await index(db, 'deliveries_of_agency')
		.on('deliveries')
		.columns(['agency_id', 'received_at'])
		.execute();
	await table(db, 'parked')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('tellings_sealed', bytes, required)
		.addColumn('received_at', instant, required)
		// By which request it came, which is forgotten sooner.
		.addColumn('request_id', words)
		.execute();
	await index(db, 'parked_of_request').on('parked').column('request_id').execute();
	await table(db, 'parked_references')
		.addColumn('reference', words, required)
		.addColumn('parked_id', words, goneWith('parked.id'))
		.addPrimaryKeyConstraint('parked_references_key', ['reference', 'parked_id'])
		.execute();
	await table(db, 'quarantine')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('body_sealed', bytes, required)
		.addColumn('received_at', instant, required)
		.addColumn('request_id', words, required)
		.execute();
	await index(db, 'quarantine_of_request').on('quarantine').column('request_id').execute();
	await asked(db);
	await held(db);
	await imports(db);
}

/** What an agency's system was answered, for it to look up again: found by our id, or by a keyed hash of its own. */
async function asked(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes, number } = columns(db);
	await table(db, 'agency_requests')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('webhook_index', words, required)
		.addColumn('route', words, required)
		.addColumn('status', number, required)
		.addColumn('answer_sealed', bytes, required)
		.addColumn('received_at', instant, required)
		.execute();
	await index(db, 'agency_requests_in_order')
		.on('agency_requests')
		.columns(['agency_id', 'received_at'])
		.execute();
	await index(db, 'agency_requests_by_webhook')
		.on('agency_requests')
		.column('webhook_index')
		.execute();
	// Bearer tokens, as keyed hashes: each holds for ten minutes, or until the secret it was given for ends.
	await table(db, 'agency_tokens')
		.addColumn('token_index', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('secret_id', words, goneWith('agency_secrets.id'))
		.addColumn('thumbprint', words)
		.addColumn('ends_at', instant, required)
		.execute();
	await index(db, 'agency_tokens_by_end').on('agency_tokens').column('ends_at').execute();
}

/** Files of rows that an agency handed in: sealed until their rows are taken, and then what became of each. */
async function imports(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes } = columns(db);
	await table(db, 'imports')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		// A keyed hash of what is in it: the same file is gone on with.
		.addColumn('file_index', words, required)
		.addColumn('state', words, required)
		.addColumn('rows', number, required)
		.addColumn('counts', columns(db).json, required)
		.addColumn('ignored_sealed', bytes, required)
		.addColumn('changed_at', instant, required)
		.execute();
	await index(db, 'imports_of_agency').on('imports').column('agency_id').execute();
	// Of each piece the rows while they wait, and the verdicts from then on.
	await table(db, 'import_pieces')
		.addColumn('import_id', words, goneWith('imports.id'))
		.addColumn('nth', number, required)
		.addColumn('rows_sealed', bytes)
		.addColumn('verdicts_sealed', bytes)
		.addPrimaryKeyConstraint('import_pieces_key', ['import_id', 'nth'])
		.execute();
}

/** What is too much at once: how much each source tells, what is held, and since when. */
async function held(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes } = columns(db);
	await table(db, 'told_pace')
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('sort', words, required)
		.addColumn('at', instant, required)
		.addColumn('cases', number, required)
		.addPrimaryKeyConstraint('told_pace_key', ['agency_id', 'sort', 'at'])
		.execute();
	await table(db, 'bursts')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('sort_sealed', bytes, required)
		.addColumn('began_at', instant, required)
		.addColumn('last_at', instant, required)
		.addColumn('decided_at', instant)
		.execute();
	await index(db, 'bursts_of_agency').on('bursts').columns(['agency_id', 'decided_at']).execute();
	// Facts that no page shows: until a person has looked, or for good where they were thrown away.
	await table(db, 'held_facts')
		.addColumn('event_id', words, (c) => c.primaryKey().references('events.id').onDelete('cascade'))
		.addColumn('burst_id', words, (c) => c.references('bursts.id'))
		.addColumn('dropped_at', instant)
		.execute();
	// Two cases that a force says are one, by names that lead to each: joined by nobody but two keepers.
	await table(db, 'held_ties')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('names_sealed', bytes, required)
		.addColumn('case_id', words, refersTo('cases.id'))
		.addColumn('other_id', words, refersTo('cases.id'))
		.addColumn('held_at', instant, required)
		.addColumn('decided_at', instant)
		.addUniqueConstraint('held_ties_once', ['case_id', 'other_id'])
		.execute();
	await index(db, 'held_ties_of_other').on('held_ties').column('other_id').execute();
	await index(db, 'held_facts_of_burst').on('held_facts').column('burst_id').execute();
}
