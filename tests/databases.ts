/**
 * Empty, migrated databases on PostgreSQL: copied from one template, emptied and lent again, dropped at the end. To empty
 * one takes a tenth of the time of a copy.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { open } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';

export const migrations = path.resolve('migrations');
const template = 'alongside_template';

export type Lent = { readonly url: string; readonly giveBack: () => Promise<void> };

/** What lies idle in this process. A test file is a process, so nothing goes from one file to another. */
const idle: string[] = [];

/** An empty database on the server of this address. */
export async function lend(server: string): Promise<Lent> {
	const url = idle.pop() ?? (await copy(server));
	return { url, giveBack: () => takeBack(server, url) };
}

let templated: Promise<void> | undefined;

async function copy(server: string): Promise<string> {
	await (templated ??= makeTemplate(server));
	const name = `test_${randomBytes(8).toString('hex')}`;
	await underLock(server, (client) => client.query(`create database ${name} template ${template}`));
	process.once('beforeExit', () => void dropIdle(server));
	const url = named(server, name);
	// Counted in a copy: nobody may copy the template while somebody is connected to it.
	whole ??= await connected(url, guardsIn);
	return url;
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

async function takeBack(server: string, url: string): Promise<void> {
	if (await isEmptied(url)) idle.push(url);
	else await drop(server, [url]);
}

// The guards of the audit and the keys between tables stand aside for this connection alone.
const emptying = `do $$ declare named text; begin
	set local session_replication_role = replica;
	for named in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely_%'
	loop execute format('delete from %I', named); end loop;
end $$`;
/** How many guards there are before a test: one that took a guard away would take it from the next one too. */
let whole: number | undefined;

function isEmptied(url: string): Promise<boolean> {
	return connected(url, async (client) => {
		if ((await guardsIn(client)) !== whole) return false;
		await client.query(emptying);
		return true;
	});
}

async function guardsIn(client: pg.Client): Promise<number | undefined> {
	const { rows } = await client.query<{ guards: number }>(
		'select count(*)::int as guards from pg_trigger where not tgisinternal'
	);
	return rows[0]?.guards;
}

async function dropIdle(server: string): Promise<void> {
	await drop(server, idle.splice(0));
}

async function drop(server: string, urls: readonly string[]): Promise<void> {
	if (urls.length === 0) return;
	await connected(server, async (client) => {
		for (const url of urls) await client.query(`drop database ${new URL(url).pathname.slice(1)}`);
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
