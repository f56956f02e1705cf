import { columns, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What a victim and her advocate say to each other, worry about her safety, and what the police ask to be given of it. */
export async function up(db: Kysely<never>): Promise<void> {
	await addMessages(db);
	await addWorries(db);
	await addNotesRequests(db);
}

async function addMessages(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes } = columns(db);
	await table(db, 'talk_messages')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('side', words, (c) => c.notNull())
		.addColumn('by_person', words, (c) => c.references('people.id'))
		.addColumn('team', words, (c) => c.notNull())
		.addColumn('language', words, (c) => c.notNull())
		.addColumn('words_sealed', bytes, (c) => c.notNull())
		// What the form carried: the same one posted again is the same message.
		.addColumn('form', words, (c) => c.notNull())
		.addColumn('written_at', instant, (c) => c.notNull())
		.addColumn('read_at', instant)
		.addUniqueConstraint('talk_messages_once', ['participation_id', 'side', 'form'])
		.execute();
	await db.schema
		.createIndex('talk_messages_in_order')
		.on('talk_messages')
		.columns(['participation_id', 'written_at'])
		.execute();
	await table(db, 'talk_doors')
		.addColumn('participation_id', words, (c) =>
			c.primaryKey().references('participations.id').onDelete('cascade')
		)
		// To which advocate: the one that this assignment gave her.
		.addColumn('seq', number, (c) => c.notNull())
		.addColumn('opened_at', instant, (c) => c.notNull())
		.addColumn('closed_at', instant)
		.execute();
}

async function addWorries(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	await table(db, 'worries')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('seq', number, (c) => c.notNull())
		.addColumn('act', words, (c) => c.notNull())
		.addColumn('by_person', words, (c) => c.notNull().references('people.id'))
		.addColumn('team', words, (c) => c.notNull())
		.addColumn('at', instant, (c) => c.notNull())
		.addUniqueConstraint('worries_in_order', ['participation_id', 'seq'])
		.execute();
}

async function addNotesRequests(db: Kysely<never>): Promise<void> {
	const { words, instant, flag, bytes } = columns(db);
	await table(db, 'notes_requests')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('team', words, (c) => c.notNull())
		.addColumn('asker', words, (c) => c.notNull())
		.addColumn('received_on', words, (c) => c.notNull())
		.addColumn('is_counselling', flag, (c) => c.notNull())
		.addColumn('asked_sealed', bytes, (c) => c.notNull())
		.addColumn('made_by', words, (c) => c.notNull().references('people.id'))
		.addColumn('made_at', instant, (c) => c.notNull())
		.addColumn('notice', words, (c) => c.notNull())
		.addColumn('notice_on', words)
		.addColumn('notice_why', words)
		.addColumn('notice_by', words, (c) => c.references('people.id'))
		.addColumn('view', words)
		.addColumn('view_how', words)
		.addColumn('view_at', instant)
		.addColumn('state', words, (c) => c.notNull())
		.addColumn('reason', words)
		.addColumn('decided_by', words, (c) => c.references('people.id'))
		.addColumn('decided_at', instant)
		.addColumn('handed_sealed', bytes)
		.execute();
	await db.schema
		.createIndex('notes_requests_of_participation')
		.on('notes_requests')
		.columns(['participation_id', 'state'])
		.execute();
}
