import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { aVictimOf, urn } from '#tests/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world.ts';
import { openSessions, type Sessions } from './sessions.ts';

let world: TestWorld;
let sessions: Sessions;
beforeEach(async () => {
	world = await testWorld();
	sessions = openSessions(world.db, world.now);
});
afterEach(() => world.close());

test('a session is over after ten minutes without a sign of life', async () => {
	const { person } = await aVictimOf(world, urn);
	const id = await sessions.begin(person, 'full', { sure: true });

	world.setNow('2026-11-25T10:09:59Z');
	const alive = await sessions.find(id);
	world.setNow('2026-11-25T10:20:00Z');
	const over = await sessions.find(id);

	assert.equal(alive?.level, 'full');
	assert.equal(over, undefined);
});

test('a session in use is over after an hour all the same', async () => {
	const { person } = await aVictimOf(world, urn);
	const id = await sessions.begin(person, 'full', { sure: true });
	for (let minute = 5; minute <= 60; minute += 5) {
		world.setNow(
			minute < 60 ? `2026-11-25T10:${String(minute).padStart(2, '0')}:00Z` : '2026-11-25T11:00:00Z'
		);
		assert.ok(await sessions.find(id), `minute ${minute}`);
	}

	world.setNow('2026-11-25T11:00:01Z');

	assert.equal(await sessions.find(id), undefined);
});

test('a code session lives for thirty minutes', async () => {
	const { person } = await aVictimOf(world, urn);
	const id = await sessions.begin(person, 'code', { sure: false });

	world.setNow('2026-11-25T10:30:00Z');
	const alive = await sessions.find(id);
	world.setNow('2026-11-25T10:30:01Z');

	assert.equal(alive?.level, 'code');
	assert.equal(await sessions.find(id), undefined);
});

test('the database does not hold the id that is in the cookie', async () => {
	const { person } = await aVictimOf(world, urn);
	const id = await sessions.begin(person, 'full', { sure: true });

	const rows = JSON.stringify(await world.db.selectFrom('sessions').selectAll().execute());

	assert.equal(rows.includes(id), false);
	assert.equal(await sessions.find(rows), undefined);
});

test('an ended session is nobody from the next request on', async () => {
	const { person } = await aVictimOf(world, urn);
	const id = await sessions.begin(person, 'full', { sure: true });

	await sessions.end(id);

	assert.equal(await sessions.find(id), undefined);
});
