import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import { leftOf, openSessions, type Sessions } from './sessions.ts';

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

test('a visit on which staff may only add keys is over after half an hour', async () => {
	const { person } = await aVictimOf(world, urn);
	const id = await sessions.begin(person, 'unready', { sure: false });

	for (const minutes of [10, 20, 30]) {
		world.setNow(`2026-11-25T10:${minutes}:00Z`);
		assert.ok(await sessions.find(id));
	}
	world.setNow('2026-11-25T10:30:01Z');
	assert.equal(await sessions.find(id), undefined);
});

test('a visit of staff is over after fifteen minutes without a sign of life, and after eight hours at most', async () => {
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
	);
	const [idle, busy] = [
		await sessions.begin(person, 'staff', { sure: true }),
		await sessions.begin(person, 'staff', { sure: true })
	];
	for (let minute = 10; minute < 480; minute += 10) {
		const at = Temporal.Instant.from('2026-11-25T10:00:00Z').add({ minutes: minute });
		world.setNow(at.toString());
		assert.ok(await sessions.find(busy), `minute ${minute}`);
		if (minute === 20) assert.equal(await sessions.find(idle), undefined);
	}

	world.setNow('2026-11-25T18:00:01Z');

	assert.equal(await sessions.find(busy), undefined);
});

test('an id has 200 bits of chance', async () => {
	const { person } = await aVictimOf(world, urn);
	const ids = new Set<string>();
	for (let more = 0; more < 50; more += 1)
		ids.add(await sessions.begin(person, 'full', { sure: true }));

	assert.equal(ids.size, 50);
	for (const id of ids) assert.match(id, /^[a-z2-7]{40}$/);
	// Each of the 40 places takes more than one letter: none is fixed.
	for (let place = 0; place < 40; place += 1)
		assert.ok(new Set([...ids].map((id) => id[place])).size > 4, `place ${place}`);
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

test('what is left of a visit is the smaller of the idle time and the whole, and near its end nothing makes it longer', async () => {
	const { person } = await aVictimOf(world, urn);
	const left = async (level: 'code' | 'full', shared: boolean, at: string) => {
		world.setNow('2026-11-25T10:00:00Z');
		const id = await sessions.begin(person, level, { sure: true, shared });
		await world.db
			.updateTable('sessions')
			.set({ seen_at: Date.parse(at) })
			.execute();
		world.setNow(at);
		const session = await sessions.find(id);
		assert.ok(session);
		const { endsIn, isLast } = leftOf(session, world.now());
		return [endsIn / 60_000, isLast];
	};

	assert.deepEqual(await left('full', false, '2026-11-25T10:20:00Z'), [10, false]);
	assert.deepEqual(await left('full', true, '2026-11-25T10:20:00Z'), [5, false]);
	assert.deepEqual(await left('full', false, '2026-11-25T10:57:00Z'), [3, true]);
	assert.deepEqual(await left('code', false, '2026-11-25T10:00:00Z'), [30, true]);
	assert.deepEqual(await left('code', false, '2026-11-25T10:29:00Z'), [1, true]);
});
