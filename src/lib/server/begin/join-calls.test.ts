/** What an advocate records of a call about joining: once, whole, and only after ringing. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { everythingIn, killedAnywhere } from '#tests/world/breaking.ts';
import { aTelling } from '#tests/world/builders.ts';
import { kindsFor, urn } from '#tests/feed/incoming.ts';
import {
	aCall,
	aPaper,
	anAdvocateOf,
	joiningUnderWay,
	typesACode,
	agrees,
	thePoliceTell,
	victimOf
} from '#tests/begin/joining.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as seconds from '#lib/server/identity/seconds.ts';
import * as joinCalls from './join-calls.ts';
import * as erasures from '#lib/server/keep/erasures.ts';
import { join } from './joining.ts';
import * as joins from './joins.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const arrest = aTelling({ kind: 'suspect-arrested', on: '2026-11-20' });

test('a joining that breaks off, at whatever statement, leaves everything as it was', async () => {
	const { mary, call } = await joiningUnderWay(world);
	await cases.tellAs(world.db, world.keys, mary, [arrest], world.now());
	await call.says();
	await agrees(world);
	const before = await everythingIn(world.db);
	const dayLater = world.now() + 24 * 60 * 60_000;
	const join = (db: Db) => joinCalls.follow(db, world.keys, dayLater);

	const statements = await killedAnywhere(world.db, join, async (nth) =>
		assert.equal(await everythingIn(world.db), before, `statement ${nth}`)
	);

	assert.ok(statements > 30, `only ${statements} statements`);
	assert.equal(
		(await cases.readFor(world.db, world.keys, await victimOf(world, mary.person), world.now()))
			.urn,
		urn
	);
});

test('recorded twice, or by two at once, it is joined once', async () => {
	const { call, after } = await joiningUnderWay(world);

	const both = await Promise.all([call.says(), call.says()]);
	const again = await call.join();
	const direct = await transaction(world.db, (trx) =>
		join(trx, world.keys, call.staff, call.id, world.now())
	);

	assert.deepEqual([both.filter(Boolean).length, again, direct], [1, false, false]);
	assert.equal((await after()).enhanced, 'yes');
});

test('nobody joins two cases without having rung the number', async () => {
	const { mary, call } = await joiningUnderWay(world, { shown: false });

	assert.deepEqual([await call.join(), await call.refuse()], [false, false]);
	assert.equal((await victimOf(world, mary.person)).caseId, mary.caseId);
});

test('said of a case that is erased before it is joined: she is not told for ever that it waits', async () => {
	const { mary, paper, call } = await joiningUnderWay(world);
	await call.says();
	await agrees(world);
	await erasures.erase(
		world.db,
		world.keys,
		{ kind: 'operator' },
		paper.victim.participation,
		world.now()
	);

	await joinCalls.follow(world.db, world.keys, world.now() + 24 * 60 * 60_000);

	assert.notEqual((await joins.readFor(world.db, world.keys, mary, world.now()))?.state, 'said');
});

test('a call that somebody wrote down since is no yes to joining, for the second of us or by itself', async () => {
	const { db, keys } = world;
	const { mary, paper, call } = await joiningUnderWay(world);
	await call.says();
	const { person } = paper.victim;
	const at = world.now() + 60_000;
	const by = await anAdvocateOf(world);
	const giving = { person, factor: 'call', by: by.person, team: undefined, isSure: false } as const;
	await transaction(db, (trx) => recoveries.give(trx, keys, by, giving, at));

	const listed = await seconds.listFor(db, keys, await anAdvocateOf(world), at);
	await transaction(db, (trx) => recoveries.second(trx, keys, call.staff, person, at));
	await joinCalls.follow(db, keys, at + 24 * 60 * 60_000);

	assert.deepEqual(
		listed.map(({ joins }) => joins),
		[false]
	);
	assert.equal((await victimOf(world, mary.person)).caseId, mary.caseId);
	assert.notEqual((await joins.readFor(db, keys, mary, at))?.state, 'said');
});

test('the wrong person on the phone: nothing is joined, the code stays spent, and the keeper hears', async () => {
	const { mary, paper, call } = await joiningUnderWay(world);
	await cases.tellAs(world.db, world.keys, mary, [arrest], world.now());
	await thePoliceTell(world, aTelling({ kind: 'sent-to-prosecutor', on: '2026-11-24' }));

	assert.equal(await call.refuse(), true);

	assert.deepEqual(await kindsFor(world, await victimOf(world, mary.person)), ['suspect-arrested']);
	assert.deepEqual(await kindsFor(world, paper.victim), ['sent-to-prosecutor']);
	assert.equal(await call.says(), false);
	const kinds = await world.db.selectFrom('notices').select(['kind', 'role']).execute();
	assert.ok(kinds.some(({ kind, role }) => kind === 'join-refused' && role === 'keeper'));
	const unused = await world.db
		.selectFrom('invitations')
		.select('locator')
		.where('used_at', 'is', null)
		.execute();
	assert.deepEqual(unused, []);
	assert.equal((await joins.readFor(world.db, world.keys, mary, world.now()))?.state, 'asked');
});

test('somebody joined before types one more code: it is not spent, and there is no call', async () => {
	const { call, after } = await joiningUnderWay(world);
	await call.join();
	const her = await after();
	const { code, victim } = await aPaper(world, { urn: undefined });
	await typesACode(world, her, code);
	await joins.follow(world.db, world.keys, world.now());

	await assert.rejects(aCall(world));
	const unused = await world.db
		.selectFrom('invitations')
		.select('person_id')
		.where('used_at', 'is', null)
		.execute();
	assert.deepEqual(unused, [{ person_id: victim.person }]);
});
