import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { open, transaction } from '#lib/server/database.ts';
import { openLog } from '#lib/server/log.ts';
import { migrate } from '#lib/server/migrate.ts';
import * as people from '#lib/server/people/people.ts';
import { migrations } from '#tests/world/databases.ts';
import { testWorld } from '#tests/world/world.ts';
import { openEndings } from './endings.ts';
import { openSessions } from './sessions.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-endings-'));
const log = openLog({ write: () => undefined });
after(() => rmSync(folder, { recursive: true }));
let made = 0;

/** A database in a file, which another program can hold, and a visit in it. */
async function aHouse() {
	const file = path.join(folder, `${(made += 1)}.db`);
	const db = open({ file });
	await migrate(db, migrations);
	const { keys, close } = await testWorld();
	const person = await transaction(db, (trx) =>
		people.add(trx, keys, { role: 'victim', language: 'en' }, 0)
	);
	await close();
	const sessions = openSessions(db, () => 1000);
	const id = await sessions.begin(person, 'full', { sure: true });
	return { db, sessions, id, other: new Sqlite(file), book: path.join(folder, `${made}.ended`) };
}

async function untilTold(endings: ReturnType<typeof openEndings>, id: string): Promise<void> {
	for (let tries = 0; tries < 100 && endings.has(id); tries += 1) await sleep(50);
}

test('a visit that ends while another program holds the database is over at once, and nobody else has to stand still', async () => {
	const { db, sessions, id, other, book } = await aHouse();
	const endings = openEndings({ db, log }, book);
	other.exec('begin immediate');
	let beats = 0;
	const heart = setInterval(() => (beats += 1), 20);

	const began = performance.now();
	await endings.end(id);
	const took = performance.now() - began;

	clearInterval(heart);
	assert.ok(took < 2000, `${took} ms`);
	assert.ok(beats > 10, `${beats} beats`);
	assert.ok(endings.has(id));
	other.exec('rollback');
	await untilTold(endings, id);
	assert.equal(await sessions.find(id), undefined);
	endings.close();
	await db.destroy();
});

test('a visit that ended while nobody could write it down is over after a restart and for a second process', async () => {
	const { db, sessions, id, other, book } = await aHouse();
	const [first, second] = [openEndings({ db, log }, book), openEndings({ db, log }, book)];
	other.exec('begin immediate');
	await first.end(id);
	first.close();

	await sleep(1500);
	const restarted = openEndings({ db, log }, book);

	assert.ok(second.has(id));
	assert.ok(restarted.has(id));
	other.exec('rollback');
	await untilTold(restarted, id);
	assert.equal(await sessions.find(id), undefined);
	for (const endings of [second, restarted]) endings.close();
	const later = openEndings({ db, log }, book);
	assert.ok(!later.has(id));
	later.close();
	await db.destroy();
});

test('with a database that is gone, and no book to write in, whoever leaves waits a moment at most', async () => {
	const { db, id } = await aHouse();
	const endings = openEndings({ db, log }, path.join(folder, 'no.db', '\0'));
	await db.destroy();

	const began = performance.now();
	await endings.end(id);

	assert.ok(performance.now() - began < 1000);
	assert.ok(endings.has(id));
	endings.close();
});
