import { columns, goneWith, index, key, refersTo, required, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** What the police ask to be given of her notes. */
export async function disclosure(db: Kysely<never>): Promise<void> {
	const { words, instant, flag, bytes } = columns(db);
	await table(db, 'disclosure_requests')
		.addColumn('id', words, key)
		.addColumn('participation_id', words, goneWith('participations.id'))
		.addColumn('team', words, required)
		.addColumn('asker', words, required)
		.addColumn('received_on', words, required)
		.addColumn('is_counselling', flag, required)
		.addColumn('asked_sealed', bytes, required)
		.addColumn('made_by', words, refersTo('people.id'))
		.addColumn('made_at', instant, required)
		.addColumn('notice', words, required)
		.addColumn('notice_on', words)
		.addColumn('notice_why', words)
		.addColumn('notice_by', words, (c) => c.references('people.id'))
		.addColumn('view', words)
		.addColumn('view_how', words)
		.addColumn('view_at', instant)
		.addColumn('state', words, required)
		.addColumn('reason', words)
		.addColumn('decided_by', words, (c) => c.references('people.id'))
		.addColumn('decided_at', instant)
		.addColumn('handed_sealed', bytes)
		.execute();
	await index(db, 'disclosure_requests_of_participation')
		.on('disclosure_requests')
		.columns(['participation_id', 'state'])
		.execute();
}
