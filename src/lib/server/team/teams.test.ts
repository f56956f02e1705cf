import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Team } from '#lib/domain/team/team.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as teams from './teams.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

const team: Team = {
	id: 'riverside',
	name: 'Riverside',
	boroughs: ['hackney', 'newham'],
	needs: ['crime.da'],
	languages: ['en', 'pl'],
	hasInterpreter: true,
	hasBsl: false,
	hasRelay: true,
	hours: [{ weekday: 1, from: 540, to: 1020 }],
	cap: 12,
	caseCap: 30,
	isDefault: false,
	isOpen: true
};

test('a team is kept whole, changed in place, and found by its id', async () => {
	await transaction(world.db, (trx) => teams.keep(trx, team, world.now()));
	assert.deepEqual(await teams.find(world.db, 'riverside'), team);

	const closed = { ...team, isOpen: false, boroughs: [] };
	await transaction(world.db, (trx) => teams.keep(trx, closed, world.now()));
	assert.deepEqual(await teams.all(world.db), [closed]);
	assert.equal(await teams.find(world.db, 'nowhere'), undefined);
});
