/** How a call went can be taken back for ten minutes by whoever kept it: the call is as it was, and nobody was told. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { undoFor, type Outcome } from '#lib/domain/call/call.ts';
import type { Staff } from '#lib/domain/actor.ts';
import { aPromisedCall, seesNumber } from '#tests/call/promised.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from './desk.ts';
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
