import { columns, table } from '#lib/server/columns.ts';
import { isPostgres } from '#lib/server/database.ts';
import { sql, type Kysely } from 'kysely';

/** Keys of their own for each victim and case, sealed facts, an audit nobody rewrites, and what she asks about it. */
export async function up(db: Kysely<never>): Promise<void> {
	await keyrings(db);
	await erasing(db);
	await watching(db);
	await inquiries(db);
	await (isPostgres(db as never) ? guardPostgres(db) : guardSqlite(db));
}

async function keyrings(db: Kysely<never>): Promise<void> {
	const { words, bytes, instant } = columns(db);
	// A place in a case, a case, or one of the service's own: a secret wrapped by a root key that is not in here.
	await table(db, 'keyrings')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('person_id', words, (c) => c.unique())
		.addColumn('root', words, (c) => c.notNull())
		.addColumn('wrapped', bytes, (c) => c.notNull())
		.addColumn('made_at', instant, (c) => c.notNull())
		.execute();
	await db.schema.createIndex('keyrings_by_root').on('keyrings').column('root').execute();
	// Where it is filled, `data` is empty.
	await db.schema.alterTable('events').addColumn('data_sealed', bytes).execute();
}

async function erasing(db: Kysely<never>): Promise<void> {
	const { words, instant, json } = columns(db);
	await table(db, 'holds')
		.addColumn('participation_id', words, (c) => c.primaryKey().references('participations.id'))
		.addColumn('reason', words, (c) => c.notNull())
		.addColumn('until', words, (c) => c.notNull())
		.addColumn('set_at', instant, (c) => c.notNull())
		.execute();
	// Names nobody: the number is all that leads here.
	await table(db, 'receipts')
		.addColumn('number', words, (c) => c.primaryKey())
		.addColumn('erased_on', words, (c) => c.notNull())
		.addColumn('gone_from_backups_on', words, (c) => c.notNull())
		.addColumn('destroyed', json, (c) => c.notNull())
		.execute();
}

async function watching(db: Kysely<never>): Promise<void> {
	const { words, instant, number } = columns(db);
	// Whose place in the case a look was at; nothing where it was at what the victims of a case share.
	await db.schema.alterTable('audit').addColumn('whose', words).execute();
	await db.schema.createIndex('audit_by_time').on('audit').column('at').execute();
	// Where a chain begins, once its oldest rows were purged.
	await table(db, 'audit_anchors')
		.addColumn('chain', words, (c) => c.primaryKey())
		.addColumn('seq', number, (c) => c.notNull())
		.addColumn('mac', words, (c) => c.notNull())
		.addColumn('proof', words, (c) => c.notNull())
		.execute();
	// How far each chain reaches, so that rows taken off its end are missed.
	await table(db, 'audit_tips')
		.addColumn('chain', words, (c) => c.primaryKey())
		.addColumn('seq', number, (c) => c.notNull())
		.addColumn('proof', words, (c) => c.notNull())
		.execute();
	await table(db, 'audit_heads')
		.addColumn('until', instant, (c) => c.primaryKey())
		.addColumn('rows', number, (c) => c.notNull())
		.addColumn('digest', words, (c) => c.notNull())
		.addColumn('signature', words, (c) => c.notNull())
		.execute();
}

async function inquiries(db: Kysely<never>): Promise<void> {
	const { words, instant } = columns(db);
	await table(db, 'inquiries')
		.addColumn('id', words, (c) => c.primaryKey())
		.addColumn('participation_id', words, (c) =>
			c.notNull().references('participations.id').onDelete('cascade')
		)
		.addColumn('line', words, (c) => c.notNull())
		.addColumn('day', words, (c) => c.notNull())
		.addColumn('actor_kind', words, (c) => c.notNull())
		.addColumn('actor_id', words)
		.addColumn('act', words, (c) => c.notNull())
		.addColumn('asked_at', instant, (c) => c.notNull())
		.addColumn('promised_on', words, (c) => c.notNull())
		.addColumn('answer', words)
		.addColumn('answered_at', instant)
		.addUniqueConstraint('inquiries_one_a_line', ['participation_id', 'line'])
		.execute();
}

// The one way past the guards is a purge, which names the day before which rows may go while it runs.
const purging = `select value from marks where name = 'audit-purge-before'`;

async function guardSqlite(db: Kysely<never>): Promise<void> {
	await sql`create trigger audit_never_changes before update on audit
		begin select raise(abort, 'the audit is only added to'); end`.execute(db);
	await sql`create trigger audit_never_shrinks before delete on audit
		when old.at >= coalesce((select cast(value as integer) from (${sql.raw(purging)})), 0)
		begin select raise(abort, 'the audit is only added to'); end`.execute(db);
}

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
