import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { arrive } from './arrivals.ts';
import { transaction } from '#lib/server/database.ts';
import { openSessions, type Session } from './sessions.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as visits from './visits.ts';

let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
let mary: Victim;
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

async function visit(whose = mary): Promise<Session> {
	const coming = { level: 'full', sure: true, how: 'key' } as const;
	const id = await transaction(world.db, (trx) =>
		arrive(trx, world, { person: whose.person, actor: whose }, coming)
	);
	const session = await here.sessions.find(id);
	assert.ok(session);
	return session;
}

const later = (minutes: number) =>
	world.setNow(new Date(Date.parse('2026-11-25T10:00:00Z') + minutes * 60_000).toISOString());

test('she sees where she is signed in: when it began, when it was last used, and which is this one', async () => {
	const first = await visit();
	later(2);
	await here.sessions.find(first.id);
	const second = await visit();

	const seen = await visits.openFor(world.db, second, world.now());

	const ten = Date.parse('2026-11-25T10:00:00Z');
	assert.deepEqual(
		seen.map(({ isThis, began, seen: last }) => ({ isThis, began: began - ten, last: last - ten })),
		[
			{ isThis: true, began: 120_000, last: 120_000 },
			{ isThis: false, began: 0, last: 120_000 }
		]
	);
	assert.equal(JSON.stringify(seen).includes(first.id), false);
});

test('what is over is not on the list', async () => {
	await visit();
	later(11);

	assert.equal((await visits.openFor(world.db, await visit(), world.now())).length, 1);
});

test('ending one ends it from the next request on, and another can end none of hers', async () => {
	const [one, other] = [await visit(), await visit()];
	const nora = await aVictimOf(world, urn);
	const [first] = await visits.openFor(world.db, one, world.now());
	assert.ok(first);

	await visits.endOne(world.db, nora.person, first.name);
	assert.equal((await visits.openFor(world.db, one, world.now())).length, 2);
	await visits.endOne(world.db, mary.person, first.name);

	const alive = await Promise.all([one, other].map(({ id }) => here.sessions.find(id)));
	assert.equal(alive.filter(Boolean).length, 1);
});

test('ending all ends hers everywhere, and nobody else’s', async () => {
	const nora = await visit(await aVictimOf(world, urn));
	const hers = [await visit(), await visit()];

	await visits.endAll(world.db, mary.person);

	for (const { id } of hers) assert.equal(await here.sessions.find(id), undefined);
	assert.ok(await here.sessions.find(nora.id));
});

test('with a sixth the oldest ends, and she is told that something changed', async () => {
	const all: Session[] = [];
	for (let nth = 0; nth < 6; nth += 1) {
		later(nth);
		all.push(await visit());
	}

	const alive = await Promise.all(all.map(({ id }) => here.sessions.find(id)));
	assert.deepEqual(
		alive.map((one) => one !== undefined),
		[false, true, true, true, true, true]
	);
	const owed = await world.db.selectFrom('notices').select(['kind', 'person_id']).execute();
	assert.deepEqual(owed, [{ kind: 'way-changed', person_id: mary.person }]);
});

test('each time she came in is kept for twelve months, for her alone', async () => {
	await visit();
	await visit(await aVictimOf(world, urn));

	assert.deepEqual(await visits.logFor(world.db, mary.person), [{ how: 'key', at: world.now() }]);
	await visits.forget(world.db, Date.parse('2027-11-25T10:00:00Z'));
	assert.equal((await visits.logFor(world.db, mary.person)).length, 1);
	await visits.forget(world.db, Date.parse('2027-11-25T10:00:01Z'));
	assert.equal((await visits.logFor(world.db, mary.person)).length, 0);
});

test('when she came in is kept on while a hold is on it', async () => {
	await visit();
	const hold = { reason: 'court-order', until: '2028-01-01' } as const;
	await legalHolds.set(world.db, world.keys, { kind: 'operator' }, mary, hold, world.now());

	await visits.forget(world.db, Date.parse('2027-12-31T10:00:00Z'));
	assert.equal((await visits.logFor(world.db, mary.person)).length, 1);
	await visits.forget(world.db, Date.parse('2028-01-02T10:00:00Z'));
	assert.equal((await visits.logFor(world.db, mary.person)).length, 0);
});

test('a page that was shown stays so for this visit alone', async () => {
	const session = await visit();

	await visits.show(world.db, session);
	await visits.mark(world.db, session, true);

	const now = await here.sessions.find(session.id);
	assert.deepEqual([now?.shown, now?.shared], [true, true]);
	const next = await visit();
	assert.deepEqual([next.shown, next.shared], [false, false]);
	await transaction(world.db, (trx) => visits.endAll(trx, mary.person));
});
