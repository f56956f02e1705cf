/** The time of a call about her safety: a half hour of hers that a team keeps, her own team first. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import { aTelling, someWishes } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { areThere, aTeam, aVictimWith } from '#tests/team/staying.ts';
import { openTeam } from '#tests/team/teams.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from './desk.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as promises from './promises.ts';
import * as calls from './calls.ts';
import * as safetyCalls from './safety.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:00:00Z' })));
afterEach(() => world.close());

async function asks(victim: Victim, slots: readonly Slot[] = slotsFrom(world.now())) {
	const { db, keys, now } = world;
	await waysIn.make(db, keys, victim.person, 'en', now());
	const wishes = someWishes({ phone: '07700 900456', slots });
	const call = { kind: 'call', wishes, language: 'en', promised: slots[0]! } as const;
	const id = await transaction(db, (trx) => calls.add(trx, keys, victim, call, now()));
	// It was made: only what she said in it counts.
	await db.updateTable('calls').set({ state: 'done' }).where('id', '=', id).execute();
}

async function isTold(): Promise<void> {
	const police = await anAgency(world, 'police', '01');
	const bail = aTelling({ kind: 'suspect-on-bail', on: '2026-11-25' });
	const { db, keys, now } = world;
	await inbox.take(db, keys, police, [aMessage({ urn, tellings: [bail] })], now());
}
const follow = () => safetyCalls.follow(world.db, world.keys, world.now());
const row = () =>
	world.db.selectFrom('calls').selectAll().where('kind', '=', 'safety').executeTakeFirstOrThrow();
const warned = () =>
	world.db
		.selectFrom('notices')
		.select(['person_id', 'role'])
		.where('kind', '=', 'promise-untaken')
		.execute();

test('it is promised in the first of her half hours that a team can keep, with two more tries, once', async () => {
	await openTeam(world);
	await asks(await aVictimOf(world, urn));
	await isTold();
	const before = await row();
	assert.deepEqual([before.team, before.promised_from], ['east', before.promised_to]);

	await follow();
	const { team, promised_from, promised_to, second_from, third_from } = await row();
	await follow();

	assert.deepEqual([team, promised_from], ['east', slotsFrom(world.now())[0]?.from]);
	assert.equal(promised_to - promised_from, 30 * 60_000);
	assert.ok(second_from && third_from);
	assert.deepEqual(await warned(), []);
	assert.equal((await row()).promised_from, promised_from);
});

test('the team that has her case calls her, though another fits as well', async () => {
	await openTeam(world, { id: 'all', name: 'All' });
	const { eve, ada } = await aTeam(world);
	await areThere(world, ada);
	await asks(await aVictimWith(world, eve, ada));
	await isTold();

	await follow();

	assert.equal((await row()).team, 'east');
});

test('a team that has all it takes is asked all the same', async () => {
	await openTeam(world, { cap: 0 });
	await asks(await aVictimOf(world, urn));
	await isTold();

	await follow();

	assert.equal((await row()).promised_from, slotsFrom(world.now())[0]?.from);
});

test('where no time of hers can be kept the supervisors hear that it is owed, once, and it stays on the desk', async () => {
	await openTeam(world, { advocates: 0 });
	const sam = await aColleague({ world }, 'supervisor', 'east', 'Sam');
	await asks(await aVictimOf(world, urn));
	await isTold();

	await follow();
	await follow();
	await promises.follow(world.db, world.keys, world.now());

	assert.deepEqual(await warned(), [{ person_id: sam.person, role: null }]);
	const { promised_from, promised_to } = await row();
	assert.equal(promised_from, promised_to);
	const [call] = await callDesk.waitingFor(world.db, world.keys, sam, world.now());
	assert.deepEqual([call?.kind, call?.turn.is], ['safety', 'next']);
});

test('without a number or a time of hers nobody is promised anything, and the supervisors hear that it is owed', async () => {
	await openTeam(world);
	const victim = await aVictimOf(world, urn);
	await waysIn.make(world.db, world.keys, victim.person, 'en', world.now());
	await isTold();

	await follow();

	assert.deepEqual(await warned(), [{ person_id: null, role: 'supervisor' }]);
	assert.equal((await row()).second_from, null);
});

test('who took one that has no time keeps it, however long it is until she is told', async () => {
	await openTeam(world);
	const ada = await aColleague({ world });
	const victim = await aVictimOf(world, urn);
	await waysIn.make(world.db, world.keys, victim.person, 'en', world.now());
	await isTold();
	await callDesk.take(world.db, world.keys, ada, (await row()).id, world.now());

	world.setNow('2026-11-25T15:00:00Z');
	await promises.follow(world.db, world.keys, world.now());

	assert.equal((await row()).taken_by, ada.person);
});

test('nobody took it: before the promise is over she has the next time kept for her', async () => {
	await openTeam(world);
	await asks(await aVictimOf(world, urn));
	await isTold();
	await follow();
	const { promised_to, second_from } = await row();

	world.setNow(new Date(promised_to - 60_000).toISOString());
	await promises.follow(world.db, world.keys, world.now());

	assert.equal((await row()).promised_from, second_from);
});
