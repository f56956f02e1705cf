/** Finding one of the own people by what an advocate remembers of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf } from '#tests/feed/incoming.ts';
import { isAway } from '#tests/team/at-work.ts';
import { aTeam } from '#tests/team/staying.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from './assignments.ts';
import * as finding from './finding.ts';

/** Somebody whose case this advocate has, open to them. */
async function aPersonOf(
	world: TestWorld,
	eve: Staff,
	to: Staff,
	reference: string,
	name = 'Mary'
) {
	const { db, keys, now } = world;
	const victim = await aVictimOf(world, readUrn(reference) as Urn, { name });
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
	const finds = (typed: string) => finding.find(world.db, world.keys, ada, typed, world.now());

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

test('a name is found as an English keyboard writes it, and letters of two words are no part of a name', async () => {
	const world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	const { eve, ada } = await aTeam(world);
	const ayse = await aPersonOf(world, eve, ada, '01GD7654321', 'Ayşe Aydın');
	const mira = await aPersonOf(world, eve, ada, '01GD7654999', 'Mira Desai');
	const finds = (typed: string) => finding.find(world.db, world.keys, ada, typed, world.now());

	for (const typed of ['ayse', 'Ayşe', 'AYDIN', 'aydın', 'ayse a'])
		assert.deepEqual(await finds(typed), { is: 'case', participation: ayse }, typed);
	for (const typed of ['esa', 'miradesai', 'Mira D'])
		assert.deepEqual(await finds(typed), { is: 'case', participation: mira }, typed);
	assert.equal(await finds('ade'), undefined);
	await world.close();
});

test('who stands in finds the people of whoever is away, marked, and after it nobody', async () => {
	const world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	const { eve, ada, ben } = await aTeam(world);
	const hers = await aPersonOf(world, eve, ada, '01GD7654321');
	const own = await aPersonOf(world, eve, ben, '01GD7654999');
	// Not open to the advocate who has it, so found by nobody.
	const shut = await aVictimOf(world, readUrn('01GD7654777') as Urn, { name: 'Mary' });
	const given = { participation: shut.participation, advocate: ada.person };
	assert.ok(await assignments.give(world.db, world.keys, eve, given, world.now()));
	const finds = (typed: string) => finding.find(world.db, world.keys, ben, typed, world.now());
	assert.equal(await finds('4321'), undefined);
	await isAway(world, ada, { from: world.now(), to: instantOf('2026-11-27') }, ben);

	assert.deepEqual(await finds('01GD7654321'), { is: 'case', participation: hers });
	assert.equal(await finds('4777'), undefined);
	assert.deepEqual(await finds('mary'), {
		is: 'several',
		of: [
			{ participation: own, name: 'Mary' },
			{ participation: hers, name: 'Mary', away: { name: 'Ada', until: '2026-11-26' } }
		]
	});

	world.setNow('2026-11-27T00:00:00Z');
	assert.equal(await finds('4321'), undefined);
	await world.close();
});

test('a call leads to the page of whoever opened it to the reader, or to whom they stand in for, and to no other', async () => {
	const world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	const { db, now } = world;
	const { eve, ada, ben } = await aTeam(world);
	const hers = await aPersonOf(world, eve, ada, '01GD7654321');
	const shut = await aVictimOf(world, readUrn('01GD7654777') as Urn, { name: 'Mary' });
	const given = { participation: shut.participation, advocate: ada.person };
	assert.ok(await assignments.give(db, world.keys, eve, given, now()));
	const { person_id: person } = await db
		.selectFrom('participations')
		.select('person_id')
		.where('id', '=', hers)
		.executeTakeFirstOrThrow();
	const leadsTo = (who: Staff, to = person) => finding.placeOf(db, who, to, now());

	assert.deepEqual(
		[await leadsTo(ada), await leadsTo(ada, shut.person), await leadsTo(ben), await leadsTo(eve)],
		[hers, undefined, undefined, undefined]
	);
	const away = { from: now(), to: now() + 86_400_000 };
	await isAway(world, ada, away, ben);
	assert.deepEqual([await leadsTo(ben), await leadsTo(ben, shut.person)], [hers, undefined]);
	await world.close();
});
