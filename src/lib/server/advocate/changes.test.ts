import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { ChangeReason } from '#lib/domain/advocate/change.ts';
import { works } from '#tests/team/at-work.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aCall } from '#tests/rules/folk.ts';
import { areThere, aTeam, aVictimWith, promises } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as advocateChanges from './changes.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { transaction } from '#lib/server/database.ts';
import { erase } from '#lib/server/keep/erasures.ts';
import * as herAdvocate from './hers.ts';
import * as plannedChanges from './planned-changes.ts';
import * as herChanges from './her-changes.ts';
import * as receipts from '#lib/server/call/receipts.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld();
	({ eve, ada, ben } = await aTeam(world));
	await areThere(world, eve, ada, ben);
	mary = await aVictimWith(world, eve, ada);
});
afterEach(() => world.close());

const plans = (
	to: Staff,
	{ on = '2026-12-01', reason = 'other-work' as ChangeReason, by = eve } = {}
) => {
	const asked = { participation: mary.participation, advocate: to.person, reason, on };
	return advocateChanges.plan(world.db, world.keys, by, asked, world.now());
};
const told = () => herChanges.readFor(world.db, world.keys, mary, world.now());
const hers = async () => (await herAdvocate.readFor(world.db, world.keys, mary, world.now()))?.name;
const follow = () => advocateChanges.follow(world.db, world.keys, world.now());
const refuses = () => herChanges.refuse(world.db, world.keys, mary, world.now());
const open = async () =>
	(await advocateChanges.scopedTo(world.db, eve).where('ended_at', 'is', null).execute()).map(
		({ id }) => id
	);
const decides = async (goes: boolean, by = eve) => {
	const [change = 'none'] = await open();
	return advocateChanges.decide(world.db, world.keys, by, { change, goes }, world.now());
};
const owed = async () => {
	const rows = await world.db
		.selectFrom('notices')
		.select(['kind', 'person_id', 'facts'])
		.where('kind', '=', 'advocate-changes')
		.execute();
	return rows.map(({ person_id, facts }) => [person_id, facts]);
};

test('another advocate is told before it happens, and happens on its day', async () => {
	assert.equal(await plans(ben), 'planned');

	const { state, on, reason, from, to } = (await told()) ?? {};
	assert.deepEqual(
		[state, on, reason, from, to],
		['planned', '2026-12-01', 'other-work', 'Ada', 'Ben']
	);
	assert.deepEqual(await owed(), [[mary.person, '{}']]);
	world.setNow('2026-11-30T23:00:00Z');
	assert.deepEqual([await follow(), await hers()], [0, 'Ada']);

	world.setNow('2026-12-01T00:00:00Z');
	assert.deepEqual([await follow(), await hers()], [1, 'Ben']);
	const now = await herAdvocate.readFor(world.db, world.keys, mary, world.now());
	assert.equal(now?.isLetIn, false);
	assert.deepEqual([(await told())?.state, await follow()], ['done', 0]);
	world.setNow('2027-01-05T00:00:00Z');
	assert.equal(await told(), undefined);
});

test('it is not told too late, nor on a day when nobody is there', async () => {
	assert.equal(await plans(ben, { on: '2026-11-27' }), 'too-soon');
	assert.equal(await plans(ben, { on: '2026-12-05' }), 'closed');
	assert.equal(await plans(ben, { on: '2027-06-01' }), 'too-far');
	assert.equal(await told(), undefined);
	assert.deepEqual(await owed(), []);
});

test('only where the one before has left or is unsafe it happens at once, and she reads why', async () => {
	assert.equal(await plans(ben, { reason: 'unsafe' }), 'given');

	assert.equal(await hers(), 'Ben');
	const { state, reason } = (await told()) ?? {};
	assert.deepEqual([state, reason], ['done', 'unsafe']);
	assert.equal((await owed()).length, 1);
});

