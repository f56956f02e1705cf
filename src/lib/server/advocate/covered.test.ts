/** Standing in: the people of whoever is away are listed, marked, and nothing of their cases is opened by it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { isAway } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTeam, aVictimWith } from '#tests/team/staying.ts';
import { writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import { transaction } from '#lib/server/database.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as covered from './covered.ts';
import * as sharedPanes from './shared-panes.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	mary = await aVictimWith(world, eve, ada);
});
afterEach(() => world.close());

const list = (who = ben) => covered.listFor(world.db, world.keys, who, world.now());
const goes = () =>
	isAway(world, ada, { from: instantOf('2026-11-25'), to: instantOf('2026-11-27') }, ben);

test('the people of whoever is away are listed for who stands in, until when, and for nobody else', async () => {
	assert.deepEqual(await list(), []);
	await goes();

	const [line, ...others] = await list();
	assert.deepEqual(
		[line?.participation, line?.name, line?.away, line?.messages, others],
		[mary.participation, 'Mary', { name: 'Ada', until: '2026-11-26' }, 0, []]
	);
	for (const who of [ada, eve, await aColleague({ world })]) assert.deepEqual(await list(who), []);
	world.setNow('2026-11-27T00:00:00Z');
	assert.deepEqual(await list(), []);
});

test('a message is counted only where she opened them, and she reads who saw her line, once a day', async () => {
	const { db, keys, now } = world;
	await goes();
	await talks.open(db, keys, mary, now());
	await talks.send(db, keys, mary, writing('Hello'), now());
	assert.equal((await list())[0]?.messages, 1);
	await talks.close(db, keys, mary, now());
	assert.equal((await list())[0]?.messages, 0);

	const { days } = await accessLog.readFor(db, keys, mary, { now: now() });
	const listed = days.flatMap(({ lines }) => lines).filter(({ act }) => act === 'line-listed');
	assert.deepEqual(
		listed.map(({ times }) => times),
		[1]
	);
});

test('standing in opens no case, and lists none that rests or lies with another team', async () => {
	const { db, keys, now } = world;
	await goes();
	assert.equal(await sharedPanes.readFor(db, keys, ben, mary.participation, now()), undefined);
	await transaction(db, (trx) => joinTeam(trx, ben.person, 'west'));
	assert.deepEqual(await list(), []);
	await transaction(db, (trx) => joinTeam(trx, ben.person, 'east'));
	assert.equal((await list()).length, 1);

	await pauses.pause(db, keys, mary, now());

	assert.deepEqual(await list(), []);
});
