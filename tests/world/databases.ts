/**
 * Empty, migrated databases on PostgreSQL: copied from one template, emptied and lent again, dropped at the end. To empty
 * one takes a tenth of the time of a copy.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { open, type Db } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';

export const migrations = path.resolve('migrations');
const template = 'alongside_template';

/** A database of a test, and how it is given back. */
export type Lent = { readonly db: Db; readonly giveBack: () => Promise<void> };
type Copy = { readonly db: Db; readonly name: string };

/** What lies idle in this process, with its connections: to make one anew takes longer than most tests. */
const idle: Copy[] = [];

/** An empty database on the server of this address. */
export async function lend(server: string): Promise<Lent> {
	const lent = idle.pop() ?? (await copy(server));
	return { db: lent.db, giveBack: () => takeBack(server, lent) };
}

let templated: Promise<void> | undefined;

async function copy(server: string): Promise<Copy> {
	await (templated ??= startOn(server));
	const name = `test_${randomBytes(8).toString('hex')}`;
	await underLock(server, (client) => client.query(`create database ${name} template ${template}`));
	const db = open({ url: named(server, name) });
	// Counted in a copy: nobody may copy the template while somebody is connected to it.
	whole ??= await guardsIn(db);
	return { db, name };
}

async function startOn(server: string): Promise<void> {
	process.once('beforeExit', () => void drop(server, idle.splice(0)));
	await makeTemplate(server);
}

// Migrated once for all files.
async function makeTemplate(server: string): Promise<void> {
	await underLock(server, async (client) => {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [
			template
		]);
		if (rowCount) return;
		await client.query('create database alongside_making');
		const db = open({ url: named(server, 'alongside_making') });
		await migrate(db, migrations);
		await db.destroy();
		await client.query(`alter database alongside_making rename to ${template}`);
	});
}

async function takeBack(server: string, lent: Copy): Promise<void> {
	if (await isEmptied(lent.db)) idle.push(lent);
	else await drop(server, [lent]);
}

// The guards of the audit and the keys between tables stand aside for this statement alone.
const emptying = sql`do $$ declare named text; begin
	set local session_replication_role = replica;
	for named in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
		and relname not like 'kysely_%' and pg_relation_size(oid) > 0
	loop execute format('delete from %I', named); end loop;
end $$`;
/** How many guards there are before a test: one that took a guard away would take it from the next one too. */
let whole: number | undefined;

async function isEmptied(db: Db): Promise<boolean> {
	if ((await guardsIn(db)) !== whole) return false;
	await emptying.execute(db);
	return true;
}

async function guardsIn(db: Db): Promise<number | undefined> {
	const { rows } = await sql<{
		guards: number;
	}>`select count(*)::int as guards from pg_trigger where not tgisinternal`.execute(db);
	return rows[0]?.guards;
}

async function drop(server: string, copies: readonly Copy[]): Promise<void> {
	if (copies.length === 0) return;
	await Promise.all(copies.map(({ db }) => db.destroy()));
	await connected(server, async (client) => {
		for (const { name } of copies) await client.query(`drop database ${name}`);
	});
}

// A template may be copied by one at a time.
function underLock(server: string, act: (client: pg.Client) => Promise<unknown>): Promise<void> {
	return connected(server, async (client) => {
		await client.query('select pg_advisory_lock(26)');
		await act(client);
	});
}

async function connected<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return await act(client);
	} finally {
		await client.end();
	}
}

function named(server: string, name: string): string {
	const address = new URL(server);
	address.pathname = `/${name}`;
	return address.href;
}
