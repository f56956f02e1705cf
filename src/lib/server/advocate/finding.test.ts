/** Finding one of the own people by what an advocate remembers of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { aTeam } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from './assignments.ts';
import * as myPeople from './my-people.ts';

/** Somebody whose case this advocate has, open to them. */
async function aPersonOf(world: TestWorld, eve: Staff, to: Staff, reference: string) {
	const { db, keys, now } = world;
	const victim = await aVictimOf(world, readUrn(reference) as Urn, { name: 'Mary' });
	const given = { participation: victim.participation, advocate: to.person };
	assert.ok(await assignments.give(db, keys, eve, given, now()));
	await assignments.setLetIn(db, keys, victim, ['now'], now());
	return victim.participation;
}

test('a case that is open is found by a part of its reference or of her name, and of several that match each is named', async () => {
	const world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	const { eve, ada, ben } = await aTeam(world);
	const one = await aPersonOf(world, eve, ada, '01GD7654321');
	const other = await aPersonOf(world, eve, ada, '01GD7654999');
	await aPersonOf(world, eve, ben, '01GD7654888');
	const finds = (typed: string) => myPeople.find(world.db, world.keys, ada, typed, world.now());

	assert.deepEqual(await finds('4321'), { is: 'case', participation: one });
	for (const typed of ['765-4', ' mAr'])
		assert.deepEqual(await finds(typed), {
			is: 'several',
			of: [one, other].map((participation) => ({ participation, name: 'Mary' }))
		});
	assert.equal(await finds('99'), undefined);
	assert.equal(await finds('4888'), undefined);
	await world.close();
});
