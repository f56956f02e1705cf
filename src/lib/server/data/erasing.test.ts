/** Erasing what was asked to be erased: after its week, not under a hold, and never when she stopped it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { urn } from '#tests/feed/incoming.ts';
import { beforeEachTransaction } from '#tests/world/moment.ts';
import { aFullVictim } from '#tests/vault/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { eraseDue } from './erasing.ts';
import * as dataDesk from '#lib/server/identity/data-desk.ts';
import * as dataRequests from './requests.ts';
import { transaction } from '#lib/server/database.ts';
import { receiptOf } from '#lib/server/keep/erasures.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as people from '#lib/server/people/people.ts';

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
	await legalHolds.set(world.db, world.keys, operator, mary, hold, world.now());

	assert.equal(await due('2026-12-10T22:00:00Z'), 0);
	assert.equal(await due('2026-12-11T00:30:00Z'), 1);
});

test('nothing is erased while her page rests, and one of us stops it when she says so on the phone', async () => {
	const { db, keys } = world;
	const { mary, id } = await asking();
	await pauses.pause(db, keys, mary, world.now());

	assert.equal(await due('2026-12-03T09:30:00Z'), 0);
	const ann = await staff();
	assert.equal(await dataDesk.stop(db, keys, ann, id, world.now()), true);
	assert.equal(await dataDesk.stop(db, keys, ann, id, world.now()), false);
	assert.equal((await dataRequests.listFor(db, mary))[0]?.state, 'stopped');
});

test('she who lets her page rest while she is about to be erased is not', async () => {
	const { keys } = world;
	const { mary } = await asking();
	world.setNow('2026-12-03T09:30:00Z');
	const db = beforeEachTransaction(world.db, () => pauses.pause(world.db, keys, mary, world.now()));

	assert.equal(await eraseDue(db, keys, world.now()), 0);

	assert.equal((await dataRequests.listFor(world.db, mary)).length, 1);
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
	const taken = await dataDesk.takeDown(db, keys, ann, taking, world.now());
	assert.ok(taken?.was === 'taken-down');
	const { id } = taken;

	assert.equal(await due('2026-12-03T09:30:00Z'), 0);
	assert.equal(await dataDesk.second(db, keys, ann, id, world.now()), false);
	assert.equal(await dataDesk.second(db, keys, ben, id, world.now()), true);
	assert.equal(await due('2026-12-03T09:31:00Z'), 1);
	assert.deepEqual(await dataRequests.listFor(db, mary), []);
});

async function staff(): Promise<Staff> {
	const person: PersonId = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
	);
	return { kind: 'advocate', person };
}
