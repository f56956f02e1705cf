/** A supervisor says which two cases are two sides of one matter: from then on nobody is given both. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as sides from './sides.ts';

const other = readUrn('01GD7654321') as Urn;
let world: TestWorld;
let mary: Victim;
let john: Victim;
let ada: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	mary = await aVictimOf(world, urn);
	john = await aVictimOf(world, other);
	ada = await aColleague({ world }, 'supervisor', 'east');
	eve = await aColleague({ world }, 'advocate', 'east');
});
afterEach(() => world.close());

const give = ({ participation }: Victim, by = ada, advocate = eve) =>
	assignments.give(
		world.db,
		world.keys,
		by,
		{ participation, advocate: advocate.person },
		world.now()
	);
const note = (opposed = true, by = ada) =>
	sides.note(world.db, world.keys, by, { victim: urn, against: other, opposed }, world.now());
const noted = async () => (await world.db.selectFrom('suspects').selectAll().execute()).length;

test('nobody of a team that has one side is given the other once a supervisor has noted it', async () => {
	assert.ok(await give(mary));
	await note();

	assert.equal(await give(john), false);
});

test('what was noted by mistake is taken back, and the case can be given', async () => {
	assert.ok(await give(mary));
	await note();
	await note(false);

	assert.equal(await give(john), true);
});

test('a supervisor of a team that has neither case changes nothing, and neither does an advocate', async () => {
	const west = await aColleague({ world }, 'supervisor', 'west');
	assert.ok(await give(mary));
	await note(true, west);
	await note(true, eve);

	assert.equal(await noted(), 0);
});

test('noted twice it stands once, and one victim may stand against two cases', async () => {
	const third = readUrn('01GD1112223') as Urn;
	await aVictimOf(world, third);
	assert.ok(await give(mary));
	await note();
	await note();
	const more = { victim: urn, against: third, opposed: true };
	await sides.note(world.db, world.keys, ada, more, world.now());

	assert.equal(await noted(), 2);
	assert.equal((await world.db.selectFrom('victims').selectAll().execute()).length, 1);
});

test('neither victim reads of it: it is written down with the supervisor alone', async () => {
	assert.ok(await give(mary));
	await note();

	const rows = await world.db
		.selectFrom('audit')
		.select('chain')
		.where('act', '=', 'sides-noted')
		.execute();
	assert.deepEqual(rows, [{ chain: `person:${ada.person}` }]);
});
