import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import {
	aColleague,
	aReadyColleague,
	askedAtTheDoor,
	bothCodes,
	entersBy,
	site,
	type Here
} from '#tests/team/staff.ts';
import { testWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import * as invitations from './invitations.ts';
import { openSessions } from './sessions.ts';
import * as staffCodes from './staff-codes.ts';
import * as signInStaff from './sign-in-staff.ts';

let here: Here;
beforeEach(async () => {
	const world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
});
afterEach(() => here.world.close());

let networks = 0;
const types = (first: string, second: string) =>
	signInStaff.signInByCodes(here, `198.18.1.${(networks += 1)}`, [first, second]);
const refused = { minutes: 0 };

test('two codes let in once, in any order and however they are typed', async () => {
	const ada = await aColleague(here);
	const [first, second] = await bothCodes(here, ada.person);

	const came = await types(second.toLowerCase().replaceAll('-', ' '), first);

	assert.ok('came' in came);
	assert.deepEqual(await types(first, second), refused);
});

test('of many who type them at one moment one comes in', async () => {
	const ada = await aColleague(here);
	const [first, second] = await bothCodes(here, ada.person);

	const all = await Promise.all([1, 2, 3, 4].map(() => types(first, second)));

	assert.equal(all.filter((one) => 'came' in one).length, 1);
});

test('one code alone, the same twice, and one of somebody else let nobody in', async () => {
	const [ada, ben] = [await aColleague(here), await aColleague(here)];
	const [first, second] = await bothCodes(here, ada.person);
	const [others] = await bothCodes(here, ben.person);

	for (const [one, two] of [
		[first, ''],
		[first, first],
		[first, others],
		[first, 'AAAAA-BBBBB-CCCCC']
	] as const)
		assert.deepEqual(await types(one, two), refused, `${one} ${two}`);
	assert.ok('came' in (await types(first, second)));
});

test('codes are over after a day', async () => {
	const ada = await aColleague(here);
	const [first, second] = await bothCodes(here, ada.person);
	here.world.setNow('2026-11-26T10:00:00Z');

	assert.deepEqual(await types(first, second), refused);
	await staffCodes.forget(here.world.db, here.world.now());
	const left = await here.world.db.selectFrom('staff_codes').selectAll().execute();
	assert.deepEqual(left, []);
});

test('two codes of one supervisor are one code', async () => {
	const [ada, eve] = [await aColleague(here), await aColleague(here, 'supervisor')];
	const { db, keys, now } = here.world;
	const code = () => invitations.newCode(keys);
	const [first, second] = [await code(), await code()];
	const who = { person: ada.person, by: eve.person };
	await transaction(db, (trx) => staffCodes.add(trx, first, who, now()));
	await transaction(db, (trx) => staffCodes.add(trx, second, who, now()));
	const [operators] = await bothCodes(here, ada.person);

	assert.deepEqual(await types(first.shown, second.shown), refused);
	assert.deepEqual(await types(second.shown, operators), refused);
});

test('after ten wrong tries a code is none, and a network that guesses has to wait', async () => {
	const ada = await aColleague(here);
	const [first, second] = await bothCodes(here, ada.person);
	for (let nth = 0; nth < 10; nth += 1) await types(first, `${second.slice(0, 5)}-00000-00000`);
	assert.deepEqual(await types(first, second), refused);

	const guess = () => signInStaff.signInByCodes(here, '203.0.113.1', ['A', 'B']);
	for (let nth = 0; nth < 20; nth += 1) await guess();
	assert.deepEqual(await guess(), { minutes: 1 });
});

test('to be let in again ends the keys and the visits that were there', async () => {
	const { staff, keys, session } = await aReadyColleague(here);

	await entersBy(here, await bothCodes(here, staff.person));

	assert.equal(await here.sessions.find(session.id), undefined);
	assert.deepEqual(await deviceKeys.keysOf(here.world.db, staff.person), []);
	const answer = keys[0].signs(await askedAtTheDoor(here));
	assert.equal(await signInStaff.signInByKey(here, site, answer), undefined);
});

test('the database holds no code', async () => {
	const ada = await aColleague(here);
	const [first] = await bothCodes(here, ada.person);
	const rows = JSON.stringify(await here.world.db.selectFrom('staff_codes').selectAll().execute());

	assert.equal(rows.includes(first.slice(6, 11)), false);
});
