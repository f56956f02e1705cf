/** The process is killed while it copies or erases: what was begun is whole or was never there, and nothing lies about. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Victim } from '#lib/domain/actor.ts';
import { urn } from '#tests/feed/incoming.ts';
import { aFullVictim } from '#tests/vault/builders.ts';
import { cheaply, testWorld, type TestWorld } from '#tests/world/world.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as copies from '#lib/server/copy/copies.ts';
import { eraseDue } from './erasing.ts';
import * as dataRequests from './requests.ts';
import { open, type Db } from '#lib/server/database.ts';
import { draw } from '#lib/server/vault/keys.ts';

// A kill has to reach a process of its own, on a file: SQLite alone, since PostgreSQL takes back what broke off itself.
const skip = process.env.TEST_DATABASE_URL !== undefined;
const root = Buffer.alloc(32, 1).toString('base64');
const keys = cheaply(draw(root));
const later = Date.parse('2026-12-03T09:30:00Z');
const nextDay = Date.parse('2026-11-26T10:30:00Z');
const places = 20;
/** How long the other process may take until it has done what is waited for, in milliseconds. */
const patience = 60_000;

let world: TestWorld;
let folder: string;
let file: string;
beforeEach(async () => {
	world = { ...(await testWorld({ now: '2026-11-25T09:30:00Z' })), keys };
	folder = mkdtempSync(path.join(tmpdir(), 'kills-'));
	file = path.join(folder, 'all.db');
});
afterEach(async () => {
	await world.close();
	rmSync(folder, { recursive: true });
});

test(
	'killed in the middle of erasing a place is whole or gone, and the next round goes on',
	{ skip },
	async (t) => {
		for (let nth = 0; nth < places; nth += 1) {
			const mary = await aFullVictim(world, `01GD765${4000 + nth}` as typeof urn);
			await dataRequests.ask(world.db, keys, mary, 'erase', world.now());
		}
		await sql`vacuum into ${sql.lit(file)}`.execute(world.db);
		const db = open({ file });
		const receipts = () => db.selectFrom('erasure_receipts').select('number').execute();

		await killed('await eraseDue(db, keys, later);', async () => (await receipts()).length >= 3);

		const left = await db.selectFrom('participations').select('id').execute();
		const erased = await receipts();
		t.diagnostic(`${erased.length} of ${places} were erased when it was killed`);
		assert.equal(left.length + erased.length, places);
		assert.equal((await rings(db)).length, left.length);
		assert.equal(await eraseDue(db, keys, later), left.length);
		assert.equal((await receipts()).length, places);
		await db.destroy();
	}
);

function rings(db: Db) {
	return db.selectFrom('keyrings').select('id').where('person_id', 'is not', null).execute();
}

test(
	'killed in the middle of a copy nothing of it is left anywhere, and it can be taken again',
	{ skip },
	async () => {
		const mary = await aFullVictim(world, urn);
		await dataRequests.ask(world.db, keys, mary, 'copy', world.now());
		await sql`vacuum into ${sql.lit(file)}`.execute(world.db);
		const db = open({ file });
		const before = await taken(db, mary);

		await killed(
			`const victim = ${JSON.stringify(mary)};
		for (;;) await copies.takeFor(db, keys, victim, ${nextDay});`,
			async () => (await taken(db, mary)) >= before + 3
		);

		assert.deepEqual(readdirSync(folder).sort(), ['all.db', 'all.db-shm', 'all.db-wal']);
		assert.equal(await auditCheck.firstBroken(db, keys, `case:${mary.caseId}`), undefined);
		assert.ok(await copies.takeFor(db, keys, mary, nextDay));
		await db.destroy();
	}
);

async function taken(db: Db, { participation }: Victim): Promise<number> {
	const rows = await db
		.selectFrom('audit')
		.select('seq')
		.where('act', '=', 'copy-taken')
		.where('whose', '=', participation)
		.execute();
	return rows.length;
}

/** Another process does that in the file, and is killed as soon as something has come true. */
async function killed(act: string, isTime: () => Promise<boolean>): Promise<void> {
	const code = `
		import { open } from '#lib/server/database.ts';
		import { draw } from '#lib/server/vault/keys.ts';
		import * as copies from '#lib/server/copy/copies.ts';
		import { eraseDue } from '#lib/server/data/erasing.ts';
		const [db, keys, later] = [open({ file: process.env.FILE }), draw('${root}'), ${later}];
		${act}`;
	const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
		env: { ...process.env, FILE: file },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let said = '';
	child.stderr.on('data', (part) => (said += part));
	const ended = once(child, 'close');
	const giveUp = Date.now() + patience;
	while (!(await isTime())) {
		assert.equal(child.exitCode, null, `It ended before it could be killed: ${said}`);
		if (Date.now() > giveUp) {
			child.kill('SIGKILL');
			assert.fail(`Nothing of it was seen in time: ${said}`);
		}
		await sleep(1);
	}
	child.kill('SIGKILL');
	await ended;
}
