import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as manyLooks from './fast-readers.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

test('after sixty in an hour a key is shown, after 120 it stops and a supervisor hears of it once', async () => {
	const ada = await aColleague({ world });
	const answers: string[] = [];
	for (let nth = 0; nth < 123; nth += 1) answers.push(await manyLooks.count(world, ada));

	assert.equal(answers.lastIndexOf('few'), 59);
	assert.equal(answers.lastIndexOf('many'), 119);
	assert.deepEqual(answers.slice(120), ['too-many', 'too-many', 'too-many']);
	const told = await world.db.selectFrom('notices').select(['kind', 'role']).execute();
	assert.deepEqual(told, [{ kind: 'many-opened', role: 'supervisor' }]);
});

test('each of staff has an hour of her own, and the next hour begins anew', async () => {
	const [ada, ben] = [await aColleague({ world }), await aColleague({ world })];
	for (let nth = 0; nth < 61; nth += 1) await manyLooks.count(world, ada);

	assert.equal(await manyLooks.count(world, ben), 'few');
	assert.equal(await manyLooks.count(world, ada), 'many');
	world.setNow('2026-11-25T11:00:00Z');
	assert.equal(await manyLooks.count(world, ada), 'few');
});
