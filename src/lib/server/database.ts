/** The one door to the database: SQLite in a file, or PostgreSQL where DATABASE_URL names one. */
import { chmodSync, closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import {
	CompiledQuery,
	Kysely,
	PostgresDialect,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	SqliteQueryCompiler,
	sql,
	type ExpressionBuilder,
	type RawBuilder,
	type SelectQueryBuilder,
	type DatabaseConnection,
	type SelectModifierNode,
	type SqliteDialectConfig,
	type Transaction
} from 'kysely';
import { jsonArrayFrom as listInPostgres } from 'kysely/helpers/postgres';
import { jsonArrayFrom as listInSqlite } from 'kysely/helpers/sqlite';
import pg from 'pg';
import { KeepingClient, keeping } from './statements.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;
export type Trx = Transaction<Tables>;
/** Where a condition is built: in a read that has these tables by these names. In any other it does not compile. */
export type In<Names extends string, All, Read extends keyof All> = ExpressionBuilder<All, Read> &
	([Names] extends [Read] ? unknown : never);

/** Opens SQLite in a file (`:memory:`, or the bytes of one: a copy in memory), hardened; or PostgreSQL by its address. */
export function open(where: { readonly file: string | Buffer } | { readonly url: string }): Db {
	return 'url' in where ? openPostgres(where.url) : openSqlite(where.file);
}

/** Runs one transaction; in SQLite it takes the write lock at once, so that it never waits half done. */
export function transaction<T>(db: Db, act: (trx: Trx) => Promise<T>): Promise<T> {
	return db.transaction().execute(act);
}

/** Whether this is PostgreSQL, where writers run beside each other. */
export function isPostgres(db: Db | Trx): boolean {
	return !(db.getExecutor().adapter instanceof SqliteAdapter);
}

/**
 * Holds names until the transaction ends, so that two that are about the same thing go one after the other. In SQLite
 * a transaction already holds the only write lock.
 */
export async function lock(trx: Trx, names: readonly string[]): Promise<void> {
	if (!isPostgres(trx) || names.length === 0) return;
	// Always in one order: two that hold the same names must not wait for each other.
	const all = [...new Set(names)].sort();
	await sql`select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest(${all}::text[]) as held(name)`.execute(
		trx
	);
}

/** The rows of a question inside another, as one value of its row; `listIn` reads them. They hold no bytes. */
export function listOf<Row>(
	db: Db | Trx,
	// Of whatever tables: only what comes out of it matters.
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	query: SelectQueryBuilder<any, any, Row>
): RawBuilder<Row[]> {
	return (isPostgres(db) ? listInPostgres(query) : listInSqlite(query)) as RawBuilder<Row[]>;
}

/** What `listOf` gave: PostgreSQL reads it itself, SQLite gives it as it is written. */
export function listIn<Row>(given: readonly Row[]): readonly Row[] {
	return typeof given === 'string' ? (JSON.parse(given) as Row[]) : given;
}

/** Keeps a file of the database, which is made if it is not there, from everybody else on this machine. */
export function forOurEyes(file: string): void {
	closeSync(openSync(file, 'a', 0o600));
	chmodSync(file, 0o600);
}

/**
 * Writes into SQLite's file what still stands beside it: until then a row that was erased can be read in the file's bytes.
 */
export async function settle(db: Db): Promise<void> {
	if (!isPostgres(db)) await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

function openSqlite(file: string | Buffer): Db {
	// What SQLite puts beside the file has its rights.
	if (typeof file === 'string' && file !== ':memory:') forOurEyes(file);
	const database = new Sqlite(file);
	for (const pragma of [
		'journal_mode = WAL',
		'synchronous = FULL',
		'foreign_keys = ON',
		'secure_delete = ON',
		'trusted_schema = OFF',
		'cell_size_check = ON',
		'busy_timeout = 5000'
	])
		database.pragma(pragma);
	// From here on we wait ourselves: SQLite would make the whole process stand still meanwhile.
	database.pragma('busy_timeout = 0');
	return new Kysely<Tables>({ dialect: new ImmediateDialect({ database: keeping(database) }) });
}

const ourselves = ['', 'localhost', '127.0.0.1', '[::1]'];

/** Throws for a database on another machine that would be spoken to in the clear, or without knowing that it is the one (ASVS 5.0, 12.3.1 and 12.3.2). */
export function refuseInTheClear(url: string): void {
	// An address without a host is a socket of this machine.
	const { hostname, searchParams } = new URL(url.replace(/@\//, '@localhost/'));
	const hosts = [decodeURIComponent(hostname), searchParams.get('host') ?? ''];
	const isHere = hosts.every((host) => ourselves.includes(host) || host.startsWith('/'));
	if (isHere || searchParams.get('sslmode') === 'verify-full') return;
	throw new Error(
		'DATABASE_URL leads to another machine: end it with ?sslmode=verify-full, so that nobody between reads it'
	);
}

function openPostgres(url: string): Db {
	refuseInTheClear(url);
	const types = new pg.TypeOverrides();
	// int8 holds epoch milliseconds: far below 2^53.
	types.setTypeParser(pg.types.builtins.INT8, Number);
	// A connection that nobody uses keeps no program from ending.
	const pool = new pg.Pool({
		connectionString: url,
		max: 8,
		types,
		allowExitOnIdle: true,
		Client: KeepingClient,
		// A machine that is gone says nothing: whoever asks is told so, and does not wait for ever.
		connectionTimeoutMillis: 10_000,
		keepAlive: true
	});
	// A connection that dies while idle is replaced by the pool; unheard, it would end the process.
	pool.on('error', () => undefined);
	return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** How long a write waits for another program that holds the database, in milliseconds, and how often it looks. */
const patience = 5000;
const lookEvery = 10;

/** A connection that waits for the database without keeping anybody from being served, or from leaving. */
function patient(inner: DatabaseConnection): DatabaseConnection {
	const ask: DatabaseConnection['executeQuery'] = async (query) => {
		const until = performance.now() + patience;
		for (;;)
			try {
				return await inner.executeQuery(query);
			} catch (error) {
				// In the middle of a transaction it holds the lock already: nothing is busy there.
				const isBusy = (error as { code?: string }).code === 'SQLITE_BUSY';
				if (!isBusy || performance.now() > until) throw error;
				await sleep(lookEvery);
			}
	};
	return { executeQuery: ask, streamQuery: inner.streamQuery.bind(inner) };
}

// A deferred transaction that reads and then writes fails with SQLITE_BUSY_SNAPSHOT however long it may wait.
class ImmediateDriver extends SqliteDriver {
	#patient: DatabaseConnection | undefined;
	override async acquireConnection(): Promise<DatabaseConnection> {
		return (this.#patient ??= patient(await super.acquireConnection()));
	}
	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}
}

// SQLite takes back a table made in a transaction that breaks off: a migration that is killed leaves nothing behind.
class AllOrNothingAdapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

// A transaction already holds the only write lock there is, so a lock of rows is left out of what is asked.
class NoRowLocks extends SqliteQueryCompiler {
	protected override visitSelectModifier(node: SelectModifierNode): void {
		if (node.modifier !== 'ForUpdate' && node.modifier !== 'SkipLocked')
			super.visitSelectModifier(node);
	}
}

class ImmediateDialect extends SqliteDialect {
	readonly #config: SqliteDialectConfig;
	constructor(config: SqliteDialectConfig) {
		super(config);
		this.#config = config;
	}
	override createAdapter(): SqliteAdapter {
		return new AllOrNothingAdapter();
	}
	override createQueryCompiler(): SqliteQueryCompiler {
		return new NoRowLocks();
	}
	override createDriver(): SqliteDriver {
		return new ImmediateDriver(this.#config);
	}
}
