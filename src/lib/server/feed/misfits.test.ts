import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as inbox from './inbox.ts';
import * as misfits from './misfits.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());
const operator = { kind: 'operator' } as const;

test('what does not fit its case is listed without a reference, and the look is written down', async () => {
	const police = await anAgency(world, 'police', '01');
	const victim = await aVictimOf(world, urn);
	const late = aMessage({ urn, tellings: [{ kind: 'charged', on: '2027-01-04', data: {} }] });
	await inbox.take(world.db, world.keys, police, [late], world.now());

	const odd = await misfits.list(world.db, world.keys, operator, world.now());

	assert.deepEqual(
		odd.map(({ caseId, kind, on, reason }) => ({ caseId, kind, on, reason })),
		[
			{
				caseId: victim.caseId,
				kind: 'charged',
				on: '2027-01-04',
				reason: 'dated-later-than-heard'
			}
		]
	);
	const looks = await world.db
		.selectFrom('audit')
		.select('act')
		.where('actor_kind', '=', 'operator')
		.where('act', '=', 'case-checked')
		.execute();
	assert.equal(looks.length, 1);
});

test('what she told us herself is on no list', async () => {
	const victim = await aVictimOf(world, urn);
	const hers = [{ kind: 'reported', on: '2027-01-04', data: {} }] as const;
	await cases.tellAs(world.db, world.keys, victim, hers, world.now());

	assert.deepEqual(await misfits.list(world.db, world.keys, operator, world.now()), []);
});

test('messages that wait for a case are counted by agency', async () => {
	const police = await anAgency(world, 'police', '01');
	await inbox.take(world.db, world.keys, police, [aMessage({ urn })], world.now());

	assert.deepEqual(await misfits.waiting(world.db), [
		{ agency: police.id, name: police.name, messages: 1, since: world.now() }
	]);
});
