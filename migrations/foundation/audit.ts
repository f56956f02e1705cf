import { columns, index, key, required, table } from '#lib/server/columns.ts';
import { isPostgres } from '#lib/server/database.ts';
import { sql, type Kysely } from 'kysely';

/** Who looked: added to, and never changed. */
export async function audit(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	// A chain for each case: every row is sealed over the one before it.
	await table(db, 'audit')
		.addColumn('chain', words, required)
		.addColumn('seq', number, required)
		.addColumn('at', instant, required)
		.addColumn('actor_kind', words, required)
		.addColumn('actor_id', words)
		// Whose place in the case a look was at; nothing where it was at what the victims of a case share.
		.addColumn('whose', words)
		.addColumn('act', words, required)
		.addColumn('mac', words, required)
		.addPrimaryKeyConstraint('audit_key', ['chain', 'seq'])
		.execute();
	await index(db, 'audit_by_time').on('audit').column('at').execute();
	// How far each chain reaches, so that rows taken off its end are missed; and where it begins once its oldest were purged.
	await table(db, 'audit_chains')
		.addColumn('chain', words, key)
		.addColumn('seq', number, required)
		.addColumn('mac', words, required)
		.addColumn('proof', words, required)
		.addColumn('cut_seq', number)
		.addColumn('cut_mac', words)
		.addColumn('cut_proof', words)
		.execute();
	await table(db, 'audit_heads')
		.addColumn('until', instant, key)
		.addColumn('rows', number, required)
		.addColumn('digest', words, required)
		.addColumn('signature', words, required)
		.execute();
	await (isPostgres(db as never) ? guardPostgres(db) : guardSqlite(db));
}

// The one way past the guards is a purge, which names the day before which rows may go while it runs.
const purging = `select value from marks where name = 'audit-purge-before'`;

async function guardSqlite(db: Kysely<never>): Promise<void> {
	await sql`create trigger audit_never_changes before update on audit
		begin select raise(abort, 'the audit is only added to'); end`.execute(db);
	await sql`create trigger audit_never_shrinks before delete on audit
		when old.at >= coalesce((select cast(value as integer) from (${sql.raw(purging)})), 0)
		begin select raise(abort, 'the audit is only added to'); end`.execute(db);
	// SQLite replaces a row without asking the guards against changing and deleting. Where no rowid is named the new one
	// is below every other.
	await sql`create trigger audit_written_once before insert on audit
		when exists (select 1 from audit where chain = new.chain and seq = new.seq)
			or exists (select 1 from audit where rowid = new.rowid)
		begin select raise(abort, 'the audit is only added to'); end`.execute(db);
}

// A second row of the same place is an update here, which is guarded.
async function guardPostgres(db: Kysely<never>): Promise<void> {
	await sql`create function audit_guard() returns trigger language plpgsql as $$
		begin
			if tg_op = 'DELETE' then
				if old.at < coalesce((${sql.raw(purging)})::bigint, 0) then return old; end if;
			end if;
			raise exception 'the audit is only added to';
		end $$`.execute(db);
	await sql`create trigger audit_never_changes before update or delete on audit
		for each row execute function audit_guard()`.execute(db);
	await sql`create trigger audit_never_emptied before truncate on audit
		for each statement execute function audit_guard()`.execute(db);
}
