import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { counted } from '#tests/world/counted.ts';
import { aPromisedCall, anotherAt } from '#tests/call/promised.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import * as callDesk from './desk.ts';
import * as promises from './promises.ts';
import * as receipts from './receipts.ts';
import * as revealNumber from './reveal-number.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const stranger = { kind: 'stranger' } as const;

const aCall = (many?: number) => aPromisedCall(world, many);
const follow = () => promises.follow(world.db, world.keys, world.now());
const at = (instant: number) => world.setNow(new Date(instant).toISOString());
const row = () => world.db.selectFrom('calls').selectAll().executeTakeFirstOrThrow();
const owed = () =>
	world.db
		.selectFrom('notices')
		.select(['person_id', 'role'])
		.where('kind', '=', 'promise-untaken')
		.execute();
const asked = async (id: string) => {
	const found = await receipts.findById(world.db, world.keys, id);
	assert.ok(found);
	return found;
};

test('a promise nobody has taken half an hour before goes to the supervisors of its team, once', async () => {
	const sam = await aColleague({ world }, 'supervisor', 'east', 'Sam');
	await aColleague({ world }, 'supervisor', 'west', 'Wes');
	const { slots } = await aCall();
	const from = slots[0]!.from;

	at(from - 31 * 60_000);
	await follow();
	assert.deepEqual(await owed(), []);
	at(from - 30 * 60_000);
	await follow();
	await follow();

	assert.deepEqual(await owed(), [{ person_id: sam.person, role: null }]);
});

test('where a team has no supervisor every supervisor hears of it', async () => {
	const { slots } = await aCall();
	at(slots[0]!.from - 60_000);
	await follow();

	assert.deepEqual(await owed(), [{ person_id: null, role: 'supervisor' }]);
});

test('before an untaken promise is over she sees the next time that was kept for her, and that it was our mistake', async () => {
	const { id, slots } = await aCall();
	const before = await row();
	at(slots[0]!.to - 10 * 60_000);
	await follow();
	await follow();

	const after = await row();
	const seen = await asked(id);
	assert.equal(after.promised_from, before.second_from);
	assert.equal(after.second_from, before.third_from);
	assert.ok(after.promised_from > world.now());
	assert.equal(receipts.standingOf(seen), 'missed');
	assert.equal(seen.steps.filter(({ step }) => step === 'missed').length, 1);
	assert.equal(after.tries, 0);
});

test('where no other time of hers can be kept she is told so, and can choose', async () => {
	const { id, slots } = await aCall(1);
	at(slots[0]!.to - 60_000);
	await follow();
	at(slots[0]!.to + 86_400_000);
	await follow();

	const seen = await asked(id);
	assert.equal(receipts.standingOf(seen), 'lost');
	assert.equal(seen.steps.filter(({ step }) => step === 'missed').length, 1);
	const offered = await receipts.offerToMove(world.db, id, world.now());
	assert.ok(offered && offered.slots.length > 0);
	const moved = { id, slots: offered.slots };
	assert.equal(await receipts.move(world.db, world.keys, stranger, moved, world.now()), true);
	assert.equal(receipts.standingOf(await asked(id)), 'asked');
});

test('a call is looked at when something is to do, and otherwise costs not one question', async () => {
	await aColleague({ world }, 'supervisor', 'east', 'Sam');
	const questions = () => counted(world.db, (db) => promises.follow(db, world.keys, world.now()));
	const none = await questions();
	const { id, slots } = await aCall(1);
	const [{ from, to }] = slots as [Slot];
	const looks = async (minute: number, base: number) => {
		at(base + minute * 60_000);
		return [(await questions()) > none, (await questions()) > none];
	};

	assert.deepEqual(await looks(-31, from), [false, false]);
	assert.deepEqual(await looks(-30, from), [true, false]);
	assert.deepEqual(await looks(-11, to), [false, false]);
	assert.deepEqual(await looks(-10, to), [true, false]);
	assert.deepEqual(await looks(24 * 60, to), [false, false]);
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
	assert.ok(await callDesk.giveBack(world.db, world.keys, ada, id, world.now()));
	assert.deepEqual(await looks(24 * 60 + 1, to), [true, false]);
});

