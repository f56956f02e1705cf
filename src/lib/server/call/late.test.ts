/** A promise that nobody kept: late, and first, until a person has put it right. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { aPromisedCall, anotherAt } from '#tests/call/promised.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from './desk.ts';
import * as promises from './promises.ts';
import * as receipts from './receipts.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const stranger = { kind: 'stranger' } as const;

const aCall = (many?: number) => aPromisedCall(world, many);
const follow = () => promises.follow(world.db, world.keys, world.now());
const at = (instant: number) => world.setNow(new Date(instant).toISOString());
const row = () => world.db.selectFrom('calls').selectAll().executeTakeFirstOrThrow();
const asked = async (id: string) => {
	const found = await receipts.findById(world.db, world.keys, id);
	assert.ok(found);
	return found;
};

test('a promise nobody kept is late from its end, first on the list, until somebody has rung her', async () => {
	const { db, keys, now } = world;
	const { id, slots } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	at(slots[0]!.to - 10 * 60_000);
	await follow();
	const other = await anotherAt(world, { ...slots[0]!, from: now() - 1, to: now() + 60_000 });
	const listed = () => callDesk.waitingFor(db, keys, ada, now());

	const [first, next] = await listed();
	assert.deepEqual([first?.id, first?.lateSince], [id, slots[0]!.to]);
	assert.deepEqual([next?.id, next?.lateSince], [other, undefined]);

	// Taken and handed on among us, it is as late as before, and her own page says so.
	assert.ok(await callDesk.take(db, keys, ada, id, now()));
	assert.equal(receipts.standingOf(await asked(id)), 'missed');
	assert.equal((await listed())[0]?.lateSince, slots[0]!.to);
	assert.ok(await callDesk.answer(db, keys, ada, id, 'no-answer', now()));
	assert.equal((await listed()).find((one) => one.id === id)?.lateSince, undefined);
	assert.equal(receipts.standingOf(await asked(id)), 'asked');
});

test('a promise nobody kept is late no more when she has another time by her own choice', async () => {
	const { db, keys, now } = world;
	const { id, slots } = await aCall();
	at(slots[0]!.to - 10 * 60_000);
	await follow();
	const offered = await receipts.offerToMove(db, id, now());

	assert.ok(await receipts.move(db, keys, stranger, { id, slots: offered!.slots }, now()));

	assert.equal((await row()).late_since, null);
});

test('three calls in vain within a minute take none of the times she was promised', async () => {
	const { db, keys, now } = world;
	const { id } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	const before = await row();
	at(before.promised_from);

	for (let nth = 0; nth < 3; nth += 1) {
		assert.ok(await callDesk.take(db, keys, ada, id, now()));
		assert.ok(await callDesk.answer(db, keys, ada, id, 'no-answer', now()));
	}

	const after = await row();
	assert.deepEqual(
		[after.state, after.promised_from, after.second_from, after.tries],
		['asked', before.second_from, before.third_from, 1]
	);
	const [seen] = await callDesk.waitingFor(db, keys, ada, now());
	assert.equal(seen?.tries, 3);
});
