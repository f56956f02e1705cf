import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { testWorld, type TestWorld } from '#tests/world.ts';
import { once } from './database.ts';
import * as notices from './notices.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const owe = () =>
	once(world.db, (trx) =>
		notices.owe(trx, { kind: 'call-asked', role: 'advocate', facts: {} }, world.now())
	);

test('a notice is sent once, as one neutral sentence', async () => {
	await owe();

	const sent = [await notices.deliver(world), await notices.deliver(world)];

	assert.deepEqual(sent, [1, 0]);
	assert.deepEqual(
		world.sent.map(({ to, text }) => ({ to, text })),
		[{ to: 'advocate', text: 'There is a new item on the list.' }]
	);
});

test('a notice owed in a transaction that breaks off is not owed', async () => {
	const broken = once(world.db, async (trx) => {
		await notices.owe(trx, { kind: 'call-asked', role: 'advocate', facts: {} }, world.now());
		throw new Error('broken off');
	});

	await assert.rejects(broken);

	assert.equal(await notices.deliver(world), 0);
});

test('two that deliver at once send each notice once', async () => {
	for (let count = 0; count < 30; count += 1) await owe();

	await Promise.all([notices.deliver(world), notices.deliver(world), notices.deliver(world)]);
	await notices.deliver(world);

	assert.equal(new Set(world.sent.map(({ notice }) => notice)).size, 30);
	assert.equal(world.sent.length, 30);
});

test('a sender that is down is tried again later, each time later, and in the end given up', async () => {
	await owe();
	world.breakSenders(true);
	const minutes = [0, 1, 3, 7, 15, 31, 63, 127];

	for (const minute of minutes) {
		world.setNow(
			new Date(Date.parse('2026-11-25T10:00:00Z') + minute * 60_000 + minute).toISOString()
		);
		await notices.deliver(world);
	}

	const [row] = await world.db.selectFrom('notices').selectAll().execute();
	assert.equal(row?.tries, 8);
	assert.ok(row?.given_up_at);
	assert.equal(world.lines.length, 8);
});

test('one that died while sending is taken up by another after a minute', async () => {
	await owe();
	await world.db
		.updateTable('notices')
		.set({ leased_until: world.now() + 60_000 })
		.execute();

	const early = await notices.deliver(world);
	world.setNow('2026-11-25T10:01:00Z');
	const late = await notices.deliver(world);

	assert.deepEqual([early, late], [0, 1]);
});

test('the oldest notice that waits is known by its age', async () => {
	await owe();
	world.setNow('2026-11-25T10:07:00Z');

	assert.equal(await notices.oldestWaiting(world.db, world.now()), 7 * 60_000);
	await notices.deliver(world);
	assert.equal(await notices.oldestWaiting(world.db, world.now()), 0);
});
