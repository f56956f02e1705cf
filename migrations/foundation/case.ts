import { columns, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Agencies, cases, what was told of them, and whose they are. */
export async function cases(db: Kysely<never>): Promise<void> {
	await agencies(db);
	await facts(db);
}

async function agencies(db: Kysely<never>): Promise<void> {
	const { words, instant, flag, number, bytes, json } = columns(db);
	await table(db, 'agencies')
		.addColumn('id', words, key)
		.addColumn('name', words, required)
		.addColumn('kind', words, required)
		// A police force tells of its own cases; a court or prosecutor of any.
		.addColumn('force', words)
		.addColumn('may_tell', json, required)
		// Since when it sends us what it told victims; nothing while it does not.
		.addColumn('tellings_since', instant)
		.addColumn('invented', flag, required)
		.addColumn('added_at', instant, required)
		.execute();
	// What they sign with: two of a kind hold at once while their systems change over, and what ended stays, as a date.
	await table(db, 'agency_secrets')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('scheme', words, required)
		.addColumn('secret_sealed', bytes, required)
		.addColumn('made_at', instant, required)
		.addColumn('ends_at', instant)
		.execute();
	await index(db, 'agency_secrets_of_agency').on('agency_secrets').column('agency_id').execute();
	await table(db, 'cases')
		.addColumn('id', words, key)
		.addColumn('force', words, required)
		.addColumn('urn_index', words, (c) => c.notNull().unique())
		.addColumn('urn_sealed', bytes, required)
		.addColumn('opened_at', instant, required)
		.execute();
	// By what other ids a message may find its case: keyed hashes of hearing and prosecution-case ids.
	await table(db, 'case_references')
		.addColumn('reference', words, required)
		.addColumn('case_id', words, refersTo('cases.id'))
		.addPrimaryKeyConstraint('case_references_key', ['reference', 'case_id'])
		.execute();
	// What came by which name since two names of a case were tied, so that a wrong tie can be undone.
	await table(db, 'case_ties')
		.addColumn('id', words, key)
		.addColumn('case_id', words, refersTo('cases.id'))
		.addColumn('nth', number, required)
		.addColumn('kept_at', instant, required)
		.addColumn('entry_sealed', bytes, required)
		.addUniqueConstraint('case_ties_in_order', ['case_id', 'nth'])
		.execute();
}

async function facts(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes } = columns(db);
	// What agencies told, and what she told us herself: that is seen by her alone, though others may share the case. What
	// it says is sealed with its kind and its day: courts publish both.
	await table(db, 'events')
		.addColumn('id', words, key)
		.addColumn('case_id', words, refersTo('cases.id'))
		.addColumn('seq', number, required)
		.addColumn('heard_at', instant, required)
		.addColumn('agency_id', words, (c) => c.references('agencies.id'))
		.addColumn('told_to', words)
		.addColumn('fact_sealed', bytes, required)
		.addUniqueConstraint('events_in_order', ['case_id', 'seq'])
		.execute();
	await index(db, 'events_of_agency').on('events').columns(['agency_id', 'heard_at']).execute();
	// The newest share of each hearing of a case by the courts. Its id is a keyed hash of case, hearing and sort.
	await table(db, 'shares')
		.addColumn('id', words, key)
		.addColumn('case_id', words, refersTo('cases.id'))
		.addColumn('share_sealed', bytes, required)
		.execute();
	await index(db, 'shares_of_case').on('shares').column('case_id').execute();
	await table(db, 'participations')
		.addColumn('id', words, key)
		.addColumn('case_id', words, refersTo('cases.id'))
		.addColumn('person_id', words, (c) => c.notNull().references('people.id').unique())
		.addColumn('enhanced', words, required)
		.addColumn('stands', words)
		.addColumn('added_at', instant, required)
		.execute();
	await index(db, 'participations_of_case').on('participations').column('case_id').execute();
	// How she wants to hear hard news: `about` is the id of an event, or `all` for what holds of every one.
	await table(db, 'news_choices')
		.addColumn('participation_id', words, refersTo('participations.id'))
		.addColumn('about', words, required)
		.addColumn('choice', words, required)
		.addColumn('chosen_at', instant, required)
		.addPrimaryKeyConstraint('news_choices_key', ['participation_id', 'about'])
		.execute();
	// What she calls each of several people: how many she named, and by which keys they go, is sealed with it.
	await table(db, 'names_given')
		.addColumn('participation_id', words, (c) => c.primaryKey().references('participations.id'))
		.addColumn('names_sealed', bytes, required)
		.execute();
}
