/** For whom a page is: said where it begins, put right by whoever's it is, and kept when two pages become one. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { Stands } from '#lib/domain/access/stands.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import { readPaper } from '#lib/server/begin/paper-form.ts';
import { admitVictim } from '#lib/server/begin/paper.ts';
import { transaction } from '#lib/server/database.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import { joiningUnderWay, victimOf } from '#tests/begin/joining.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as standing from './stands.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const say = (victim: Victim, stands: Stands) =>
	standing.correct(world.db, world.keys, victim, stands, world.now());
const standsOf = async ({ person }: Victim) => (await victimOf(world, person)).stands;

test('what a paper says of whom a page is about holds until whoever comes in puts it right', async () => {
	const { db, keys, now } = world;
	const given = { urn: '01GD1234567', handed: 'alone', stands: 'bereaved' };
	const read = readPaper(given);
	assert.ok(read.ok);
	const code = await invitations.newCode(keys);
	const { person } = await transaction(db, (trx) =>
		admitVictim(trx, keys, read.paper, code, now())
	);
	const victim = await victimOf(world, person);
	assert.equal(victim.stands, 'bereaved');

	await say(victim, 'acting');

	assert.equal(await standsOf(victim), 'acting');
	assert.equal(await auditCheck.firstBroken(db, keys, `case:${victim.caseId}`), undefined);
	assert.equal(readPaper({ ...given, stands: 'a friend' }).ok, false);
});

test('when two pages become one, what she said herself holds before what was said of her', async () => {
	const { mary, paper, call, after } = await joiningUnderWay(world);
	await say(paper.victim, 'bereaved');
	await say(mary, 'parent');

	await call.join();

	assert.equal((await after()).stands, 'parent');
});

test('where she said nothing, what was said of her goes on', async () => {
	const { paper, call, after } = await joiningUnderWay(world);
	await say(paper.victim, 'bereaved');

	await call.join();

	assert.equal((await after()).stands, 'bereaved');
});
