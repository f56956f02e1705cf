/** Erasing what was asked to be erased: after its week, not under a hold, and whole or not at all. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { urn } from '#tests/incoming.ts';
import { aFullVictim } from '#tests/vault-builders.ts';
import { testWorld, type TestWorld } from '#tests/world.ts';
import { eraseDue } from './data-erasing.ts';
import * as dataDesk from './data-desk.ts';
import * as dataRequests from './data-requests.ts';
import { once, open } from './database.ts';
import { receiptOf } from './erasures.ts';
import * as holds from './holds.ts';
import * as people from './people.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const operator = { kind: 'operator' } as const;
const due = (at: string) => {
	world.setNow(at);
	return eraseDue(world.db, world.keys, world.now());
};

async function asking(): Promise<{ mary: Victim; receipt: string; id: string }> {
	const mary = await aFullVictim(world, urn);
	await dataRequests.ask(world.db, world.keys, mary, 'erase', world.now());
	const [asked] = await dataRequests.listFor(world.db, mary);
	return { mary, receipt: asked?.receipt ?? '', id: asked?.id ?? '' };
}

test('what she asked is done after seven days and not before, under the number she was given', async () => {
	const { mary, receipt } = await asking();

	assert.equal(await due('2026-12-02T09:29:59Z'), 0);
	assert.equal(await receiptOf(world.db, receipt), undefined);
	assert.equal(await due('2026-12-02T09:30:00Z'), 1);

	const found = await receiptOf(world.db, receipt);
	assert.equal(found?.erasedOn, '2026-12-02');
	assert.equal(found?.destroyed.person, 1);
	assert.ok(!JSON.stringify(found).includes(mary.person));
	assert.equal(await due('2026-12-02T09:31:00Z'), 0);
});

test('she can stop it until the last moment, and asking twice adds nothing', async () => {
	const { mary, id } = await asking();
	const { db, keys } = world;

	world.setNow('2026-12-02T09:31:00Z');
	await dataRequests.ask(db, keys, mary, 'erase', world.now());
	assert.equal((await dataRequests.listFor(db, mary)).length, 1);
	assert.equal(await dataRequests.stop(db, keys, mary, id, world.now()), true);
	assert.equal(await dataRequests.stop(db, keys, mary, id, world.now()), false);

	assert.equal(await due('2026-12-09T09:31:00Z'), 0);
	assert.equal((await dataRequests.listFor(db, mary))[0]?.state, 'stopped');
});

test('a hold keeps it until its last day is over, and then it is done', async () => {
	const { mary } = await asking();
	const hold = { reason: 'court-order', until: '2026-12-10' } as const;
	await holds.set(world.db, world.keys, operator, mary, hold, world.now());

	assert.equal(await due('2026-12-10T22:00:00Z'), 0);
	assert.equal(await due('2026-12-11T00:30:00Z'), 1);
});

test('nobody stops what another asked, and what she stops does not stop another’s', async () => {
	const { id } = await asking();
	const jane = await aFullVictim(world, urn);

	assert.equal(await dataRequests.stop(world.db, world.keys, jane, id, world.now()), false);
	assert.deepEqual(await dataRequests.listFor(world.db, jane), []);
});

test('what staff took down waits for a second, and its week counts from when we were sure', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	const [ann, ben] = [await staff(), await staff()];
	const taking = { about: urn, sort: 'erase', cameBy: 'person' } as const;
	const id = (await dataDesk.takeDown(db, keys, ann, taking, world.now())) ?? '';

	assert.equal(await due('2026-12-03T09:30:00Z'), 0);
	assert.equal(await dataDesk.second(db, keys, ann, id, world.now()), false);
	assert.equal(await dataDesk.second(db, keys, ben, id, world.now()), true);
	assert.equal(await due('2026-12-03T09:31:00Z'), 1);
	assert.deepEqual(await dataRequests.listFor(db, mary), []);
});

async function staff(): Promise<Staff> {
	const person: PersonId = await once(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
	);
	return { kind: 'advocate', person };
}

const places = 20;

// A kill has to reach a process of its own, on a file: SQLite alone, since PostgreSQL takes back what broke off itself.
test(
	'killed in the middle a place is whole or gone, and the next round goes on',
	{ skip: process.env.TEST_DATABASE_URL !== undefined },
	async (t) => {
		const folder = mkdtempSync(path.join(tmpdir(), 'erasing-'));
		t.after(() => rmSync(folder, { recursive: true }));
		const file = path.join(folder, 'all.db');
		for (let nth = 0; nth < places; nth += 1) {
			const reference = `01GD765${4000 + nth}` as typeof urn;
			const mary = await aFullVictim(world, reference);
			await dataRequests.ask(world.db, world.keys, mary, 'erase', world.now());
		}
		await sql`vacuum into ${sql.lit(file)}`.execute(world.db);
		const db = open({ file });
		const receiptsNow = () => db.selectFrom('receipts').select('number').execute();

		await killedErasing(file, async () => (await receiptsNow()).length >= 3);

		const left = await db.selectFrom('participations').select('id').execute();
		const rings = await db
			.selectFrom('keyrings')
			.select('id')
			.where('person_id', 'is not', null)
			.execute();
		const receipts = await receiptsNow();
		t.diagnostic(`${receipts.length} of ${places} were erased when it was killed`);
		assert.equal(left.length + receipts.length, places);
		assert.equal(rings.length, left.length);
		const rest = await eraseDue(db, world.keys, Date.parse('2026-12-03T09:30:00Z'));
		assert.equal(rest, left.length);
		assert.equal((await receiptsNow()).length, places);
		await db.destroy();
	}
);

/** Another process erases in that file, and is killed as soon as something has come true. */
async function killedErasing(file: string, isTime: () => Promise<boolean>): Promise<void> {
	const code = `
		import { open } from '#lib/server/database.ts';
		import { draw } from '#lib/server/keys.ts';
		import { eraseDue } from '#lib/server/data-erasing.ts';
		const db = open({ file: process.env.FILE });
		process.stdout.write('go');
		await eraseDue(db, draw(Buffer.alloc(32, 1).toString('base64')), Date.parse('2026-12-03T09:30:00Z'));`;
	const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
		env: { ...process.env, FILE: file },
		stdio: ['ignore', 'pipe', 'ignore']
	});
	await new Promise((go) => child.stdout.once('data', go));
	while (!(await isTime())) await sleep(1);
	child.kill('SIGKILL');
	await new Promise((go) => child.once('close', go));
}
