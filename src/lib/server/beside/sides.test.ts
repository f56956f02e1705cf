/** A supervisor says which two cases are two sides of one matter: from then on nobody is given both. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { openTeam } from '#tests/team/teams.ts';
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

test('one supervisor alone takes nothing back: it holds until another one agrees', async () => {
	const { db, keys, now } = world;
	const sue = await aColleague({ world }, 'supervisor', 'east', 'Sue');
	assert.ok(await give(mary));
	await note();
	await note(false);
	const [waits] = await sides.listFor(db, keys, ada);
	const agree = (who: Staff) =>
		sides.answer(db, keys, who, { id: waits!.id, mistake: true }, now());
	assert.deepEqual([waits?.mayAgree, await agree(ada), await agree(eve)], [false, false, false]);
	assert.equal(await give(john), false);

	assert.equal(await agree(sue), true);

	assert.equal(await give(john), true);
	assert.equal(await agree(sue), false);
	const [over] = await sides.listFor(db, keys, ada);
	assert.deepEqual(
		[over?.noted.by, over?.doubted?.by, over?.cleared?.by],
		[ada.person, ada.person, sue.person]
	);
});

test('another supervisor says that it holds, and then it takes two again', async () => {
	const { db, keys, now } = world;
	const sue = await aColleague({ world }, 'supervisor', 'east', 'Sue');
	assert.ok(await give(mary));
	await note();
	await note(false);
	const [waits] = await sides.listFor(db, keys, sue);

	assert.equal(await sides.answer(db, keys, sue, { id: waits!.id, mistake: false }, now()), true);

	assert.equal(await give(john), false);
	assert.equal((await sides.listFor(db, keys, ada))[0]?.mayAgree, false);
});

test('its supervisors read who noted what of their own case; the other side and advocates read nothing', async () => {
	const { db, keys } = world;
	const wes = await aColleague({ world }, 'supervisor', 'west');
	const bea = await aColleague({ world }, 'advocate', 'west');
	assert.ok(await give(mary));
	assert.ok(await give(john, wes, bea));
	await note();

	const [seen] = await sides.listFor(db, keys, ada);
	assert.deepEqual([seen?.reference, seen?.noted.by], [urn, ada.person]);
	for (const who of [wes, bea, eve]) assert.deepEqual(await sides.listFor(db, keys, who), []);
	assert.doesNotMatch(JSON.stringify(seen), new RegExp(other));
});

test('with nobody else in the team a supervisor of a team for everybody is the second, and is told', async () => {
	const { db, keys, now } = world;
	await openTeam(world, { id: 'all' });
	const dan = await aColleague({ world }, 'supervisor', 'all');
	assert.ok(await give(mary));
	await note();
	assert.deepEqual(await sides.listFor(db, keys, dan), []);
	await note(false);

	const [waits] = await sides.listFor(db, keys, dan);
	assert.deepEqual([waits?.mayAgree, waits?.reference], [true, undefined]);
	assert.equal(await sides.answer(db, keys, dan, { id: waits!.id, mistake: true }, now()), true);
	const kinds = await db.selectFrom('notices').select(['kind', 'role']).execute();
	assert.ok(kinds.some(({ kind, role }) => kind === 'second-wanted' && role === 'supervisor'));
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

test('said again it holds, whatever was doubted; and no case is against its own victim', async () => {
	assert.ok(await give(mary));
	await note();
	await note(false);
	await note();
	const own = { victim: urn, against: urn, opposed: true };
	await sides.note(world.db, world.keys, ada, own, world.now());

	const all = await sides.listFor(world.db, world.keys, ada);
	assert.deepEqual([all.map(({ doubted }) => doubted), await noted()], [[undefined], 1]);
});

test('noted against two cases by two at once, it holds against both', async () => {
	const third = readUrn('01GD1112223') as Urn;
	const sam = await aVictimOf(world, third);
	assert.ok(await give(mary));
	const more = { victim: urn, against: third, opposed: true };

	await Promise.all([note(), sides.note(world.db, world.keys, ada, more, world.now())]);

	assert.deepEqual([await give(john), await give(sam)], [false, false]);
});

test('said again at the moment another takes it back, what is noted is what holds', async () => {
	const { db, keys, now } = world;
	const sue = await aColleague({ world }, 'supervisor', 'east', 'Sue');
	assert.ok(await give(mary));
	for (let round = 0; round < 10; round += 1) {
		await note();
		await note(false);
		const waits = (await sides.listFor(db, keys, sue)).find(({ mayAgree }) => mayAgree);
		const takesBack = sides.answer(db, keys, sue, { id: waits?.id ?? '', mistake: true }, now());
		await Promise.all([takesBack, note()]);

		const standing = (await sides.listFor(db, keys, ada)).filter(({ cleared }) => !cleared);
		assert.deepEqual([standing.length, await noted()], [1, 1]);
	}
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
