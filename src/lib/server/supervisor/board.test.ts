/** A supervisor's board: who is there with how much, and whether promises were kept. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { keptOf } from '#lib/server/call/kept.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as calls from '#lib/server/call/calls.ts';
import { transaction } from '#lib/server/database.ts';
import { hours, isAway, works } from '#tests/team/at-work.ts';
import { seesNumber } from '#tests/call/promised.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTeam, aVictimWith, promises } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as boards from './board.ts';
import * as staffTeams from './keys.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	({ eve, ada, ben } = await aTeam(world));
});
afterEach(() => world.close());

const people = (who = eve) => boards.peopleFor(world.db, world.keys, who, world.now());
const askedFor = (who = eve) => boards.askedFor(world.db, who, world.now());
const kept = async (who = eve) => {
	const calls = await askedFor(who);
	return calls && keptOf(calls);
};
const minutes = 60_000;

test('everybody of the team stands there with what they have and whether they are there', async () => {
	await works(world, ada, hours('2026-11-25'));
	await works(world, ben, hours('2026-11-25'));
	await isAway(world, ben, hours('2026-11-25'));
	await aVictimWith(world, eve, ada);
	await callDesk.take(
		world.db,
		world.keys,
		ada,
		await promises(world, '2026-11-25', '10:00'),
		world.now()
	);

	const all = await people();

	assert.deepEqual(
		all.map(({ name, isThere, until, load: { cases, calls: taken, cap } }) => ({
			...{ name, isThere, until, cases, taken, cap }
		})),
		[
			{ name: 'Eve', isThere: false, until: undefined, cases: 0, taken: 0, cap: 20 },
			{ name: 'Ada', isThere: true, until: hours('2026-11-25').to, cases: 1, taken: 1, cap: 20 },
			{ name: 'Ben', isThere: false, until: undefined, cases: 0, taken: 0, cap: 20 }
		]
	);
	assert.ok(all.every(({ hasKeys }) => !hasKeys));
});

test('whoever is paused is not there, and nobody but a supervisor has a board', async () => {
	await works(world, ada, hours('2026-11-25'));
	const asked = { person: ada.person, paused: true };
	await staffTeams.setPaused(world.db, world.keys, eve, asked, world.now());

	assert.equal((await people()).find(({ name }) => name === 'Ada')?.isThere, false);
	assert.deepEqual([await people(ben), await kept(ben)], [[], undefined]);
});

// A board said "5 late" and, beside it, that nobody had waited in vain: it counted only calls that nobody had taken.
test('a call somebody took and did not make in time is one at which nobody rang', async () => {
	const id = await promises(world, '2026-11-25', '10:00');
	await callDesk.take(world.db, world.keys, ada, id, world.now());
	assert.equal((await kept())?.missed, 0);

	world.setNow('2026-11-25T10:31:00Z');

	assert.equal((await kept())?.missed, 1);
});

test('it counts who was spoken to and who waited in vain, of the own team and of four weeks', async () => {
	const waits = [10, 30, 50];
	for (const wait of waits) {
		const id = await promises(world, '2026-11-25', '10:00');
		await callDesk.take(world.db, world.keys, ada, id, world.now());
		await seesNumber(world, ada, id);
		const asked = world.now();
		world.setNow(new Date(asked + wait * minutes).toISOString());
		assert.ok(await callDesk.answer(world.db, world.keys, ada, id, 'spoke', world.now()));
		world.setNow(new Date(asked).toISOString());
	}
	const missed = await promises(world, '2026-11-25', '10:00');
	await transaction(world.db, (trx) => calls.step(trx, missed, 'missed', undefined, world.now()));
	await promises(world, '2026-11-25', '10:00', 'west');

	assert.deepEqual(await kept(), {
		asked: 4,
		spoken: 3,
		missed: 1,
		half: 30 * minutes,
		longest: 50 * minutes
	});
	const zoe = await aColleague({ world }, 'supervisor', 'north');
	assert.deepEqual(await kept(zoe), {
		asked: 0,
		spoken: 0,
		missed: 0,
		half: undefined,
		longest: undefined
	});
	world.setNow('2026-12-24T09:30:00Z');
	assert.equal((await kept())?.asked, 0);
});

test('behind each number stands each call: when it was asked for, missed or made and whose it is, and nothing of whom', async () => {
	const { db, keys, now } = world;
	const [made, late, ended] = [
		await promises(world, '2026-11-25', '10:00'),
		await promises(world, '2026-11-25', '10:00'),
		await promises(world, '2026-11-25', '11:00')
	];
	await promises(world, '2026-11-25', '10:00', 'west');
	const asked = now();
	await callDesk.take(db, keys, ada, made, now());
	await callDesk.take(db, keys, ben, late, now());
	await seesNumber(world, ada, made);
	assert.ok(await callDesk.answer(db, keys, ada, made, 'spoke', now()));
	assert.ok(await receipts.cancel(db, keys, { kind: 'stranger' }, ended, now()));
	world.setNow('2026-11-25T10:31:00Z');

	const none = { promised: undefined, spokeAt: undefined, missedAt: undefined, who: undefined };
	const is = { ...none, askedAt: asked, isEnded: false, mayOpen: false };
	const found = new Map((await askedFor())?.map((one) => [one.id, one]));
	assert.deepEqual(
		[found.size, found.get(made), found.get(late), found.get(ended)],
		[
			3,
			{ ...is, id: made, spokeAt: asked, who: ada.person },
			{
				...{ ...is, id: late, who: ben.person, mayOpen: true },
				promised: Date.parse('2026-11-25T10:00:00Z'),
				missedAt: Date.parse('2026-11-25T10:30:00Z')
			},
			{ ...is, id: ended, isEnded: true }
		]
	);
	assert.equal(await askedFor(ada), undefined);
});
