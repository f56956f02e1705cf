/** What holds on however long it is, and however a page rests: calls about safety, closed doors, chains that are held. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { dayOf } from '#lib/domain/calendar.ts';
import { aTelling } from '#tests/world/builders.ts';
import { aPaper, joiningUnderWay, thePoliceTell } from '#tests/begin/joining.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as companions from '#lib/server/access/companions.ts';
import * as legalHolds from './legal-holds.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as joins from '#lib/server/begin/joins.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as people from '#lib/server/people/people.ts';
import * as retention from './retention.ts';
import * as sights from '#lib/server/access/sights.ts';
import * as supporters from '#lib/server/beside/supporters.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

test('who came in by a code alone is owed the call about her safety years later', async () => {
	const { db, keys, now } = world;
	const { code } = await aPaper(world);
	await invitations.redeem(db, keys, await invitations.look(db, keys, code), now(), () =>
		Promise.resolve()
	);
	world.setNow('2028-01-25T09:30:00Z');
	await retention.purge(db, now());

	await thePoliceTell(world, aTelling({ kind: 'released-from-prison', on: '2028-01-25' }));

	const owed = await db.selectFrom('calls').select('kind').execute();
	assert.deepEqual(owed, [{ kind: 'safety' }]);
});

test('while her page rests nobody beside her sees anything, and afterwards they do again', async () => {
	const { db, keys, now } = world;
	const { victim } = await aPaper(world);
	const asked = { language: 'en', panes: ['now'], days: 30, shared: false } as const;
	const made = await supporters.letIn(db, keys, { ...victim, enhanced: 'no' }, asked, now());
	assert.ok(made.ok);
	const actor = () => companions.actorOf(db, made.person);
	const before = await actor();
	assert.ok(before);
	await pauses.pause(db, keys, victim, now());

	assert.equal(await actor(), undefined);
	assert.equal(await sights.besideFor(db, keys, before, now()), undefined);

	await db.updateTable('people').set({ paused_at: null }).execute();
	assert.ok(await sights.besideFor(db, keys, before, now()));
});

test('a page that rests is not opened by a call about joining', async () => {
	const { db, keys, now } = world;
	const { mary, paper, call, after } = await joiningUnderWay(world);
	await pauses.pause(db, keys, paper.victim, now());

	assert.equal(await call.join(), false);

	assert.equal((await after()).caseId, mary.caseId);
	assert.equal(await people.isPaused(db, paper.victim.person), true);
});

test('a hold on what was joined holds the chain of her own case too, which is known for as long as she is here', async () => {
	const { db, keys, now } = world;
	const { mary, call, after } = await joiningUnderWay(world);
	await call.join();
	const her = await after();
	world.setNow('2028-01-25T09:30:00Z');
	await retention.purge(db, now());
	const hold = { reason: 'complaint', until: '2040-12-01' } as const;
	await legalHolds.set(db, keys, { kind: 'operator' }, her, hold, now());

	const held = await legalHolds.heldChains(db, dayOf(now()));

	assert.deepEqual([...held].sort(), [`case:${mary.caseId}`, `case:${her.caseId}`].sort());
	assert.equal((await joins.readFor(db, keys, her, now()))?.state, 'joined');
});

test('a call about joining ends in none of the ways of another call', async () => {
	const { db, keys, now } = world;
	const { call } = await joiningUnderWay(world);

	assert.equal(await callDesk.answer(db, keys, call.staff, call.id, 'spoke', now()), false);

	assert.equal(await call.refuse(), true);
});
