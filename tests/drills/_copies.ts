/** Everything a database leaves behind: its files, backups made in both ways, and a dump of PostgreSQL. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { newFolder } from './_server.ts';

/** The bytes of each file in a folder's data and of each copy that can be made of it now. */
export async function dumpOf(folder: string): Promise<Buffer[]> {
	const url = process.env.DATABASE_URL;
	if (url) return [execFileSync('pg_dump', [url], { maxBuffer: 2 ** 30 })];
	const elsewhere = newFolder();
	const database = new Sqlite(path.join(folder, 'alongside.db'), { readonly: true });
	await database.backup(path.join(elsewhere, 'backup.db'));
	database.prepare('vacuum into ?').run(path.join(elsewhere, 'vacuum.db'));
	const bytes = [folder, elsewhere].flatMap((place) =>
		readdirSync(place).map((name) => readFileSync(path.join(place, name)))
	);
	database.close();
	return bytes;
}

/** A PostgreSQL of its own, which ends with the drill. */
export async function ownPostgres(): Promise<string> {
	const place = new URL('../../scripts/postgres.mjs', import.meta.url).href;
	const { startPostgres } = (await import(place)) as {
		startPostgres: () => Promise<{ url: string }>;
	};
	return (await startPostgres()).url;
}
