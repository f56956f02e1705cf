import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { formOfTeam } from '#lib/domain/team/form.ts';
import { aColleague } from '#tests/team/staff.ts';
import { actsOf, aTeam, east } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as teamSettings from './settings.ts';
import * as teams from '#lib/server/team/teams.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

test('a supervisor changes her own team and no other, and it is written down', async () => {
	const { eve, ada } = await aTeam(world);
	const zoe = await aColleague({ world }, 'supervisor', 'west');
	const form = { ...formOfTeam(east), name: 'East side', open: 'no', hours: [] };
	const { db, keys, now } = world;

	assert.equal(await teamSettings.save(db, keys, ada, form, now()), undefined);
	assert.equal(await teamSettings.save(db, keys, zoe, form, now()), undefined);
	assert.deepEqual(await teams.all(db), [east]);
	assert.deepEqual(await teamSettings.save(db, keys, eve, { ...form, name: '' }, now()), {
		name: 'name-missing'
	});
	assert.equal(await teamSettings.save(db, keys, eve, form, now()), 'kept');

	const changed = { ...east, name: 'East side', isOpen: false, hours: [] };
	assert.deepEqual(await teams.find(db, 'east'), changed);
	assert.deepEqual(await teamSettings.readFor(db, eve), changed);
	assert.deepEqual(await actsOf(world, eve), ['team-changed']);
	assert.deepEqual(await actsOf(world, zoe), ['refused']);
});
