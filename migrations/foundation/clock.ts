import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** What she asks of agencies: one open ask for each duty and event, kept with the day she sent it. */
export async function clock(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'agency_letters')
		.addColumn('id', words, key)
		// Gone with her place in the case.
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('duty', words, required)
		.addColumn('because', words, refersTo('events.id'))
		.addColumn('owed_by', words, required)
		.addColumn('rung', words, required)
		.addColumn('state', words, required)
		.addColumn('answering_sealed', bytes, required)
		.addColumn('asked_on', words)
		.addColumn('sent_by', words)
		.addColumn('replied_on', words)
		// To which agency it was sent from her page, as she saw it, and what came back.
		.addColumn('sent_to', words, (c) => c.references('agencies.id'))
		.addColumn('letter_sealed', bytes)
		.addColumn('answered_at', instant)
		.addColumn('answer_sealed', bytes)
		.addColumn('made_at', instant, required)
		.addColumn('changed_at', instant, required)
		.execute();
	await index(db, 'agency_letters_one_open')
		.unique()
		.on('agency_letters')
		.columns(['participation_id', 'duty', 'because'])
		.where(sql<boolean>`state = 'open'`)
		.execute();
	await index(db, 'agency_letters_sent_here')
		.on('agency_letters')
		.column('sent_to')
		.where('sent_to', 'is not', null)
		.execute();
	await index(db, 'agency_letters_of_participation')
		.on('agency_letters')
		.column('participation_id')
		.execute();
}
