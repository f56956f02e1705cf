import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Where agencies' people sign in, who is on the way in, who is in, and which orders to sign out were followed. */
export async function agencyDoor(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes, json } = columns(db);
	await table(db, 'identity_providers')
		.addColumn('id', words, key)
		.addColumn('agency_id', words, refersTo('agencies.id'))
		// One issuer belongs to one agency: what it says of somebody can never be said of another's people.
		.addColumn('issuer', words, (c) => c.notNull().unique())
		.addColumn('client_id', words, required)
		.addColumn('acr', json, required)
		.addColumn('amr', json, required)
		.addColumn('added_at', instant, required)
		.execute();
	await table(db, 'agency_sign_ins')
		.addColumn('token_hash', words, key)
		.addColumn('provider_id', words, goneWith('identity_providers.id'))
		.addColumn('asked_sealed', bytes, required)
		.addColumn('expires_at', instant, required)
		.execute();
	// No name in plain and no mail: keyed hashes of whom the agency's sign-in calls by which subject.
	await table(db, 'agency_visits')
		.addColumn('id_hash', words, key)
		.addColumn('provider_id', words, goneWith('identity_providers.id'))
		.addColumn('subject', words, required)
		.addColumn('sid', words)
		// By which name they are greeted and in which unit they work, sealed and gone with the visit.
		.addColumn('said_sealed', bytes)
		.addColumn('began_at', instant, required)
		.addColumn('seen_at', instant, required)
		.addColumn('ends_at', instant, required)
		.execute();
	await index(db, 'agency_visits_of_subject')
		.on('agency_visits')
		.columns(['provider_id', 'subject'])
		.execute();
	await table(db, 'agency_logouts')
		.addColumn('jti_hash', words, key)
		.addColumn('expires_at', instant, required)
		.execute();
}
