/** Nobody reads what victims wrote to another by her own word alone: not a supervisor either, whose rota it is. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as covered from '#lib/server/advocate/covered.ts';
import * as desk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { writing } from '#tests/message/builders.ts';
import { hours, works } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTeam, actsOf } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as rotaDesk from './rota.ts';
import * as standingIn from './standing-in.ts';
import * as staffTeams from './keys.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	const { db, keys, now } = world;
	mary = await aVictimOf(world, readUrn('01AB1234526') as Urn, { name: 'Mary', enhanced: 'no' });
	const { participation } = mary;
	await assignments.give(db, keys, eve, { participation, advocate: ada.person }, now());
	await talks.open(db, keys, mary, now());
	await talks.send(db, keys, mary, writing('Only for you, Ada.'), now());
});
afterEach(() => world.close());

const away = (by: Staff, cover: Staff) => {
	const asked = { person: ada.person, first: '2026-11-25', last: '2026-11-27' };
	const { db, keys, now } = world;
	return rotaDesk.addAbsence(db, keys, by, { ...asked, cover: cover.person, sure: true }, now());
};
const reads = (who: Staff) => desk.mayRead(world.db, who, mary.participation, world.now());
const asked = (who: Staff) => standingIn.listFor(world.db, world.keys, who, world.now());
const agrees = (who: Staff, id: string) =>
	standingIn.agree(world.db, world.keys, who, id, world.now());

test('a supervisor who gives herself a shift and names herself reads nothing before somebody else agreed', async () => {
	await works(world, eve, hours('2026-11-25'));
	assert.equal(await away(eve, eve), 'added');

	assert.equal(await reads(eve), false);
	assert.deepEqual(await covered.listFor(world.db, world.keys, eve, world.now()), []);
	const [one] = await asked(ben);
	assert.ok(one);
	assert.deepEqual(await asked(eve), [], 'it is not hers to agree');
	assert.equal(await agrees(eve, one.id), false);
	assert.equal(await reads(eve), false);

	assert.equal(await agrees(ben, one.id), true);
	assert.equal(await reads(eve), true);
	assert.deepEqual([await asked(ben), await asked(ada)], [[], []]);
	assert.equal(await agrees(ben, one.id), false, 'a second time');
	assert.deepEqual(await actsOf(world, ada), ['absence-added', 'absence-added']);
});

test('whoever is to be away may agree, and nobody of another team', async () => {
	await works(world, eve, hours('2026-11-25'));
	await away(eve, eve);
	const zoe = await aColleague({ world }, 'supervisor', 'west', 'Zoe');
	const [one] = await asked(ada);
	assert.ok(one?.isYou);

	assert.deepEqual(await asked(zoe), []);
	assert.equal(await agrees(zoe, one.id), false);
	assert.equal(await agrees(ada, one.id), true);
});

test('whoever was paused since, or stands in for another by then, is agreed to no more', async () => {
	const fay = await aColleague({ world }, 'supervisor', 'east', 'Fay');
	await works(world, eve, hours('2026-11-25'));
	await away(eve, eve);
	const [one] = await asked(ben);
	const { db, keys, now } = world;
	await staffTeams.setPaused(db, keys, fay, { person: eve.person, paused: true }, now());

	assert.equal(await agrees(ben, one?.id ?? ''), false);
	assert.equal(await reads(eve), false);
});

test('a colleague whom she names stands in at once: that takes two', async () => {
	await works(world, ben, hours('2026-11-25'));

	assert.equal(await away(eve, ben), 'added');

	assert.equal(await reads(ben), true);
});
