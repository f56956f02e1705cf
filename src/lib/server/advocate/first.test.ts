/** A first advocate: only for those who asked this team, whom nobody has, within the cap and the wall; and she is told. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aCall } from '#tests/rules/folk.ts';
import { hasBothKeys } from '#tests/team/keyed.ts';
import { aColleague } from '#tests/team/staff.ts';
import { anAdvocateOf } from '#tests/message/builders.ts';
import { isAway, works } from '#tests/team/at-work.ts';
import { areThere, aTeam, keepsTeam } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as assignments from './assignments.ts';
import * as finishing from './finishing.ts';
import * as firstAdvocates from './first.ts';
import * as herAdvocate from './hers.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as myPeople from './my-people.ts';
import * as workloads from '#lib/server/team/workloads.ts';
import * as pauses from '#lib/server/door/pauses.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld();
	({ eve, ada, ben } = await aTeam(world));
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const asks = async (who = mary, team = 'east') => {
	const call = await aCall(world, who);
	await world.db.updateTable('calls').set({ team }).where('id', '=', call).execute();
};
const list = (by = eve) => firstAdvocates.listFor(world.db, world.keys, by, world.now());
const gives = (to: Staff, who = mary, by = eve) => {
	const asked = { participation: who.participation, advocate: to.person };
	return firstAdvocates.give(world.db, world.keys, by, asked, world.now());
};
const hers = (who = mary) => herAdvocate.readFor(world.db, world.keys, who, world.now());
const owed = async () =>
	(await world.db.selectFrom('notices').select(['kind', 'person_id']).execute()).filter(
		({ kind }) => kind === 'advocate-changes'
	);

test('whoever asked this team for a call and has no advocate is given one, and is told', async () => {
	assert.deepEqual([await list(), await gives(ada)], [[], 'refused']);
	await asks();
	await asks();
	assert.deepEqual(await list(), [
		{ participation: mary.participation, reference: urn, askedAt: world.now() }
	]);

	assert.equal(await gives(ada), 'given');

	assert.deepEqual([(await hers())?.name, (await hers())?.isLetIn], ['Ada', false]);
	assert.deepEqual(await owed(), [{ kind: 'advocate-changes', person_id: mary.person }]);
	assert.deepEqual(await list(), []);
	const mine = await myPeople.listFor(world.db, world.keys, ada, world.now());
	assert.deepEqual(
		mine.map(({ participation, isOpen }) => [participation, isOpen]),
		[[mary.participation, false]]
	);
	const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	const acts = days.flatMap(({ lines }) => lines).map(({ who, act }) => `${who} ${act}`);
	assert.ok(acts.includes('supervisor case-listed') && acts.includes('supervisor advocate-given'));
});

test('whoever the work was finished with can be given back for two weeks, and then waits for nobody until they ask again', async () => {
	const { db, keys } = world;
	await asks();
	assert.equal(await gives(ada), 'given');
	await db.updateTable('calls').set({ state: 'done' }).execute();
	world.setNow('2026-12-01T10:00:00Z');
	const ended = { participation: mary.participation, reason: 'nothing-more' } as const;
	assert.equal(await finishing.finish(db, keys, ada, ended, world.now()), 'finished');
	assert.equal((await list()).length, 1);

	world.setNow('2026-12-15T10:00:00Z');

	assert.deepEqual([await list(), await gives(ben)], [[], 'refused']);
	await asks();
	assert.deepEqual([(await list()).length, await gives(ben)], [1, 'given']);
});

test('a case that somebody has is not given a second time, not by two at once either', async () => {
	await asks();

	const said = await Promise.all([gives(ada), gives(ben)]);

	assert.deepEqual(said.toSorted(), ['given', 'refused']);
	assert.equal((await owed()).length, 1);
	assert.equal(await gives(ben), 'refused');
});

test('an advocate with as many cases as the cap allows is given no more, and it is said why', async () => {
	await keepsTeam(world, { caseCap: 1 });
	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	for (const who of [mary, nora]) await asks(who);
	assert.equal(await gives(ada), 'given');

	assert.equal(await gives(ada, nora), 'full');

	assert.equal(await hers(nora), undefined);
	assert.equal((await owed()).length, 1);
	assert.equal(await gives(ben, nora), 'given');
});

test('nobody gives a case of another team, to somebody of another, of the other side, at rest, or without leading', async () => {
	const zoe = await aColleague({ world }, 'supervisor', 'west', 'Zoe');
	const yan = await aColleague({ world }, 'advocate', 'west', 'Yan');
	await asks();

	assert.deepEqual([await list(zoe), await list(ada)], [[], []]);
	assert.equal(await gives(yan, mary, zoe), 'refused');
	assert.equal(await gives(yan), 'refused');
	assert.equal(await gives(ben, mary, ada), 'refused');
	await pauses.pause(world.db, world.keys, mary, world.now());
	assert.deepEqual([await list(), await gives(ada)], [[], 'refused']);
});

test('how much an advocate of another team has is not said', async () => {
	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	const { ada: yan } = await anAdvocateOf(world, nora, 'west');
	await keepsTeam(world, { id: 'west', caseCap: 1 });
	await asks();

	assert.equal(await gives(yan), 'refused');
});

test('whom the team was given the other side of is not on the list', async () => {
	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	for (const who of [mary, nora]) await asks(who);
	const party_index = 'one and the same';
	const [victim, suspect] = [
		{ participation_id: nora.participation, party_index },
		{ case_id: mary.caseId, party_index }
	];
	await world.db.insertInto('victims').values(victim).execute();
	await world.db.insertInto('suspects').values(suspect).execute();
	assert.equal((await list()).length, 2);
	assert.equal(await gives(ada), 'given');

	assert.deepEqual([await list(), await gives(ben, nora)], [[], 'refused']);
});

test('nobody is given a case who was never let in, whoever gives it and by whatever page', async () => {
	await asks();
	for (const { person } of [eve, ada]) await hasBothKeys(world, person);
	const given = { participation: mary.participation, advocate: ben.person };
	const gave = (planned?: string) =>
		transaction(world.db, (trx) =>
			assignments.giveIn(
				trx,
				world.keys,
				eve,
				{ ...given, ...(planned ? { planned } : {}) },
				world.now()
			)
		);

	assert.deepEqual([await gave(), await gave('east'), await gives(ben)], [false, false, 'refused']);
	assert.equal((await list()).length, 1);
	await hasBothKeys(world, ben.person);
	assert.equal(await gave('east'), true);
});

test('no case is given to whom the rota has at work on none of the next days', async () => {
	await asks();
	await areThere(world, ben);
	const ready = async () =>
		(await workloads.colleaguesOf(world.db, world.keys, eve, world.now())).flatMap(
			({ name, isReady }) => (isReady ? name : [])
		);
	assert.deepEqual(await ready(), ['Ben']);
	assert.equal(await gives(ada), 'refused');

	const twoWeeks = { from: instantOf(dayOf(world.now())), to: world.now() + 15 * 24 * 60 * 60_000 };
	await isAway(world, ben, twoWeeks, ada);
	assert.deepEqual([await ready(), await gives(ben)], [[], 'refused']);
	await world.db.deleteFrom('absences').execute();

	assert.equal(await gives(ben), 'given');
});

test('a rota of nobody but who is paused keeps a case from nobody', async () => {
	await asks();
	await areThere(world, ben);
	await world.db.deleteFrom('shifts').where('person_id', '=', ben.person).execute();
	await works(world, ada, { from: world.now(), to: world.now() + 3_600_000 });
	assert.equal(await gives(ben), 'refused');

	await world.db
		.updateTable('people')
		.set({ paused_at: world.now() })
		.where('id', '=', ada.person)
		.execute();

	assert.equal(await gives(ben), 'given');
});
