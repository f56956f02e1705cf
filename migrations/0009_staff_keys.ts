import { columns, table } from '#lib/server/columns.ts';
import { sql, type Kysely } from 'kysely';

/** Staff come in by two keys and by nothing else: what they had before ends here. */
export async function up(db: Kysely<never>): Promise<void> {
	const { words, instant, flag, number } = columns(db);
	await table(db, 'staff_keys')
		.addColumn('id', words, (c) => c.primaryKey().references('device_keys.id').onDelete('cascade'))
		// Whether it never leaves the device it is in.
		.addColumn('bound', flag, (c) => c.notNull())
		.execute();
	await table(db, 'staff_codes')
		.addColumn('locator', words, (c) => c.primaryKey())
		.addColumn('secret_hash', words, (c) => c.notNull())
		.addColumn('person_id', words, (c) => c.notNull().references('people.id'))
		.addColumn('made_by', words, (c) => c.references('people.id'))
		.addColumn('expires_at', instant, (c) => c.notNull())
		.addColumn('tries', number, (c) => c.notNull())
		.execute();
	for (const before of ['ways_in', 'cards', 'devices', 'sessions', 'device_keys'])
		await sql`delete from ${sql.table(before)} where person_id in
			(select id from people where role in ('advocate', 'supervisor', 'keeper'))`.execute(db);
}
