import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Calls that were asked for, what came of each, and those that news about her safety is owed. */
export async function call(db: Kysely<never>): Promise<void> {
	await asked(db);
	await owed(db);
}

async function asked(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes } = columns(db);
	await table(db, 'drafts')
		.addColumn('token_hash', words, key)
		.addColumn('answers_sealed', bytes, required)
		.addColumn('expires_at', instant, required)
		.addColumn('call_id', words)
		.execute();
	await table(db, 'calls')
		.addColumn('id', words, key)
		.addColumn('kind', words, required)
		.addColumn('person_id', words, (c) => c.references('people.id'))
		// Who asked for her, where it was somebody else.
		.addColumn('asker_sealed', bytes)
		.addColumn('team', words)
		.addColumn('receipt', words, (c) => c.unique())
		.addColumn('language', words, required)
		.addColumn('wishes_sealed', bytes, required)
		.addColumn('promised_from', instant, required)
		.addColumn('promised_to', instant, required)
		// The further half hours kept for it, and the promise a supervisor was told of.
		.addColumn('second_from', instant)
		.addColumn('third_from', instant)
		.addColumn('warned_from', instant)
		.addColumn('late_since', instant)
		.addColumn('state', words, required)
		.addColumn('asked_at', instant, required)
		.addColumn('taken_by', words, (c) => c.references('people.id'))
		.addColumn('taken_at', instant)
		.addColumn('tries', number, required)
		.addColumn('changed_at', instant, required)
		// Ended, and until then to be kept after all.
		.addColumn('undo_until', instant)
		// As it was before the last outcome, so that whoever kept that can take it back.
		.addColumn('went_before', words)
		.execute();
	await index(db, 'calls_to_empty').on('calls').column('undo_until').execute();
	await index(db, 'calls_by_promise').on('calls').columns(['state', 'promised_to']).execute();
	await index(db, 'calls_of_team')
		.on('calls')
		.columns(['team', 'state', 'promised_from'])
		.execute();
	await index(db, 'calls_of_person').on('calls').columns(['person_id', 'asked_at']).execute();
	await table(db, 'call_steps')
		.addColumn('call_id', words, refersTo('calls.id'))
		.addColumn('seq', number, required)
		.addColumn('step', words, required)
		.addColumn('by', words)
		// Why it was handed to a colleague.
		.addColumn('why', words)
		.addColumn('at', instant, required)
		.addPrimaryKeyConstraint('call_steps_key', ['call_id', 'seq'])
		.execute();
}

async function owed(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	// One row for each piece of news and each victim: told twice, it is owed one call.
	await table(db, 'safety_calls')
		.addColumn('participation_id', words, refersTo('participations.id'))
		.addColumn('event_id', words, refersTo('events.id'))
		.addColumn('call_id', words, refersTo('calls.id'))
		.addPrimaryKeyConstraint('safety_calls_key', ['participation_id', 'event_id'])
		.execute();
	await table(db, 'check_ins')
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('closed_on', words, required)
		.addColumn('weeks', number, required)
		.addColumn('call_id', words)
		.addColumn('made_at', instant, required)
		.addPrimaryKeyConstraint('check_ins_key', ['participation_id', 'closed_on', 'weeks'])
		.execute();
	await table(db, 'check_in_stops')
		.addColumn('participation_id', words, (c) =>
			c.primaryKey().references('participations.id').onDelete('cascade')
		)
		.addColumn('said_at', instant, required)
		.execute();
}
