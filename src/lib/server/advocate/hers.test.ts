import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { hours, isAway, works } from '#tests/team/at-work.ts';
import { aTeam, aVictimWith } from '#tests/team/staying.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as herAdvocate from './hers.ts';
import * as rotaDesk from '#lib/server/supervisor/rota.ts';
import * as staffTeams from '#lib/server/supervisor/keys.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const at = (day: string, from: string, to: string) => ({
	from: instantOf(day, from),
	to: instantOf(day, to)
});

test('she sees a name, the hours of the next seven days, who stands in and when they are back', async () => {
	const { eve, ada, ben } = await aTeam(world);
	const mary = await aVictimWith(world, eve, ada);
	const seen = () => herAdvocate.readFor(world.db, world.keys, mary, world.now());
	await works(world, ada, hours('2026-11-25', '09:00', '12:00'));
	await works(world, ada, hours('2026-11-26'));
	await works(world, ada, hours('2026-12-01'));
	await works(world, ada, hours('2026-12-03'));
	await works(world, ben, hours('2026-11-27'));

	assert.deepEqual(await seen(), {
		name: 'Ada',
		isLetIn: true,
		there: [
			at('2026-11-25', '09:00', '12:00'),
			at('2026-11-26', '09:00', '17:00'),
			at('2026-12-01', '09:00', '17:00')
		],
		away: undefined,
		team: 'East',
		languages: ['en', 'ar']
	});

	const { db, keys, now } = world;
	const asked = { person: ada.person, first: '2026-11-26', last: '2026-11-30', sure: false };
	await rotaDesk.addAbsence(db, keys, eve, { ...asked, cover: ben.person }, now());
	const away = await seen();
	assert.deepEqual(away?.away, { from: '2026-11-26', back: '2026-12-01', cover: 'Ben' });
	assert.equal(away?.there.length, 2);

	const pause = { person: ada.person, paused: true };
	await staffTeams.setPaused(db, keys, eve, pause, now());
	assert.deepEqual((await seen())?.there, []);
});

test('who is away twice in a row is back after the second time, and nobody paused stands in', async () => {
	const { eve, ada, ben } = await aTeam(world);
	const mary = await aVictimWith(world, eve, ada);
	const seen = async () =>
		(await herAdvocate.readFor(world.db, world.keys, mary, world.now()))?.away;
	await works(world, ada, hours('2026-12-03'));
	await works(world, ada, hours('2026-12-08'));
	await isAway(world, ada, { from: instantOf('2026-11-26'), to: instantOf('2026-11-28') }, ben);
	await isAway(world, ada, { from: instantOf('2026-12-03'), to: instantOf('2026-12-05') });

	assert.deepEqual(await seen(), { from: '2026-11-26', back: '2026-12-08', cover: 'Ben' });

	const pause = { person: ben.person, paused: true };
	await staffTeams.setPaused(world.db, world.keys, eve, pause, world.now());
	assert.equal((await seen())?.cover, undefined);
});

test('without an advocate there is nothing to see', async () => {
	const mary = await aVictimOf(world, urn);

	assert.equal(await herAdvocate.readFor(world.db, world.keys, mary, world.now()), undefined);
});
