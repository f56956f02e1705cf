import { columns, goneWith, index, key, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Whom a victim let in, and who may be told for a child. */
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
	await table(db, 'guardians')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('person_id', words, (c) => c.notNull().unique().references('people.id'))
		.addColumn('party_index', words)
		.addColumn('agency_by', words)
		.addColumn('agency_at', instant)
		.addColumn('advocate_by', words)
		.addColumn('advocate_at', instant)
		.addColumn('ended_at', instant)
		.execute();
	await index(db, 'guardians_of_participation')
		.on('guardians')
		.column('participation_id')
		.execute();
}
