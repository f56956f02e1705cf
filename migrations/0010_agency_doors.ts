import { columns, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** Where agencies' people sign in, who is on the way in, who is in, and which orders to sign out were followed. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant, json, bytes } = columns(db);
	await table(db, 'agency_doors')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('agency_id', words, (c) => c.notNull().references('agencies.id'))
		// One issuer belongs to one agency: what it says of somebody can never be said of another's people.
		.addColumn('issuer', words, (c) => c.notNull().unique())
		.addColumn('client_id', words, (c) => c.notNull())
		.addColumn('acr', json, (c) => c.notNull())
		.addColumn('amr', json, (c) => c.notNull())
		.addColumn('added_at', instant, (c) => c.notNull())
		.execute();
	await table(db, 'agency_sign_ins')
		.addColumn('token_hash', words, (c) => c.primaryKey())
		.addColumn('door_id', words, (c) =>
			c.notNull().references('agency_doors.id').onDelete('cascade')
		)
		.addColumn('asked_sealed', bytes, (c) => c.notNull())
		.addColumn('expires_at', instant, (c) => c.notNull())
		.execute();
	// No name and no mail: keyed hashes of whom the agency's sign-in calls by which subject.
	await table(db, 'agency_visits')
		.addColumn('id_hash', words, (c) => c.primaryKey())
		.addColumn('door_id', words, (c) =>
			c.notNull().references('agency_doors.id').onDelete('cascade')
		)
		.addColumn('subject', words, (c) => c.notNull())
		.addColumn('sid', words)
		.addColumn('language', words, (c) => c.notNull())
		.addColumn('began_at', instant, (c) => c.notNull())
		.addColumn('seen_at', instant, (c) => c.notNull())
		.addColumn('ends_at', instant, (c) => c.notNull())
		.execute();
	await table(db, 'agency_logouts')
		.addColumn('jti_hash', words, (c) => c.primaryKey())
		.addColumn('expires_at', instant, (c) => c.notNull())
		.execute();
	const index = (name: string) => db.schema.createIndex(name);
	await index('agency_visits_of_subject')
		.on('agency_visits')
		.columns(['door_id', 'subject'])
		.execute();
	// What an agency told last, and when: without these each look at its page would read all it ever sent.
	await index('events_of_agency').on('events').columns(['agency_id', 'heard_at']).execute();
	await index('messages_of_agency').on('messages').columns(['agency_id', 'received_at']).execute();
}
