import { columns, goneWith, index, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Whom a victim let in, and what supervisors noted of two sides. */
export async function beside(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes, json } = columns(db);
	await table(db, 'supporters')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		// One sign-in opens one case: nobody can be seen to stand beside two.
		.addColumn('person_id', words, (c) => c.notNull().unique().references('people.id'))
		.addColumn('panes', json, required)
		// What she calls them.
		.addColumn('called_sealed', bytes)
		.addColumn('let_in_at', instant, required)
		// None begins at once: she can still say no.
		.addColumn('starts_at', instant, required)
		.addColumn('until', instant, required)
		.addColumn('revoked_at', instant)
		.execute();
	await index(db, 'supporters_of_participation')
		.on('supporters')
		.column('participation_id')
		.execute();
	await table(db, 'side_notes')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('against', words, goneWith('cases.id'))
		.addColumn('noted_by', words, required)
		.addColumn('noted_at', instant, required)
		// Whose supervisors may read of it.
		.addColumn('team', words, required)
		// One says that it was a mistake, and another that it was.
		.addColumn('asked_by', words)
		.addColumn('asked_at', instant)
		.addColumn('cleared_by', words)
		.addColumn('cleared_at', instant)
		.execute();
	await index(db, 'side_notes_of_participation')
		.on('side_notes')
		.column('participation_id')
		.execute();
}
