/** Brings the database to the shape this code expects, one numbered migration at a time. */
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { FileMigrationProvider, Migrator, type MigrationProvider } from 'kysely/migration';
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
	const known = await new Migrator({ db, provider: namesIn(folder) }).getMigrations();
	return known.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
}

function migrator(db: Db, migrationFolder: string): Migrator {
	return new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) });
}

// To know which there are none has to be read: what they make takes longer to load than the app.
function namesIn(folder: string): MigrationProvider {
	const up = () => Promise.reject(new Error('This migration was only named'));
	return {
		getMigrations: async () => {
			const files = await fs.readdir(folder);
			const names = files
				.filter((file) => /\.m?[jt]s$/.test(file))
				.map((file) => path.parse(file).name);
			return Object.fromEntries(names.map((name) => [name, { up }]));
		}
	};
}
