import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as limits from './limits.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld();
});
afterEach(() => world.close());

const minute = 60_000;
const one = { name: 'one', rule: limits.perAccount };
const other = { name: 'other', rule: limits.perNetwork };

test('an account waits 30 seconds after five tries, then twice as long each time, and at most an hour', async () => {
	const waits = [];
	let now = world.now();
	for (let nth = 0; nth < 14; nth += 1) {
		assert.equal(await limits.take(world.db, [one], now), 0);
		const wait = await limits.waitFor(world.db, one.name, now);
		waits.push(wait / minute);
		now += wait;
	}

	assert.deepEqual(waits, [0, 0, 0, 0, 0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('tries at the same moment are all counted before any is made', async () => {
	const now = world.now();
	const taken = await Promise.all(
		Array.from({ length: 30 }, () => limits.take(world.db, [one], now))
	);

	assert.equal(taken.filter((wait) => wait === 0).length, 5);
});

test('a try that has to wait for one bucket is counted in none', async () => {
	const now = world.now();
	for (let nth = 0; nth < 5; nth += 1) await limits.take(world.db, [one], now);

	const wait = await limits.take(world.db, [other, one], now);

	assert.equal(wait, minute / 2);
	assert.equal(await limits.countIn(world.db, other.name, now), 0);
});

test('a right try is taken back, and what others did stays counted', async () => {
	const now = world.now();
	for (let nth = 0; nth < 20; nth += 1) await limits.take(world.db, [other], now);
	assert.equal(await limits.waitFor(world.db, other.name, now), minute);

	await limits.spare(world.db, other.name, now);

	assert.equal(await limits.countIn(world.db, other.name, now), 19);
	assert.equal(await limits.waitFor(world.db, other.name, now), 0);
});

test('a bucket that is empty again is not kept', async () => {
	const now = world.now();
	await limits.take(world.db, [one, other], now);

	await limits.forget(world.db, now + 11 * minute);

	const kept = await world.db.selectFrom('limits').select('bucket').execute();
	assert.deepEqual(kept, [{ bucket: 'one' }]);
});
