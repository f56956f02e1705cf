import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What an advocate notes of a contact: picked from lists, sealed, and corrected by another entry alone; and what is to be done on a day. */
export async function note(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes } = columns(db);
	await table(db, 'contact_notes')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('by_person', words, refersTo('people.id'))
		.addColumn('team', words, required)
		// The call it is of, by the step that says how it went. The call is forgotten first: then this leads nowhere.
		.addColumn('call_id', words)
		.addColumn('step_seq', number)
		// The entry that this one takes the place of.
		.addColumn('corrects', words, (c) => c.references('contact_notes.id').onDelete('set null'))
		.addColumn('note_sealed', bytes, required)
		// What the form carried: the same one posted again is the same note.
		.addColumn('form', words, required)
		.addColumn('written_at', instant, required)
		.addUniqueConstraint('contact_notes_once', ['participation_id', 'form'])
		.addUniqueConstraint('contact_notes_corrected_once', ['corrects'])
		.execute();
	await index(db, 'contact_notes_by_whom')
		.on('contact_notes')
		.columns(['by_person', 'written_at'])
		.execute();
	await table(db, 'tasks')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('by_person', words, refersTo('people.id'))
		.addColumn('team', words, required)
		.addColumn('what_sealed', bytes, required)
		.addColumn('due_on', words, required)
		// What the form carried: the same one posted again is the same task.
		.addColumn('form', words, required)
		// The note that it follows.
		.addColumn('note_id', words, (c) => c.references('contact_notes.id').onDelete('set null'))
		.addColumn('made_at', instant, required)
		.addColumn('done_at', instant)
		.addColumn('done_by', words, (c) => c.references('people.id'))
		.addUniqueConstraint('tasks_once', ['participation_id', 'form'])
		.execute();
	await index(db, 'tasks_by_day').on('tasks').columns(['team', 'done_at', 'due_on']).execute();
}