test('what the one before had taken of hers goes back at once, and what they took of others stays', async () => {
	const [hers, others] = [await aCall(world, mary), await promises(world, '2026-11-26', '10:00')];
	for (const call of [hers, others])
		await callDesk.take(world.db, world.keys, ada, call, world.now());

	await plans(ben, { reason: 'unsafe' });

	const state = async (call: string) =>
		(await receipts.findById(world.db, world.keys, call))?.state;
	assert.deepEqual([await state(hers), await state(others)], ['asked', 'taken']);
});

test('she says no: nothing changes, a supervisor is to call her, and nobody else sees that call', async () => {
	await plans(ben);
	assert.equal(await refuses(), true);
	assert.equal(await refuses(), false);

	const { state, call } = (await told()) ?? {};
	assert.deepEqual([state, call?.kind, call?.state], ['refused', 'change', 'asked']);
	const sees = async (staff: Staff) =>
		(await callDesk.waitingFor(world.db, world.keys, staff, world.now())).map(({ kind }) => kind);
	const zoe = await aColleague({ world }, 'supervisor', 'west');
	assert.deepEqual(
		[await sees(eve), await sees(ada), await sees(ben), await sees(zoe)],
		[['change'], [], [], []]
	);
	world.setNow('2026-12-02T10:00:00Z');
	assert.deepEqual([await follow(), await hers()], [0, 'Ada']);
});

test('after she said no a supervisor of the team lets it go on or stops it, and nobody else', async () => {
	await plans(ben);
	assert.equal(await decides(true), false);
	await refuses();
	const zoe = await aColleague({ world }, 'supervisor', 'west');
	assert.equal(await decides(true, zoe), false);
	assert.equal(await decides(true, ada), false);

	assert.equal(await decides(true), true);
	world.setNow('2026-12-01T10:00:00Z');
	assert.deepEqual([await follow(), await hers()], [1, 'Ben']);

	await plans(ada, { on: '2026-12-08' });
	await refuses();
	assert.equal(await decides(false), true);
	world.setNow('2026-12-09T10:00:00Z');
	assert.deepEqual([await follow(), await hers()], [0, 'Ben']);
});

test('a supervisor stops what she planned, and plans anew in its place', async () => {
	const cyd = await aColleague({ world }, 'advocate', 'east', 'Cyd');
	await areThere(world, cyd);
	await plans(ben);
	assert.equal(await plans(cyd, { on: '2026-12-02' }), 'planned');
	const { on, to } = (await told()) ?? {};
	assert.deepEqual([on, to, (await open()).length], ['2026-12-02', 'Cyd', 1]);

	assert.equal(await decides(false), true);
	assert.equal(await told(), undefined);
});

test('a plan sent twice is one of which she is told once, and one she said no to is not planned over', async () => {
	assert.deepEqual(await Promise.all([plans(ben), plans(ben)]), ['planned', 'planned']);
	assert.deepEqual([(await open()).length, (await owed()).length], [1, 1]);
	await refuses();
	const cyd = await aColleague({ world }, 'advocate', 'east', 'Cyd');
	await areThere(world, cyd);

	for (const to of [ben, cyd]) assert.equal(await plans(to, { on: '2026-12-02' }), 'refused');

	assert.equal((await told())?.state, 'refused');
	assert.equal(await plans(cyd, { reason: 'has-left' }), 'given');
});

// The second overrode the first without a word: her page said that Ada had her case until Cyd got it, and Ben had it for a moment.
test('of two supervisors who hand one case over at once one does, and the other is told', async () => {
	const [cyd, sue] = [
		await aColleague({ world }, 'advocate', 'east', 'Cyd'),
		await aColleague({ world }, 'supervisor', 'east', 'Sue')
	];
	await areThere(world, cyd);
	for (const reason of ['other-work', 'has-left'] as const) {
		const done = await Promise.all([plans(ben, { reason }), plans(cyd, { reason, by: sue })]);

		const isAtOnce = reason === 'has-left';
		assert.deepEqual(done.toSorted(), [isAtOnce ? 'given' : 'planned', 'refused']);
		const to = done[0] === 'refused' ? 'Cyd' : 'Ben';
		const { from, to: said } = (await told()) ?? {};
		assert.deepEqual([from, said, await hers()], ['Ada', to, isAtOnce ? to : 'Ada']);
		assert.equal((await owed()).length, isAtOnce ? 2 : 1);
	}
});

