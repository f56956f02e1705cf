/** A call that two people hand over, give back or take back at once: one of them does, the other is told, and nothing is lost. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { transaction } from '#lib/server/database.ts';
import * as leavers from '#lib/server/supervisor/leavers.ts';
import * as rotaDesk from '#lib/server/supervisor/rota.ts';
import { aColleague } from '#tests/team/staff.ts';
import { areThere, aTeam, promises } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as calls from './calls.ts';
import * as callDesk from './desk.ts';
import { whyLost } from './lost.ts';
import * as revealNumber from './reveal-number.ts';
import * as takeBack from './take-back.ts';
import { handOver } from './transfer.ts';

let world: TestWorld;
let [eve, ada, ben, cyd]: Staff[] = [];
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:05:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	cyd = await aColleague({ world }, 'advocate', 'east', 'Cyd');
	await areThere(world, ada, ben, cyd);
});
afterEach(() => world.close());

async function ofAda(): Promise<string> {
	const id = await promises(world, '2026-11-25', '10:00');
	assert.ok(await callDesk.take(world.db, world.keys, ada!, id, world.now()));
	return id;
}
const hands = (id: string, { person: to }: Staff) =>
	handOver(world.db, world.keys, ada!, { id, to, why: 'not-there' }, world.now());
const handsOf = (id: string, { person: to }: Staff) => {
	const asked = { person: ada!.person, call: id, to, why: 'too-many' } as const;
	return leavers.handCall(world.db, world.keys, eve!, asked, world.now());
};
const takes = (id: string) => takeBack.takeBack(world.db, world.keys, ada!, id, world.now());
const takerOf = async (id: string) =>
	(await world.db.selectFrom('calls').select('taken_by').where('id', '=', id).executeTakeFirst())
		?.taken_by;
const stepsOf = async (id: string) =>
	(await transaction(world.db, (trx) => calls.stepsOf(trx, id))).map(({ step }) => step);
const rounds = 8;

test('handed to two colleagues at once it goes to one, and whoever pressed second is told to whom it was given', async () => {
	for (let round = 0; round < rounds; round += 1) {
		const id = await ofAda();
		const done = await Promise.all([hands(id, ben!), hands(id, cyd!)]);

		assert.deepEqual(done.toSorted(), [false, true]);
		const to = done[0] ? ben! : cyd!;
		assert.equal(await takerOf(id), to.person);
		assert.deepEqual(await stepsOf(id), ['asked', 'taken', 'handed-over']);
		const lost = await whyLost(world.db, world.keys, ada!, id);
		assert.deepEqual(lost, { why: 'given', who: done[0] ? 'Ben' : 'Cyd' });
	}
});

test('handed over by whoever has it and by a supervisor at once it goes once', async () => {
	for (let round = 0; round < rounds; round += 1) {
		const id = await ofAda();
		const done = await Promise.all([hands(id, ben!), handsOf(id, cyd!)]);

		assert.deepEqual(done.toSorted(), [false, true]);
		assert.equal(await takerOf(id), (done[0] ? ben! : cyd!).person);
		assert.deepEqual(await stepsOf(id), ['asked', 'taken', 'handed-over']);
	}
});

test('handed over and given back by a supervisor at once it is never with two, nor are steps lost', async () => {
	for (let round = 0; round < rounds; round += 1) {
		const id = await ofAda();
		const done = await Promise.all([
			hands(id, ben!),
			callDesk.giveBack(world.db, world.keys, eve!, id, world.now())
		]);

		assert.ok(done[1]);
		assert.equal(await takerOf(id), null);
		const handed = done[0] ? ['handed-over'] : [];
		assert.deepEqual(await stepsOf(id), ['asked', 'taken', ...handed, 'returned']);
	}
});

// On PostgreSQL it came back, though the colleague had the number on their screen.
test('taken back while the colleague asks for the number, one of the two happens', async () => {
	for (let round = 0; round < rounds; round += 1) {
		const id = await ofAda();
		assert.ok(await hands(id, ben!));
		const [back, shown] = await Promise.all([
			takes(id),
			revealNumber.showNumber(world.db, world.keys, ben!, id, world.now())
		]);

		assert.notEqual(back, shown);
		assert.equal(await takerOf(id), (back ? ada! : ben!).person);
		const then = back ? [] : ['handed-over', 'number-shown'];
		assert.deepEqual(await stepsOf(id), ['asked', 'taken', ...then]);
	}
});

// On PostgreSQL each waited for what the other held, and one of them broke.
test('taken back while a supervisor says that whoever had it is away, both are done', async () => {
	const { db, keys, now } = world;
	for (let round = 0; round < rounds; round += 1) {
		const id = await ofAda();
		assert.ok(await hands(id, ben!));
		const day = `2026-12-${String(round + 7).padStart(2, '0')}`;
		const away = { person: ada!.person, first: day, last: day, cover: '', sure: true };
		const [back, said] = await Promise.all([
			takes(id),
			rotaDesk.addAbsence(db, keys, eve!, away, now())
		]);

		assert.deepEqual([back, said], [true, 'added']);
	}
});

// It was then taken by an account that is closed: on no list, a supervisor's neither, and nobody rang.
test('a supervisor who hands over what somebody had and closes their account cannot take that back', async () => {
	const { db, keys, now } = world;
	const id = await ofAda();
	assert.ok(await handsOf(id, ben!));
	const leaves = { person: ada!.person, sure: true };
	assert.equal(await leavers.close(db, keys, eve!, leaves, now()), 'closed');

	assert.equal(await takeBack.takeBack(db, keys, eve!, id, now()), false);

	assert.equal(await takerOf(id), ben!.person);
});
