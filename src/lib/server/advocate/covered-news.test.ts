/** News that somebody asked to hear from an advocate who is away: whoever stands in knows that it waits, and nothing of what it is. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import * as events from '#lib/server/case/events.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction } from '#lib/server/database.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import { isAway } from '#tests/team/at-work.ts';
import { aTeam, aVictimWith } from '#tests/team/staying.ts';
import { aTelling } from '#tests/world/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from './assignments.ts';
import * as coveredNews from './covered-news.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
let mary: Victim;
let since: number;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	mary = await aVictimWith(world, eve, ada);
	since = world.now();
	const told = [aTelling({ kind: 'discontinued', on: '2026-11-24' })];
	const origin = { toldBy: 'police', source: 'test', id: 'one' } as const;
	await transaction(world.db, (trx) =>
		events.append(trx, world.keys, mary.caseId, origin, told, world.now())
	);
	world.setNow('2026-11-26T09:30:00Z');
	await newsChoices.choose(world.db, world.keys, mary, 'advocate', world.now());
});
afterEach(() => world.close());

const goes = () =>
	isAway(world, ada, { from: instantOf('2026-11-26'), to: instantOf('2026-11-28') }, ben);
const list = (who = ben) => coveredNews.listFor(world.db, world.keys, who, world.now());
const count = (who = ben) => coveredNews.countFor(world.db, world.keys, who, world.now());
const at = () => coveredNews.sinceAt(world.db, world.keys, ben, mary.participation, world.now());

test('it is listed to who stands in, counted and on the page of the person, while that lasts, and to nobody else', async () => {
	assert.deepEqual([await list(), await count(), await at()], [[], 0, undefined]);
	await goes();

	const { participation } = mary;
	assert.deepEqual(await list(), [{ participation, advocate: ada.person, since, name: 'Mary' }]);
	assert.deepEqual([await count(), await at()], [1, since]);
	for (const who of [ada, eve]) assert.deepEqual([await list(who), await count(who)], [[], 0]);
	world.setNow('2026-11-28T00:00:00Z');
	assert.deepEqual(await list(), []);
});

test('she reads that the line was shown, once a day, and not that it was counted', async () => {
	await goes();
	const shown = async () => {
		const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
		const lines = days.flatMap((day) => day.lines).filter(({ act }) => act === 'line-listed');
		return lines.map(({ actorId, times }) => [actorId, times]);
	};

	await count();
	assert.deepEqual(await shown(), []);
	await list();
	await list();

	assert.deepEqual(await shown(), [[ben.person, 1]]);
});

test('nothing is listed of a case that is closed, of a page that rests, or once she has read it or chose otherwise', async () => {
	const { db, keys, now } = world;
	await goes();
	await assignments.setLetIn(db, keys, mary, ['dates', 'news'], now());
	assert.deepEqual(await list(), []);
	await assignments.setLetIn(db, keys, mary, [], now());
	assert.deepEqual(await list(), []);
	await assignments.setLetIn(db, keys, mary, ['now'], now());
	assert.equal((await list()).length, 1);
	for (const choice of ['later', 'advocate', 'read'] as const) {
		await newsChoices.choose(db, keys, mary, choice, now());
		assert.equal((await list()).length, choice === 'advocate' ? 1 : 0);
	}
});

test('while her page rests nobody is told that it waits', async () => {
	await goes();
	await pauses.pause(world.db, world.keys, mary, world.now());

	assert.deepEqual(await list(), []);
});
