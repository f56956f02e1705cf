/** A call that her advocate begins of themselves: as she opened it, in her times, and never after her no. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as checkIns from '#lib/server/call/check-ins.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { areThere, aTeam, aVictimWith } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from './assignments.ts';
import { start } from './starting.ts';

// A Thursday, at eleven in London.
const inHerTime = '2026-10-01T10:05:00Z';
const said = someNeeds({ phone: '07700 900123', days: ['4'], times: ['11:00'] });

let world: TestWorld;
let ada: Staff;
let ben: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: inHerTime });
	const team = await aTeam(world);
	({ ada, ben } = team);
	await areThere(world, ada, ben);
	mary = await aVictimWith(world, team.eve, ada);
	await needs.save(world.db, world.keys, mary, said, world.now());
});
afterEach(() => world.close());

const starts = (staff = ada) => start(world.db, world.keys, staff, mary.participation, world.now());
const idOf = async () => {
	const started = await starts();
	assert.ok('id' in started, JSON.stringify(started));
	return started.id;
};
const numberOf = async (id: string) => {
	const { db, keys, now } = world;
	await revealNumber.showNumber(db, keys, ada, id, now());
	return revealNumber.numberFor(db, keys, ada, id, now());
};

test('in a time she said is safe her advocate begins a call, has the number by the usual press, and she reads of it', async () => {
	const id = await idOf();

	const call = await callDesk.readFor(world.db, world.keys, ada, id, world.now());
	assert.deepEqual([call?.kind, call?.takenBy], ['check-in', ada.person]);
	assert.match((await numberOf(id)) ?? '', /900123/);
	assert.equal(await idOf(), id);
	const looks = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	assert.match(JSON.stringify(looks), /request-made/);
});

test('outside her times the call waits for the next of them, and shows no number', async () => {
	world.setNow('2026-10-01T15:00:00Z');

	const id = await idOf();

	const call = await callDesk.readFor(world.db, world.keys, ada, id, world.now());
	assert.equal(call && dayOf(call.promised.from), '2026-10-08');
	assert.equal(await numberOf(id), undefined);
});

test('nobody is rung whom she did not let, after her no, or without a number or a time', async () => {
	const { db, keys, now } = world;
	assert.deepEqual(await starts(ben), { why: 'closed' });
	await assignments.setLetIn(db, keys, mary, ['now', 'late'], now());
	assert.deepEqual(await starts(), { why: 'closed' });
	await assignments.setLetIn(db, keys, mary, ['needs'], now());

	await checkIns.setWanted(db, keys, mary, { wanted: false }, now());
	assert.deepEqual(await starts(), { why: 'said-no' });
	await checkIns.setWanted(db, keys, mary, { wanted: true }, now());
	const { phone: _, ...noPhone } = said;
	await needs.save(db, keys, mary, noPhone, now());
	assert.deepEqual(await starts(), { why: 'no-number' });
	await needs.save(db, keys, mary, { ...said, days: [], times: [] }, now());
	assert.deepEqual(await starts(), { why: 'no-times' });
});

test('nobody begins another after one that was not safe, before she says again when it is', async () => {
	const { db, keys, now } = world;
	const id = await idOf();
	assert.match((await numberOf(id)) ?? '', /900123/);
	assert.ok(await callDesk.answer(db, keys, ada, id, 'not-safe', now()));
	// Whatever was left of its tries.
	await db.updateTable('calls').set({ state: 'closed' }).execute();

	assert.deepEqual(await starts(), { why: 'not-safe' });
	world.setNow('2026-10-01T10:06:00Z');
	await needs.save(db, keys, mary, said, now());
	assert.ok(await idOf());
});
