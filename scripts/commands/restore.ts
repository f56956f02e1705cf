import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { open, type Db } from '#lib/server/database.ts';
import { migrate, missing } from '#lib/server/migrate.ts';
import { dataFolder } from '#lib/server/world.ts';
import { withWorld, type Command } from './command.ts';
import { carryOver } from './carry-over.ts';
import { Stop } from './stop.ts';
import { integrityOf, notInUse, whole } from './whole.ts';

const { env } = process;
const migrations = path.resolve('migrations');

export const restore: Command = {
	name: 'restore',
	usage: 'restore FILE [--forgetting]',
	does: 'puts a backup in place of the database, which is kept beside it: who was erased since stays erased, what was closed stays closed. Stop the service first; --forgetting where the database is lost or damaged',
	options: { forgetting: { type: 'boolean' } },
	run: async ({ words: [file], options }) => {
		if (!file || !existsSync(file)) throw new Stop('Which file?');
		if (env.DATABASE_URL) throw new Stop('PostgreSQL is restored with its own tools: pg_restore');
		whole(file);
		const target = path.join(dataFolder(env), 'alongside.db');
		const kept = `${target}.before-restore`;
		// One that was broken off between two names left no database, but the one it was to replace.
		const replaced = [target, kept].find(existsSync);
		if (replaced) notInUse(replaced);
		const known = replaced !== undefined && options.forgetting !== true;
		if (!known && options.forgetting !== true) throw new Stop(unknown);
		if (known) await mayBeRead(replaced);
		await prepared(file, known ? replaced : undefined);
		// A name is given to what is whole already: broken off anywhere, the next run begins anew.
		if (replaced === target) {
			copyFileSync(target, `${kept}.part`);
			renameSync(`${kept}.part`, kept);
		}
		dropLog(target);
		renameSync(`${target}.part`, target);
		console.log(`Restored. What was there before is ${kept}`);
		if (!known) console.log(forgotten);
	}
};

const unknown =
	'There is no database here, so nobody knows who was erased after the backup. Say --forgetting if it is lost';
const forgotten = 'Whoever was erased after the backup is there again: erase them once more.';

async function mayBeRead(replaced: string): Promise<void> {
	const state = integrityOf(replaced);
	if (state !== 'ok')
		throw new Stop(
			`The database here is damaged: ${state}. Nobody can read from it who was erased after the backup: say --forgetting`
		);
	const lacking = await inFile(replaced, (db) => missing(db, migrations));
	if (lacking.length > 0)
		throw new Stop('The database here is of an older shape: migrate it first');
}

/** Makes, beside the database, what is to take its place. */
async function prepared(file: string, replaced: string | undefined): Promise<void> {
	const part = path.join(dataFolder(env), 'alongside.db.part');
	dropLog(part);
	copyFileSync(file, part);
	await inFile(part, (db) => migrate(db, migrations));
	await withWorld(async (world) => {
		const { erased } = await carryOver(world, replaced);
		if (erased > 0) console.log(`Erased again: ${erased}.`);
	}, 'alongside.db.part');
	dropLog(part);
}

async function inFile<T>(file: string, act: (db: Db) => Promise<T>): Promise<T> {
	const db = open({ file });
	try {
		return await act(db);
	} finally {
		await db.destroy();
	}
}

function dropLog(file: string): void {
	for (const end of ['-wal', '-shm']) rmSync(file + end, { force: true });
}
