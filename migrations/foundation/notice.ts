import { columns, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What we owe somebody to tell, and by which ways she wants to hear it. */
export async function notice(db: Kysely<never>): Promise<void> {
	const { words, instant, number, bytes, json } = columns(db);
	await table(db, 'notices')
		.addColumn('id', words, key)
		.addColumn('kind', words, required)
		.addColumn('person_id', words, (c) => c.references('people.id'))
		.addColumn('role', words)
		.addColumn('facts', json, required)
		.addColumn('source', words)
		.addColumn('owed_at', instant, required)
		.addColumn('due_at', instant, required)
		.addColumn('leased_until', instant)
		.addColumn('held_at', instant)
		.addColumn('tries', number, required)
		.addColumn('sent_at', instant)
		.addColumn('given_up_at', instant)
		.addColumn('ended_why', words)
		.execute();
	await index(db, 'notices_to_send').on('notices').columns(['sent_at', 'due_at']).execute();
	await index(db, 'notices_by_source')
		.on('notices')
		.columns(['kind', 'source', 'owed_at'])
		.execute();
	await index(db, 'notices_by_person').on('notices').columns(['person_id', 'sent_at']).execute();
	await table(db, 'sent_here')
		.addColumn('notice_id', words, key)
		.addColumn('to', words, required)
		.addColumn('text', words, required)
		.addColumn('at', instant, required)
		.execute();
	await table(db, 'notice_ways')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, refersTo('participations.id'))
		.addColumn('way', words, required)
		.addColumn('address_sealed', bytes, required)
		.addColumn('asked_at', instant, required)
		.addColumn('proven_at', instant)
		.addUniqueConstraint('notice_ways_one_of_each', ['participation_id', 'way'])
		.execute();
	await table(db, 'notice_times')
		.addColumn('participation_id', words, (c) => c.primaryKey().references('participations.id'))
		.addColumn('times_sealed', bytes, required)
		.addColumn('about', words, required)
		.addColumn('changed_at', instant, required)
		.execute();
}
