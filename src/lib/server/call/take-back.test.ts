/** How a call went can be taken back for ten minutes by whoever kept it: the call is as it was, and nobody was told. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { undoFor, type Outcome } from '#lib/domain/call/call.ts';
import type { Staff } from '#lib/domain/actor.ts';
import { aPromisedCall, seesNumber } from '#tests/call/promised.ts';
import { works } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from './desk.ts';
import { handOver } from './transfer.ts';
import * as takeBack from './take-back.ts';

let world: TestWorld;
let ada: Staff;
let ben: Staff;
let id: string;
beforeEach(async () => {
	world = await testWorld();
	({ id } = await aPromisedCall(world));
	ada = await aColleague({ world }, 'advocate', 'east');
	ben = await aColleague({ world }, 'advocate', 'east');
	assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
	await seesNumber(world, ada, id);
});
afterEach(() => world.close());

const row = () =>
	world.db.selectFrom('calls').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const steps = () =>
	world.db
		.selectFrom('call_steps')
		.select('step')
		.where('call_id', '=', id)
		.orderBy('seq')
		.execute();
const went = async (outcome: Outcome) =>
	assert.ok(await callDesk.answer(world.db, world.keys, ada, id, outcome, world.now()));
const takes = (who = ada) => takeBack.takeBack(world.db, world.keys, who, id, world.now());
const lately = async (who = ada) =>
	(await takeBack.latelyFor(world.db, world.keys, who, world.now())).map(({ outcome }) => outcome);
const later = (ms: number) => world.setNow(new Date(world.now() + ms).toISOString());

for (const outcome of ['spoke', 'no-answer', 'not-safe'] as const)
	test(`within ten minutes "${outcome}" is taken back, and the call and its steps are as they were`, async () => {
		const [before, did] = [await row(), await steps()];
		await went(outcome);
		assert.deepEqual(await lately(), [outcome]);

		later(undoFor - 1);
		assert.equal(await takes(ben), false);
		assert.ok(await takes());

		const after = await row();
		assert.deepEqual(after, { ...before, changed_at: after.changed_at });
		assert.deepEqual(await steps(), did);
		assert.deepEqual(await lately(), []);
		await went('spoke');
	});

test('after ten minutes it stands', async () => {
	await went('spoke');

	later(undoFor);

	assert.deepEqual(await lately(), []);
	assert.equal(await takes(), false);
	assert.equal((await row()).state, 'done');
});

test('once a colleague has taken the call it stands, and the colleague keeps it', async () => {
	await went('no-answer');
	assert.ok(await callDesk.take(world.db, world.keys, ben, id, world.now()));

	assert.equal(await takes(), false);

	assert.equal((await row()).taken_by, ben.person);
});

async function areOnTheRota() {
	const { promised_from: from, promised_to: to } = await row();
	for (const one of [ada, ben]) await works(world, one, { from, to });
}

test('a call handed to a colleague comes back within ten minutes, unless something was done about it', async () => {
	const { db, keys, now } = world;
	await areOnTheRota();
	const before = await row();
	const hands = () => handOver(db, keys, ada, { id, to: ben.person, why: 'not-there' }, now());
	assert.ok(await hands());
	assert.deepEqual([await lately(), await lately(ben)], [['handed-over'], []]);

	later(undoFor - 1);
	assert.equal(await takes(ben), false);
	assert.ok(await takes());
	assert.deepEqual(await row(), { ...before, changed_at: now() });
	await went('spoke');
	assert.ok(await takes());

	assert.ok(await hands());
	await seesNumber(world, ben, id);
	assert.equal(await takes(), false);
	assert.equal((await row()).taken_by, ben.person);
});

// A colleague who had it before could say that they spoke, though they had not rung since it came back to them.
test('whoever gets a call back asks for its number again before they can say they spoke', async () => {
	const { db, keys, now } = world;
	await areOnTheRota();
	const hands = (from: Staff, { person: to }: Staff) =>
		handOver(db, keys, from, { id, to, why: 'not-there' }, now());
	assert.ok(await hands(ada, ben));
	assert.ok(await hands(ben, ada));

	assert.equal(await callDesk.answer(db, keys, ada, id, 'spoke', now()), false);
});
