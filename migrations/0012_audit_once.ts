import { isPostgres } from '#lib/server/database.ts';
import { sql, type Kysely } from 'kysely';

/** A row of the audit is written once: SQLite replaces one without asking the guards against changing and deleting. */
export async function up(db: Kysely<never>): Promise<void> {
	// PostgreSQL replaces nothing: there a second row of the same place is an update, which is guarded.
	if (isPostgres(db as never)) return;
	// Where no rowid is named the new one is below every other.
	await sql`create trigger audit_written_once before insert on audit
		when exists (select 1 from audit where chain = new.chain and seq = new.seq)
			or exists (select 1 from audit where rowid = new.rowid)
		begin select raise(abort, 'the audit is only added to'); end`.execute(db);
}
