// Before the server starts: the database has its shape, an empty one is filled with invented people, and it is said where to look.
// With the word `calls`, somebody is at work and somebody waits to be called, so that a desk is worth opening at any hour;
// with `full`, forty people and sixty calls more.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open, type Db } from '#lib/server/database.ts';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as invented from '#lib/server/invented.ts';
import { migrate } from '#lib/server/migrate.ts';
import { dataFolder, openWorld } from '#lib/server/world.ts';
import { inventCalls } from './calling.ts';
import { inventFullDay } from './full-day.ts';
import { invent } from './invent.ts';
import { inventWork } from './working.ts';
import { isOtherDemonstration } from './schema-of.ts';

const { env } = process;
const folder = dataFolder(env);
const port = env.PORT || '3000';

try {
	await prepare();
} catch (error) {
	console.error(
		`Alongside did not start: ${error instanceof Error ? error.message : String(error)}`
	);
	process.exitCode = 1;
}

async function prepare(): Promise<void> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if ((await shape()) !== 'good') {
		// Invented people are made again rather than mended.
		for (const end of ['', '-wal', '-shm'])
			rmSync(path.join(folder, `alongside.db${end}`), { force: true });
		await shape();
	}
	const world = await openWorld(env);
	if (world.invented && (await isEmpty(world.db))) {
		await invent(world);
		await world.db
			.updateTable('marks')
			.set({ value: 'yes' })
			.where('name', '=', 'invented')
			.execute();
	}
	if (world.invented && process.argv.includes('calls')) {
		await inventWork(world);
		await inventCalls(world);
	}
	if (world.invented && process.argv.includes('full')) await inventFullDay(world);
	if (world.invented) await writePapers(world);
	await world.db.destroy();
}

/**
 * Migrates; an empty database of our own gets the mark of a demonstration. One of these may be half filled, where a start
 * was stopped, or of another shape: until the first release the foundation changes (decision 48).
 */
async function shape(): Promise<'half-filled' | 'other' | 'good'> {
	const db = open(
		env.DATABASE_URL ? { url: env.DATABASE_URL } : { file: path.join(folder, 'alongside.db') }
	);
	if (!env.DATABASE_URL && (await isOtherDemonstration(db))) {
		await db.destroy();
		return 'other';
	}
	const applied = await migrate(db, path.resolve('migrations'));
	if (applied.length > 0) console.log(`The database was brought up to date: ${applied.join(', ')}`);
	const mark = await db
		.selectFrom('marks')
		.select('value')
		.where('name', '=', 'invented')
		.executeTakeFirst();
	const empty = await isEmpty(db);
	const ours = !env.DATABASE_URL && env.NODE_ENV !== 'production';
	if (!mark && empty && ours)
		await db.insertInto('marks').values({ name: 'invented', value: 'filling' }).execute();
	await db.destroy();
	return mark?.value === 'filling' && !empty ? 'half-filled' : 'good';
}

async function isEmpty(db: Db): Promise<boolean> {
	const someone = await db.selectFrom('people').select('id').limit(1).executeTakeFirst();
	const agency = await db.selectFrom('agencies').select('id').limit(1).executeTakeFirst();
	return !someone && !agency;
}

async function writePapers(world: Awaited<ReturnType<typeof openWorld>>): Promise<void> {
	const baseUrl = `http://localhost:${port}`;
	const papers = await invented.papers(world.db, world.keys, { baseUrl }, world.now());
	for (const { id, name, invitation } of papers.people)
		if (invitation) await print(world.db, id, `${name}: ${invitation.code}`, world.now());
	const file = path.join(folder, 'demo.json');
	writeFileSync(file, `${JSON.stringify(papers, undefined, '\t')}\n`, { mode: 0o600 });
	console.log(`Everyone here is invented. Sign in as any of them at ${baseUrl}/demo`);
	console.log(`Their codes, numbers and words are in ${file}`);
}

/** Puts a paper where what was sent is shown, in place of the one that this start withdrew. */
async function print(db: Db, person: PersonId, text: string, now: Instant): Promise<void> {
	await db
		.insertInto('sent_here')
		.values({ notice_id: `paper-${person}`, to: person, text, at: now })
		.onConflict((conflict) => conflict.column('notice_id').doUpdateSet({ text, at: now }))
		.execute();
}