test('a case that nobody has goes to one advocate, however many supervisors give it at once', async () => {
	const amal = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	const gives = ({ person: advocate }: Staff) => {
		const asked = {
			participation: amal.participation,
			advocate,
			reason: 'has-left',
			on: ''
		} as const;
		return advocateChanges.plan(world.db, world.keys, eve, asked, world.now());
	};

	const done = await Promise.all([gives(ada), gives(ben)]);

	assert.deepEqual(done.toSorted(), ['given', 'refused']);
	const has = await herAdvocate.readFor(world.db, world.keys, amal, world.now());
	assert.equal(has?.name, done[0] === 'given' ? 'Ada' : 'Ben');
});

test('a change happens on its day though the supervisor who planned it has left or moved', async () => {
	const sue = await aColleague({ world }, 'supervisor', 'east', 'Sue');
	await plans(ben, { by: sue });
	await transaction(world.db, (trx) => joinTeam(trx, sue.person, 'west'));
	world.setNow('2026-12-01T10:00:00Z');

	assert.deepEqual([await follow(), await hers()], [1, 'Ben']);
});

test('a change to somebody who has moved to another team meanwhile fails', async () => {
	await plans(ben);
	for (const one of [ben, eve])
		await transaction(world.db, (trx) => joinTeam(trx, one.person, 'west'));
	world.setNow('2026-12-01T10:00:00Z');

	assert.deepEqual([await follow(), await hers()], [1, 'Ada']);
});

test('nobody plans over the head of another team, to somebody who cannot, or to the same again', async () => {
	const [zoe, yan] = [
		await aColleague({ world }, 'supervisor', 'west'),
		await aColleague({ world }, 'advocate', 'west')
	];

	assert.equal(await plans(ada), 'refused');
	assert.equal(await plans(yan), 'refused');
	assert.equal(await plans(yan, { by: zoe }), 'refused');
	assert.equal(await plans(ben, { by: ben }), 'refused');
	assert.equal(await told(), undefined);
});

test('a case is not planned for somebody whom the rota does not have at work once that day has come', async () => {
	await world.db.deleteFrom('shifts').execute();
	const from = world.now();
	await works(world, ben, { from, to: from + 3_600_000 });
	const then = Date.parse('2026-12-02T10:00:00Z');
	await works(world, ada, { from: then, to: then + 3_600_000 });
	assert.equal(await plans(ben), 'refused');

	await works(world, ben, { from: then, to: then + 3_600_000 });
	assert.equal(await plans(ben), 'planned');
});

test('a change to somebody who has gone meanwhile fails, and the one before stays', async () => {
	await plans(ben);
	await world.db.updateTable('people').set({ paused_at: 1 }).where('id', '=', ben.person).execute();
	world.setNow('2026-12-01T10:00:00Z');

	assert.deepEqual([await follow(), await hers()], [1, 'Ada']);
	assert.deepEqual(await open(), []);
	// Her page named both for days, and whoever had planned it found nothing.
	assert.equal(await told(), undefined);
	const [planned] = await plannedChanges.listFor(world.db, world.keys, eve, world.now());
	assert.deepEqual([planned?.state, planned?.to], ['failed', 'Ben']);
});

test('nothing of it is shown to a code or on half a sign-in, and it goes with her', async () => {
	await plans(ben);
	for (const level of ['code', 'short'] as const) {
		const less = { ...mary, level };
		assert.equal(await herChanges.readFor(world.db, world.keys, less, world.now()), undefined);
		assert.equal(await herAdvocate.readFor(world.db, world.keys, less, world.now()), undefined);
	}

	await erase(world.db, world.keys, { kind: 'operator' }, mary.participation, world.now());
	assert.deepEqual(await world.db.selectFrom('advocate_changes').selectAll().execute(), []);
	world.setNow('2026-12-01T10:00:00Z');
	assert.equal(await follow(), 0);
});
