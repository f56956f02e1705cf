import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Records an advocate began with somebody, codes an agency gave or has in packs, and codes typed so that two cases become one. */
export async function begin(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	// A record that an advocate began with somebody.
	await table(db, 'assisted_begins')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('opened_by', words, refersTo('people.id'))
		.addColumn('ends_at', instant, required)
		.execute();
	// That somebody of an agency gave a code on paper: when, how and in which language, for that agency to prove.
	await table(db, 'givings')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('given_by', words, required)
		.addColumn('handed', words, required)
		.addColumn('language', words, required)
		// The number of the sealed pack, where it was one.
		.addColumn('pack', words)
		// By which way the leaflet went, where no paper was handed over.
		.addColumn('way', words)
		.addColumn('unit', words)
		.addColumn('given_at', instant, required)
		// When it came back undelivered: its code is gone, and it is due again.
		.addColumn('returned_at', instant)
		.execute();
	await index(db, 'givings_of_agency').on('givings').columns(['agency_id', 'given_at']).execute();
	await index(db, 'givings_of_participation').on('givings').column('participation_id').execute();
	await packs(db);
	await leaflets(db);
	await table(db, 'joins')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		// The case she began herself: its chain of who looked goes on under the other one.
		.addColumn('own_case', words, required)
		.addColumn('asked_at', instant, required)
		.addColumn('wishes_sealed', bytes, required)
		// `right`, `used` or `none`: a row is kept for every code, so that no answer tells which it was.
		.addColumn('code', words, required)
		.addColumn('code_person', words, (c) => c.references('people.id'))
		.addColumn('followed_at', instant)
		.addColumn('call_id', words, (c) => c.references('calls.id'))
		// The half hours a team keeps for a code that was typed, whatever it is worth.
		.addColumn('team', words)
		.addColumn('promised_from', instant)
		.addColumn('second_from', instant)
		.addColumn('third_from', instant)
		// When she said yes on the call; a second of us and a day are still to come.
		.addColumn('said_at', instant)
		.addColumn('joined_at', instant)
		// The place the code stood for, once it is hers: who looked at it is still named by it.
		.addColumn('code_place', words)
		.execute();
	await index(db, 'joins_of_participation').on('joins').column('participation_id').execute();
	await index(db, 'joins_to_follow').on('joins').column('followed_at').execute();
}

/** A sealed leaflet with a code that is nobody's yet. Once used, nothing here leads from its number to her. */
async function packs(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	await table(db, 'packs')
		.addColumn('number', words, key)
		.addColumn('batch', words, required)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('made_by', words, required)
		.addColumn('language', words, required)
		.addColumn('made_at', instant, required)
		.addColumn('expires_at', instant, required)
		// Both gone once it was used, is somebody's, or was ended.
		.addColumn('locator', words, (c) => c.unique())
		.addColumn('secret_hash', words)
		.addColumn('tries', number, required)
		.addColumn('given_at', instant)
		.addColumn('ended_at', instant)
		.execute();
	await index(db, 'packs_of_agency').on('packs').columns(['agency_id', 'batch']).execute();
}

/** That the leaflet is to go to an address somebody marked as safe; the address is gone once it went. */
async function leaflets(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'leaflets')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		.addColumn('asked_by', words, required)
		.addColumn('giving_id', words, (c) => c.references('givings.id').onDelete('cascade'))
		// No reference: what is parked is gone once somebody is let in, and then nothing is sent.
		.addColumn('parked_id', words)
		.addColumn('urn_sealed', bytes)
		.addColumn('language', words, required)
		.addColumn('way', words, required)
		.addColumn('address_sealed', bytes)
		.addColumn('link', words, required)
		.addColumn('asked_at', instant, required)
		.addColumn('due_at', instant, required)
		.addColumn('sent_at', instant)
		.addColumn('ended_at', instant)
		.addColumn('ended_why', words)
		.execute();
	await index(db, 'leaflets_of_agency').on('leaflets').columns(['agency_id', 'asked_at']).execute();
	await index(db, 'leaflets_of_giving').on('leaflets').column('giving_id').execute();
}
