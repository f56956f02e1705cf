/** Brings the database to the shape this code expects, one numbered migration at a time. */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import { type Db } from './database.ts';

/** Applies what is missing and returns the names; throws on the first that does not apply. */
export async function migrate(db: Db, folder: string): Promise<string[]> {
	const { error, results } = await migrator(db, folder).migrateToLatest();
	if (error) throw error instanceof Error ? error : new Error(String(error));
	return (results ?? [])
		.filter(({ status }) => status === 'Success')
		.map(({ migrationName }) => migrationName);
}

/** The names of migrations in the folder that the database has not had. */
export async function missing(db: Db, folder: string): Promise<string[]> {
	const known = await migrator(db, folder).getMigrations();
	return known.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
}

function migrator(db: Db, migrationFolder: string): Migrator {
	return new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) });
}