test('a call that somebody has taken is left alone', async () => {
	const { id, slots } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	at(slots[0]!.from - 10 * 60_000);
	assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
	await follow();
	at(slots[0]!.to);
	await follow();

	assert.deepEqual(await owed(), []);
	assert.equal((await row()).promised_from, slots[0]!.from);
});

test('who took a call and never asks for the number has it no more half an hour after its time; she sees the next', async () => {
	const sam = await aColleague({ world }, 'supervisor', 'east', 'Sam');
	const { id, slots } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	const before = await row();
	assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
	at(slots[0]!.to + 30 * 60_000 - 1);
	await follow();
	assert.equal((await row()).state, 'taken');

	at(slots[0]!.to + 30 * 60_000);
	await follow();
	await follow();

	const after = await row();
	assert.deepEqual([after.state, after.taken_by], ['asked', null]);
	// Told 'again at ten', she is not moved to the day after because ten o'clock has just struck.
	assert.deepEqual([after.promised_from, world.now()], [before.second_from, before.second_from]);
	assert.deepEqual([after.second_from, after.third_from], [before.third_from, null]);
	assert.equal(receipts.standingOf(await asked(id)), 'missed');
	assert.deepEqual(await owed(), [{ person_id: sam.person, role: null }]);
	assert.deepEqual(
		(await asked(id)).steps.map(({ step }) => step),
		['asked', 'taken', 'returned', 'missed']
	);
});

test('who asked for the number is left to say how it went', async () => {
	const { id, slots } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	at(slots[0]!.from);
	assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
	assert.ok(await revealNumber.showNumber(world.db, world.keys, ada, id, world.now()));
	at(slots[0]!.to + 60 * 60_000);
	await follow();

	assert.deepEqual([(await row()).state, (await row()).taken_by], ['taken', ada.person]);
});

test('a supervisor hears again of a call that was taken and given back', async () => {
	await aColleague({ world }, 'supervisor', 'east', 'Sam');
	const { id, slots } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	at(slots[0]!.from - 20 * 60_000);
	await follow();
	assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
	await follow();
	assert.equal((await owed()).length, 1);
	assert.ok(await callDesk.giveBack(world.db, world.keys, ada, id, world.now()));
	await follow();
	await follow();

	assert.equal((await owed()).length, 2);
});

test('a call for which there was no time is looked at anew when somebody took it and gave it back', async () => {
	const { id, slots } = await aCall(1);
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	at(slots[0]!.to - 60_000);
	await follow();
	assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
	at(slots[0]!.to + 60_000);
	assert.ok(await callDesk.giveBack(world.db, world.keys, ada, id, world.now()));
	await follow();
	await follow();

	const seen = await asked(id);
	assert.equal(receipts.standingOf(seen), 'lost');
	assert.equal(seen.steps.filter(({ step }) => step === 'missed').length, 2);
});

test('a call that cannot be looked at keeps nobody from looking at the others', async () => {
	const { id, slots } = await aCall(1);
	const other = await anotherAt(world, slots[0]!);
	const first = [id, other].sort()[0]!;
	await world.db
		.updateTable('calls')
		.set({ wishes_sealed: Buffer.from('broken') as never })
		.where('id', '=', first)
		.execute();
	at(slots[0]!.to - 60_000);

	await assert.rejects(follow());

	const told = [id, other].filter((one) => one !== first);
	for (const one of told) assert.equal(receipts.standingOf(await asked(one)), 'lost');
});

test('after a call nobody answered the time that was kept is the promise; after the third she chooses', async () => {
	const { id, slots } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	const first = await row();
	const tries = [slots[0]!.from, first.second_from!, first.third_from!];
	for (const [nth, time] of tries.entries()) {
		assert.equal((await row()).promised_from, time);
		at(time + 60_000);
		assert.ok(await callDesk.take(world.db, world.keys, ada, id, world.now()));
		assert.ok(await callDesk.answer(world.db, world.keys, ada, id, 'no-answer', world.now()));
		assert.equal((await row()).state, nth < 2 ? 'asked' : 'closed');
	}
	assert.equal((await asked(id)).steps.filter(({ step }) => step === 'no-answer').length, 3);
});
