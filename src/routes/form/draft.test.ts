import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Actor } from '#lib/domain/actor.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { dropDraft, findDraft, keepDraft } from './draft.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld();
});
afterEach(() => world.close());

test('a code that is shown once is shown to who made it, and to nobody who comes after them at the same browser', async () => {
	const jar = new Map<string, string>();
	const cookies = {
		get: (name: string) => jar.get(name),
		set: (name: string, value: string) => jar.set(name, value),
		delete: (name: string) => jar.delete(name)
	};
	const as = (actor: Actor) =>
		({ cookies, locals: { world, actor }, getClientAddress: () => '192.0.2.1' }) as never;
	const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	const lee = await aColleague({ world }, 'keeper', undefined, 'Lee');

	await keepDraft(as(kim), 'code', { half: 'ABCD' });

	assert.equal(await findDraft(as(lee), 'code'), undefined);
	assert.deepEqual((await findDraft(as(kim), 'code'))?.answers, { half: 'ABCD' });
	const held = [...jar];
	await dropDraft(as(kim), 'code');
	for (const [name, value] of held) jar.set(name, value);
	assert.equal(await findDraft(as(kim), 'code'), undefined);
});
