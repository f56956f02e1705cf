import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What one keeper alone may not do, and what we are sorry for. */
export async function keeper(db: Kysely<never>): Promise<void> {
	const { words, instant, json, bytes } = columns(db);
	await table(db, 'keeper_deeds')
		.addColumn('id', words, key)
		.addColumn('deed', json, required)
		.addColumn('asked_by', words, refersTo('people.id'))
		.addColumn('asked_at', instant, required)
		.addColumn('done_by', words, (c) => c.references('people.id'))
		.addColumn('done_at', instant)
		.addColumn('taken_at', instant)
		.execute();
	await table(db, 'corrections')
		.addColumn('id', words, key)
		.addColumn('kind', words, required)
		.addColumn('of', words, required)
		.addColumn('value', json, required)
		.addColumn('why_sealed', bytes, required)
		.addColumn('follows', words, (c) => c.references('corrections.id'))
		.addColumn('asked_by', words, refersTo('people.id'))
		.addColumn('written_at', instant, required)
		.addColumn('asked_at', instant)
		.addColumn('confirmed_by', words, (c) => c.references('people.id'))
		.addColumn('confirmed_at', instant)
		.addColumn('stamp', words)
		.addColumn('undone_by', words, (c) => c.references('people.id'))
		.addColumn('undone_at', instant)
		.execute();
	await table(db, 'wrong_words')
		.addColumn('id', words, key)
		.addColumn('lang', words, required)
		.addColumn('page', words, required)
		.addColumn('words_sealed', bytes, required)
		.addColumn('at', instant, required)
		.execute();
	await table(db, 'apologies')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('why', words, required)
		.addColumn('facts', json, required)
		.addColumn('owed_at', instant, required)
		.addColumn('read_at', instant)
		.execute();
	await index(db, 'apologies_of_place').on('apologies').column('participation_id').execute();
}
