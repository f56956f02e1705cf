/** Danger recorded at a call: named until somebody says how it ended, and the call is not let go. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { slotsFrom, type Outcome, type Slot } from '#lib/domain/call/call.ts';
import { seesNumber } from '#tests/call/promised.ts';
import { someWishes } from '#tests/world/builders.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';
import { openTeam } from '#tests/team/teams.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from './desk.ts';
import { transaction } from '#lib/server/database.ts';
import { handOver } from './transfer.ts';
import * as people from '#lib/server/people/people.ts';
import * as promises from './promises.ts';
import * as calls from './calls.ts';
import * as receipts from './receipts.ts';
import * as revealNumber from './reveal-number.ts';
import * as worries from './worries.ts';

let world: TestWorld;
let amina: Staff;
let tom: Staff;
let sam: Staff;
let id: string;
// A Wednesday; a stranger who chose half past ten to 11, and half past nine is no time of hers.
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	await openTeam(world);
	amina = await aColleague({ world }, 'advocate', 'east', 'Amina');
	tom = await aColleague({ world }, 'advocate', 'east', 'Tom');
	await works(world, tom, hours('2026-11-25'));
	sam = await aColleague({ world }, 'supervisor', 'east', 'Sam');
	const { db, keys, now } = world;
	const slots = slotsFrom(now()).slice(0, 1);
	const wishes = someWishes({ name: 'Joan', phone: '07700 900456', slots });
	const of = { team: 'east', receipt: null };
	const call = { kind: 'call', wishes, language: 'en', of, promised: slots[0] as Slot } as const;
	id = await transaction(db, (trx) => calls.add(trx, keys, { kind: 'stranger' }, call, now()));
	assert.ok(await callDesk.take(db, keys, amina, id, now()));
	const danger = { id, reason: 'police-said' } as const;
	assert.ok(await revealNumber.showInDanger(db, keys, amina, danger, now()));
});
afterEach(() => world.close());

const seen = (by: Staff) => worries.openFor(world.db, world.keys, by, world.now());
const lists = async (by: Staff) =>
	(await callDesk.waitingFor(world.db, world.keys, by, world.now())).map((one) => one.id);
const went = (outcome: Outcome) =>
	callDesk.answer(world.db, world.keys, amina, id, outcome, world.now());

test('danger at a call is named, with its reason and the call, to who has it and to a supervisor', async () => {
	for (const who of [amina, sam]) {
		const [one] = await seen(who);
		assert.deepEqual(
			[one?.name, one?.why, one?.request, one?.owner?.name],
			['Joan', 'police-said', id, 'Amina']
		);
	}
	assert.deepEqual(await seen(tom), []);
});

test('after danger "someone else answered" leaves the call open, whatever time is left of hers', async () => {
	const { db, keys } = world;
	assert.ok(await went('not-safe'));
	world.setNow('2026-11-25T10:45:00Z');
	assert.ok(await callDesk.take(db, keys, amina, id, world.now()));
	assert.ok(await went('not-safe'));

	for (const at of ['2026-11-25T10:46:00Z', '2026-11-27T10:00:00Z']) {
		world.setNow(at);
		await promises.follow(db, keys, world.now());
		assert.deepEqual([await lists(tom), await lists(sam)], [[id], [id]]);
	}
	assert.equal((await seen(sam))[0]?.request, id);
	// Whoever asked reads what anybody would after the last try: nothing says that we fear for her.
	const asked = await receipts.findById(db, keys, id);
	assert.equal(receipts.standingOf(asked!), 'closed');
});

test('once somebody has said how it ended, the last try ends the call', async () => {
	const { db, keys } = world;
	world.setNow('2026-11-25T10:45:00Z');
	const [one] = await seen(sam);
	const ended = { worry: one!.id, act: 'police-with-her' } as const;
	assert.ok(await worries.record(db, keys, sam, ended, world.now()));

	assert.ok(await went('not-safe'));

	assert.deepEqual([await lists(tom), await seen(sam)], [[], []]);
});

test('it is still named when they spoke, and goes with the call to whoever has it', async () => {
	const { db, keys, now } = world;
	assert.ok(await handOver(db, keys, amina, { id, to: tom.person, why: 'not-there' }, now()));
	assert.equal((await seen(tom))[0]?.owner?.name, 'Tom');

	await seesNumber(world, tom, id);
	assert.ok(await callDesk.answer(db, keys, tom, id, 'spoke', now()));

	assert.equal((await seen(sam))[0]?.owner?.name, 'Amina');
	await transaction(db, (trx) => people.setPaused(trx, amina.person, now()));
	assert.deepEqual(
		(await seen(sam)).map(({ owner }) => owner),
		[undefined]
	);
});
