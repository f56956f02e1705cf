/** Who was slower than a colleague hears who has the call, and learns nothing of calls that are not the team's. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { seesNumber } from '#tests/call/promised.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aColleague } from '#tests/team/staff.ts';
import { openTeam } from '#tests/team/teams.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import * as callDesk from './desk.ts';
import { transaction } from '#lib/server/database.ts';
import { whyLost } from './lost.ts';
import * as calls from './calls.ts';

let world: TestWorld;
let amina: Staff;
let tom: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	await openTeam(world);
	amina = await aColleague({ world }, 'advocate', 'east', 'Amina');
	tom = await aColleague({ world }, 'advocate', 'east', 'Tom');
});
afterEach(() => world.close());

function aCall(): Promise<string> {
	const { db, keys, now } = world;
	const slots = slotsFrom(now()).slice(0, 1);
	const of = { team: 'east', receipt: null };
	const asked = { kind: 'call', wishes: someWishes({ slots }), language: 'en', of } as const;
	const call = { ...asked, promised: slots[0] as Slot };
	return transaction(db, (trx) => calls.add(trx, keys, { kind: 'stranger' }, call, now()));
}

const why = (who: Staff, id: string) => whyLost(world.db, world.keys, who, id);

test('of two who press Take together the slower one hears by name who has it', async () => {
	const { db, keys, now } = world;
	const id = await aCall();

	const taken = await Promise.all(
		[amina, tom].map((who) => callDesk.take(db, keys, who, id, now()))
	);

	const [slower, quicker] = taken[0] ? [tom, 'Amina'] : [amina, 'Tom'];
	assert.deepEqual(await why(slower, id), { why: 'taken', who: quicker });
});

test('an outcome of a second tab finds that the call is over, or that it was given back', async () => {
	const { db, keys, now } = world;
	const [made, returned] = [await aCall(), await aCall()];
	for (const id of [made, returned]) assert.ok(await callDesk.take(db, keys, amina, id, now()));
	await seesNumber(world, amina, made);
	assert.ok(await callDesk.answer(db, keys, amina, made, 'spoke', now()));
	assert.ok(await callDesk.giveBack(db, keys, amina, returned, now()));

	for (const id of [made, returned])
		assert.equal(await callDesk.answer(db, keys, amina, id, 'no-answer', now()), false);

	assert.deepEqual(await why(amina, made), { why: 'over' });
	assert.deepEqual(await why(amina, returned), { why: 'free' });
});

test('a call of another team is as one that is over: nothing says whose it is', async () => {
	const { db, keys, now } = world;
	const id = await aCall();
	const far = await aColleague({ world }, 'supervisor', 'west', 'Far');
	assert.ok(await callDesk.take(db, keys, amina, id, now()));

	assert.deepEqual(await why(far, id), { why: 'over' });
	assert.deepEqual(await why(far, 'no-such-call'), { why: 'over' });
});
