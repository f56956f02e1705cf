import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import * as agencies from '#lib/server/agencies.ts';
import { isPostgres, open, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/keys.ts';
import { migrate, missing } from '#lib/server/migrate.ts';
import { dataFolder } from '#lib/server/world.ts';
import { auditState } from './audit.ts';
import { withWorld, type Command } from './command.ts';
import { Stop } from './stop.ts';

const { env } = process;
const here = () => path.join(dataFolder(env), 'alongside.db');

export const migrateNow: Command = {
	name: 'migrate',
	usage: 'migrate',
	does: 'brings the database to the shape this version needs',
	run: async () => {
		if (!env.DATABASE_URL) mkdirSync(dataFolder(env), { recursive: true, mode: 0o700 });
		const db = open(env.DATABASE_URL ? { url: env.DATABASE_URL } : { file: here() });
		const applied = await migrate(db, path.resolve('migrations')).finally(() => db.destroy());
		console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to do.');
	}
};

export const backup: Command = {
	name: 'backup',
	usage: 'backup FILE',
	does: 'copies the database to a file while the service runs; the key is kept apart and is not in it',
	run: async ({ words: [file] }) => {
		if (!file) throw new Stop('To which file?');
		if (existsSync(file))
			throw new Stop(`${file} is there already; a backup never writes over another`);
		if (env.DATABASE_URL)
			throw new Stop('PostgreSQL is backed up with its own tools: pg_dump --format=custom');
		if (!existsSync(here())) throw new Stop('There is no database here');
		const database = new Sqlite(here(), { readonly: true });
		const part = `${file}.part`;
		await database.backup(part).finally(() => database.close());
		whole(part);
		renameSync(part, file);
		// A copy of a database that writes ahead brings two empty files with it.
		for (const end of ['-wal', '-shm']) rmSync(part + end, { force: true });
		console.log(
			`Backed up to ${file}. Without the key nobody can read what is sealed in it: keep the key elsewhere.`
		);
	}
};

export const restore: Command = {
	name: 'restore',
	usage: 'restore FILE',
	does: 'puts a backup in place of the database, which is kept beside it; stop the service first',
	run: async ({ words: [file] }) => {
		if (!file || !existsSync(file)) throw new Stop('Which file?');
		if (env.DATABASE_URL) throw new Stop('PostgreSQL is restored with its own tools: pg_restore');
		whole(file);
		const target = here();
		if (existsSync(target)) {
			notInUse(target);
			renameSync(target, `${target}.before-restore`);
			for (const end of ['-wal', '-shm']) rmSync(target + end, { force: true });
		}
		copyFileSync(file, `${target}.part`);
		renameSync(`${target}.part`, target);
		console.log(`Restored. What was there before is ${target}.before-restore`);
		await Promise.resolve();
	}
};

export const check: Command = {
	name: 'check',
	usage: 'check',
	does: 'looks over the database: whole, up to date, readable with this key, every chain of the audit unbroken',
	run: () =>
		withWorld(async ({ db, keys, now }) => {
			const faults = [
				...(await pages(db)),
				...(await shape(db)),
				...(await key(db, keys)),
				...(await auditState(db, keys, now())).faults
			];
			if (faults.length > 0) throw new Stop(faults.join('\n'));
			console.log('All is well.');
		})
};

function whole(file: string): void {
	const answer = integrityOf(file);
	if (answer !== 'ok') throw new Stop(`${file} is damaged: ${answer}`);
}

function integrityOf(file: string): string {
	const database = new Sqlite(file);
	try {
		// One file and nothing beside it, wherever it is carried.
		database.pragma('journal_mode = DELETE');
		const tables = database.prepare("select count(*) as n from sqlite_master where name = 'cases'");
		if ((tables.get() as { n: number }).n === 0) return 'it holds none of our tables';
		return String(database.pragma('integrity_check', { simple: true }));
	} catch (error) {
		return error instanceof Error ? error.message : 'it cannot be read';
	} finally {
		database.close();
	}
}

function notInUse(file: string): void {
	const database = new Sqlite(file, { timeout: 0 });
	try {
		// Folds the log into the file; another process that has it open keeps this from ending well.
		const [{ busy }] = database.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
		database.pragma('locking_mode = EXCLUSIVE');
		database.exec('begin exclusive; commit');
		if (busy) throw new Error('busy');
	} catch {
		throw new Stop('The database is in use. Stop the service first.');
	} finally {
		database.close();
	}
}

async function pages(db: Db): Promise<string[]> {
	if (isPostgres(db)) return [];
	const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
	return rows[0]?.integrity_check === 'ok' ? [] : ['The file is damaged: restore a backup.'];
}

async function shape(db: Db): Promise<string[]> {
	const lacking = await missing(db, path.resolve('migrations'));
	return lacking.length > 0
		? [`Not up to date: ${lacking.join(', ')}. Run: npm run alongside -- migrate`]
		: [];
}

async function key(db: Db, keys: Keys): Promise<string[]> {
	return agencies.list(db, keys).then(
		() => [],
		() => ['This is not the key that the database was sealed with.']
	);
}
