import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Instant } from '#lib/domain/event.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { forOurEyes, isPostgres, open, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { migrate, missing } from '#lib/server/migrate.ts';
import { backedUp } from '#lib/server/waiting/ages.ts';
import { dataFolder } from '#lib/server/world.ts';
import { auditState } from './audit.ts';
import { withWorld, type Command } from './command.ts';
import { Stop } from './stop.ts';
import { whole } from './whole.ts';

const { env } = process;
const here = () => path.join(dataFolder(env), 'alongside.db');

export const migrateNow: Command = {
	name: 'migrate',
	usage: 'migrate',
	does: 'brings the database to the shape this version needs',
	run: async () => {
		if (!env.DATABASE_URL) mkdirSync(dataFolder(env), { recursive: true, mode: 0o700 });
		const db = open(env.DATABASE_URL ? { url: env.DATABASE_URL } : { file: here() });
		try {
			const applied = await migrate(db, path.resolve('migrations'));
			console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing to do.');
		} finally {
			await db.destroy();
		}
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
		forOurEyes(part);
		await database.backup(part).finally(() => database.close());
		whole(part);
		renameSync(part, file);
		// A copy of a database that writes ahead brings two empty files with it.
		for (const end of ['-wal', '-shm']) rmSync(part + end, { force: true });
		await note();
		console.log(
			`Backed up to ${file}. Without the key nobody can read what is sealed in it: keep the key elsewhere.`
		);
	}
};

async function note(): Promise<void> {
	const db = open({ file: here() });
	try {
		await backedUp(db, Date.now());
	} finally {
		await db.destroy();
	}
}

export const backupMade: Command = {
	name: 'backup made',
	usage: 'backup made',
	does: 'notes that PostgreSQL was backed up with its own tools, so that a keeper is not asked about an old backup',
	run: () =>
		withWorld(async ({ db, now }) => {
			await backedUp(db, now());
			console.log('Noted.');
		})
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
				...(await key(db, keys, now())),
				...(await auditState(db, keys, now())).faults
			];
			if (faults.length > 0) throw new Stop(faults.join('\n'));
			console.log('All is well.');
		})
};

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

async function key(db: Db, keys: Keys, now: Instant): Promise<string[]> {
	const known = await agencies.list(db);
	return Promise.all(known.map(({ id }) => secrets.live(db, keys, id, now))).then(
		() => [],
		() => ['This is not the key that the database was sealed with.']
	);
}
