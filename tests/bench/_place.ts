/**
 * Where something is measured: SQLite in a folder, or the empty PostgreSQL that DATABASE_URL names. Nobody here is a
 * demonstration: it is served as real people's data is.
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { open } from '#lib/server/database.ts';
import { migrate } from '#lib/server/migrate.ts';
import { newFolder, root, start, worldIn } from '#tests/drills/_server.ts';

/** How many processes serve. */
export const processes = Number(process.env.BENCH_PROCESSES ?? 1);
/** The address of the PostgreSQL that is measured; nothing where it is SQLite. */
export const postgres = process.env.DATABASE_URL || undefined;

/** An empty, migrated database, and what a server needs to be started on it. */
export async function newPlace() {
	const folder = newFolder();
	const db = open(postgres ? { url: postgres } : { file: path.join(folder, 'alongside.db') });
	await migrate(db, path.join(root, 'migrations'));
	await db.destroy();
	const env = {
		ALONGSIDE_KEY: randomBytes(32).toString('base64'),
		...(postgres ? { DATABASE_URL: postgres } : {})
	};
	return { folder, env, world: await worldIn(folder, env) };
}

/** Starts as many servers on it as are asked for. */
export function startAll({
	folder,
	env
}: Pick<Awaited<ReturnType<typeof newPlace>>, 'folder' | 'env'>) {
	return Promise.all(Array.from({ length: processes }, () => start(folder, env)));
}
