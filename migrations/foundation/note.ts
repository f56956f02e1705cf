import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What an advocate notes of a contact: picked from lists, sealed, and corrected by another entry alone. */
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
}
