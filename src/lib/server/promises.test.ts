import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { someWishes } from '#tests/builders.ts';
import { aColleague } from '#tests/staff.ts';
import { openTeam } from '#tests/teams.ts';
import { testWorld, type TestWorld } from '#tests/world.ts';
import type { Slot } from '#lib/domain/call.ts';
import { offer } from '#lib/domain/rota.ts';
import { triesAmong } from '#lib/domain/tries.ts';
import * as calls from './calls.ts';
import { once } from './database.ts';
import * as promises from './promises.ts';
import * as receipts from './receipts.ts';
import * as requests from './requests.ts';
import * as rotas from './rotas.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const stranger = { kind: 'stranger' } as const;

/** A call of a team, promised at the first of so many of its times. */
async function aCall(many = 20): Promise<{ id: string; slots: readonly Slot[] }> {
	const { db, keys, now } = world;
	const { team } = await openTeam(world);
	const slots = offer(team, await rotas.read(db, now()), now()).slots.slice(0, many);
	const [promised, ...further] = triesAmong(slots);
	const of = { team: team.id, receipt: null };
	const wishes = someWishes({ slots });
	const call = { kind: 'call', wishes, language: 'en', of, further } as const;
	const id = await once(db, (trx) =>
		requests.add(trx, keys, stranger, { ...call, promised: promised as Slot }, now())
	);
	return { id, slots };
}

const follow = () => promises.follow(world.db, world.keys, world.now());
const at = (instant: number) => world.setNow(new Date(instant).toISOString());
const row = () => world.db.selectFrom('requests').selectAll().executeTakeFirstOrThrow();
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

test('a call that somebody has taken is left alone', async () => {
	const { id, slots } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	at(slots[0]!.from - 10 * 60_000);
	assert.ok(await calls.take(world.db, world.keys, ada, id, world.now()));
	await follow();
	at(slots[0]!.to);
	await follow();

	assert.deepEqual(await owed(), []);
	assert.equal((await row()).promised_from, slots[0]!.from);
});

test('after a call nobody answered the time that was kept is the promise; after the third she chooses', async () => {
	const { id, slots } = await aCall();
	const ada = await aColleague({ world }, 'advocate', 'east', 'Ada');
	const first = await row();
	const tries = [slots[0]!.from, first.second_from!, first.third_from!];
	for (const [nth, time] of tries.entries()) {
		assert.equal((await row()).promised_from, time);
		at(time + 60_000);
		assert.ok(await calls.take(world.db, world.keys, ada, id, world.now()));
		assert.ok(await calls.answer(world.db, world.keys, ada, id, 'no-answer', world.now()));
		assert.equal((await row()).state, nth < 2 ? 'asked' : 'closed');
	}
	assert.equal((await asked(id)).steps.filter(({ step }) => step === 'no-answer').length, 3);
});
