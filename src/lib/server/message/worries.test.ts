/** Worried about her safety now: one press tells the supervisors of the team, what was done is kept, and none of it is on her page. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { asJson } from '#lib/domain/data/copy.ts';
import type { WorryAct } from '#lib/domain/message/worry.ts';
import { aVictimOf, urn } from '#tests/incoming.ts';
import { aColleague } from '#tests/staff.ts';
import { aTalk } from '#tests/talk-builders.ts';
import { testWorld, type TestWorld } from '#tests/world.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as copies from '#lib/server/copy/copies.ts';
import * as dataRequests from '#lib/server/data/requests.ts';
import { transaction } from '#lib/server/database.ts';
import * as looks from '#lib/server/looked/looks.ts';
import * as people from '#lib/server/people/people.ts';
import * as worries from './worries.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
	({ ada, eve } = await aTalk(world, mary));
});
afterEach(() => world.close());

const presses = (by: Staff) =>
	worries.press(world.db, world.keys, by, mary.participation, world.now());
const does = (by: Staff, act: WorryAct) =>
	worries.record(world.db, world.keys, by, { participation: mary.participation, act }, world.now());
const seen = (by: Staff) => worries.openFor(world.db, world.keys, by);

/** Who is owed a notice that somebody is worried: a person or a role. */
async function owed(): Promise<(string | null)[]> {
	const rows = await world.db
		.selectFrom('notices')
		.select(['person_id', 'role'])
		.where('kind', '=', 'worried-now')
		.execute();
	return rows.map(({ person_id, role }) => person_id ?? role);
}

test('one press tells every supervisor of the team who may come in, and a second press tells nobody again', async () => {
	const fay = await aColleague({ world }, 'supervisor', 'east', 'Fay');
	await aColleague({ world }, 'supervisor', 'west', 'Far');
	const paused = await aColleague({ world }, 'supervisor', 'east', 'Pia');
	await transaction(world.db, (trx) => people.setPaused(trx, paused.person, world.now()));

	assert.ok(await presses(ada));
	assert.ok(await presses(ada));

	assert.deepEqual((await owed()).sort(), [eve.person, fay.person].sort());
	const [one] = await seen(eve);
	assert.deepEqual(
		one?.steps.map(({ act, by, at }) => [act, by, at]),
		[['worried', 'Ada', world.now()]]
	);
});

test('what was done is kept with its time, by the advocate and by the supervisor, until it is over', async () => {
	await presses(ada);
	world.setNow('2026-11-25T10:05:00Z');
	assert.ok(await does(ada, 'rang-her'));
	assert.ok(await does(eve, 'rang-999'));
	assert.deepEqual(
		(await seen(eve))[0]?.steps.map(({ act, by }) => `${act} ${by}`),
		['worried Ada', 'rang-her Ada', 'rang-999 Eve']
	);

	assert.ok(await does(eve, 'over'));
	assert.deepEqual(await seen(eve), []);
	assert.equal(await does(ada, 'rang-her'), false);
	await presses(ada);
	assert.deepEqual(
		(await seen(eve))[0]?.steps.map(({ act }) => act),
		['worried']
	);
});

test('a worry of one team neither stands for nor ends that of another', async () => {
	await presses(ada);
	await assignments.end(world.db, world.keys, ada, mary.participation, world.now());
	const west = await aTalk(world, mary, 'west');

	assert.ok(await presses(west.ada));

	const told = await owed();
	assert.deepEqual(told.sort(), [eve.person, west.eve.person].sort());
	assert.ok(await does(eve, 'over'));
	assert.deepEqual(await seen(eve), []);
	const [one] = await seen(west.eve);
	assert.deepEqual(
		one?.steps.map(({ act }) => act),
		['worried']
	);
	assert.ok(await does(west.eve, 'rang-999'));
	assert.ok(await does(west.eve, 'over'));
	assert.equal(await does(west.eve, 'rang-her'), false);
});

test('who is paused is not told, and where nobody of the team could come in every supervisor is', async () => {
	await transaction(world.db, (trx) => people.setPaused(trx, eve.person, world.now()));

	assert.ok(await presses(ada));

	assert.deepEqual(await owed(), ['supervisor']);
});

test('what is done at one moment is all kept', async () => {
	await presses(ada);
	const acts = ['rang-her', 'no-answer', 'rang-999'] as const;

	const done = await Promise.all(acts.flatMap((act) => [does(ada, act), does(eve, act)]));

	assert.deepEqual(done, Array(6).fill(true));
	assert.equal((await seen(eve))[0]?.steps.length, 7);
});

test('nobody but who may read her messages presses, and nobody of another team sees or writes anything', async () => {
	const colleague = await aColleague({ world }, 'advocate', 'east');
	const far = await aColleague({ world }, 'supervisor', 'west');

	assert.equal(await presses(colleague), false);
	await presses(ada);
	for (const one of [colleague, far]) {
		assert.deepEqual(await seen(one), []);
		assert.equal(await does(one, 'over'), false);
	}
	assert.equal((await worries.readFor(world.db, world.keys, ada, mary.participation)).isOpen, true);
	assert.deepEqual(
		(await worries.readFor(world.db, world.keys, far, mary.participation)).steps,
		[]
	);
});

test('none of it is on her list of who looked or in her copy: whoever makes her show them reads nothing', async () => {
	const { db, keys } = world;
	await presses(ada);
	await does(eve, 'rang-999');

	const { days } = await looks.readFor(db, keys, mary, { now: world.now() });
	await dataRequests.ask(db, keys, mary, 'copy', world.now());
	world.setNow('2026-11-26T10:00:00Z');
	const copy = await copies.takeFor(db, keys, mary, world.now());

	assert.ok(copy);
	assert.doesNotMatch(JSON.stringify(days) + asJson(copy), /worr/);
});
