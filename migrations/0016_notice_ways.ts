import { columns, table } from '#lib/server/columns.ts';
import type { Kysely } from 'kysely';

/** By which ways and when she wants to be told that something is new; and notices that wait for somebody to look at them. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant, bytes } = columns(db);
	await table(db, 'notice_ways')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) => c.notNull().references('participations.id'))
		.addColumn('way', words, (c) => c.notNull())
		.addColumn('address_sealed', bytes, (c) => c.notNull())
		.addColumn('asked_at', instant, (c) => c.notNull())
		.addColumn('proven_at', instant)
		.addUniqueConstraint('notice_ways_one_of_each', ['participation_id', 'way'])
		.execute();
	await table(db, 'notice_times')
		.addColumn('participation_id', words, (c) => c.primaryKey().references('participations.id'))
		.addColumn('times_sealed', bytes, (c) => c.notNull())
		.addColumn('changed_at', instant, (c) => c.notNull())
		.execute();
	await addToNotices(db);
}

async function addToNotices(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await db.schema.alterTable('notices').addColumn('source', words).execute();
	await db.schema.alterTable('notices').addColumn('held_at', instant).execute();
	await db.schema.alterTable('notices').addColumn('ended_why', words).execute();
	await db.schema
		.createIndex('notices_by_source')
		.on('notices')
		.columns(['kind', 'source', 'owed_at'])
		.execute();
}
