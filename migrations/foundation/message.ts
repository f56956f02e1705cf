import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What a victim and her advocate say to each other, and worry about her safety. */
export async function message(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes } = columns(db);
	await table(db, 'messages')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('side', words, required)
		.addColumn('by_person', words, (c) => c.references('people.id'))
		.addColumn('team', words, required)
		.addColumn('language', words, required)
		.addColumn('words_sealed', bytes, required)
		// What the form carried: the same one posted again is the same message.
		.addColumn('form', words, required)
		.addColumn('written_at', instant, required)
		.addColumn('read_at', instant)
		// What one of us wrote down of it in English, and how sure that is.
		.addColumn('english_sealed', bytes)
		.addColumn('english_as', words)
		.addColumn('english_by', words, (c) => c.references('people.id'))
		.addColumn('english_at', instant)
		// When what she wrote was answered, or by whom it was said to need no answer.
		.addColumn('done_at', instant)
		.addColumn('done_by', words, (c) => c.references('people.id'))
		.addUniqueConstraint('messages_once', ['participation_id', 'side', 'form'])
		.execute();
	await index(db, 'messages_in_order')
		.on('messages')
		.columns(['participation_id', 'written_at'])
		.execute();
	// What waits for an answer, for desks that are open.
	await index(db, 'messages_waiting')
		.on('messages')
		.columns(['done_at', 'side', 'team', 'written_at', 'read_at'])
		.execute();
	await table(db, 'message_access')
		.addColumn('participation_id', words, (c) =>
			c.primaryKey().references('participations.id').onDelete('cascade')
		)
		// To which advocate: the one that this assignment gave her.
		.addColumn('seq', number, required)
		.addColumn('opened_at', instant, required)
		.addColumn('closed_at', instant)
		.execute();
	await worries(db);
}

async function worries(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	await table(db, 'worries')
		.addColumn('id', words, key)
		// The first step of the worry that this one belongs to.
		.addColumn('worry', words, required)
		.addColumn('seq', number, required)
		.addColumn('act', words, required)
		.addColumn('participation_id', words, (c) =>
			c.references('participations.id').onDelete('cascade')
		)
		// No key to the call: a worry that goes on outlives it.
		.addColumn('call_id', words)
		.addColumn('by_person', words, refersTo('people.id'))
		.addColumn('team', words)
		.addColumn('at', instant, required)
		.addUniqueConstraint('worries_in_order', ['worry', 'seq'])
		.execute();
	for (const column of ['participation_id', 'call_id'])
		await index(db, `worries_by_${column}`).on('worries').column(column).execute();
}
