import assert from 'node:assert/strict';
import { setTimeout as passes } from 'node:timers/promises';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { urn, aVictimOf } from '#tests/feed/incoming.ts';
import { aTeam, promises, promisesIn } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { lock, transaction, type Trx } from '#lib/server/database.ts';
import * as leavers from './leavers.ts';
import * as people from '#lib/server/people/people.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as rotaDesk from './rota.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as staffTeams from './keys.ts';
import * as teamCalls from '#lib/server/call/team.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
beforeEach(async () => {
	world = await testWorld();
	({ eve, ada } = await aTeam(world));
});
afterEach(() => world.close());

const monday = '2026-11-30';
const takes = (call: string) => callDesk.take(world.db, world.keys, ada, call, world.now());
const pauses = () =>
	staffTeams.setPaused(
		world.db,
		world.keys,
		eve,
		{ person: ada.person, paused: true },
		world.now()
	);
const stateOf = async (call: string) =>
	(await receipts.findById(world.db, world.keys, call))?.state;

/** Begins one thing while another is done but not yet kept; a quarter of a second is long enough to overtake it. */
async function beside<T>(
	first: (trx: Trx) => Promise<unknown>,
	second: () => Promise<T>
): Promise<PromiseSettledResult<T>> {
	const begun = await transaction(world.db, async (trx) => {
		await first(trx);
		const settled = Promise.allSettled([second()]);
		await Promise.race([settled, passes(250)]);
		return { settled };
	});
	const [outcome] = await begun.settled;
	return outcome;
}

const isRefused = (outcome: PromiseSettledResult<unknown>) =>
	outcome.status === 'rejected' && outcome.reason instanceof teamCalls.WouldBreak;

test('work is not taken away, and nobody goes away, beside a promise that is just being made', async () => {
	const shift = await works(world, ada, hours(monday));
	const isPromised = async (from: string, second: () => Promise<unknown>) =>
		isRefused(
			await beside(async (trx) => {
				await rotas.holdTimes(trx);
				await promisesIn(trx, world, monday, from);
			}, second)
		);
	const { db, keys, now } = world;
	const away = { person: ada.person, first: monday, last: monday, cover: '', sure: false };
	const leaves = { person: ada.person, sure: false };

	const removing = () => rotaDesk.removeShift(db, keys, eve, { shift, sure: false }, now());

	assert.equal(await isPromised('10:00', removing), true);
	assert.equal(
		await isPromised('11:00', () => rotaDesk.addAbsence(db, keys, eve, away, now())),
		true
	);
	assert.equal(await isPromised('12:00', () => leavers.close(db, keys, eve, leaves, now())), true);
});

test('a call that is taken beside a pause is given back, or not taken at all', async () => {
	const call = await promises(world, monday, '10:00');
	const taking = async (trx: Trx) => {
		await lock(trx, [`workload:${ada.person}`]);
		await callDesk.update(trx, call, { state: 'taken', taken_by: ada.person, taken_at: 1 });
	};

	await beside(taking, pauses);

	assert.equal(await stateOf(call), 'asked');

	await staffTeams.setPaused(
		world.db,
		world.keys,
		eve,
		{ person: ada.person, paused: false },
		world.now()
	);
	const pausing = async (trx: Trx) => {
		await lock(trx, [`workload:${ada.person}`]);
		await people.setPaused(trx, ada.person, world.now());
	};

	assert.deepEqual(await beside(pausing, () => takes(call)), { status: 'fulfilled', value: false });
	assert.equal(await stateOf(call), 'asked');
});

test('a call that is done beside a pause stays done', async () => {
	const call = await promises(world, monday, '10:00');
	await takes(call);

	await beside((trx) => callDesk.update(trx, call, { state: 'done' }), pauses);

	assert.equal(await stateOf(call), 'done');
});

test('an account is not closed beside a case that is just being given to it', async () => {
	const { participation } = await aVictimOf(world, urn, { name: 'Mary' });
	const given = { participation, advocate: ada.person };
	const leaves = { person: ada.person, sure: false };

	const closed = await beside(
		(trx) => assignments.giveIn(trx, world.keys, eve, given, world.now()),
		() => leavers.close(world.db, world.keys, eve, leaves, world.now())
	);

	assert.deepEqual(closed, { status: 'fulfilled', value: 'has-cases' });
});
