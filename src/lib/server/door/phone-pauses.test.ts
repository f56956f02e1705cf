/** Closing her page for somebody who rings because she cannot reach it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import * as phonePauses from '#lib/server/identity/pauses.ts';
import * as waysIn from './ways-in.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
let paper: { code: string; spoken: string };
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn);
	const member = { role: 'advocate', language: 'en' } as const;
	const person = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, member, world.now())
	);
	ada = { kind: 'advocate', person };
	paper = await aPaperOf(world, mary.person);
});
afterEach(() => world.close());

const close = (about: string, spoken = '') =>
	phonePauses.close(world.db, world.keys, ada, { about, spoken }, world.now());
const isClosed = (person: PersonId = mary.person) => people.isPaused(world.db, person);

async function written(act: string) {
	const rows = await world.db
		.selectFrom('audit')
		.select(['actor_id', 'chain'])
		.where('act', '=', act as never)
		.execute();
	return rows.map(({ actor_id, chain }) => [actor_id, chain.split(':')[0]]);
}

test('the code she printed closes it at once, and she reads who did it', async () => {
	assert.deepEqual(await close(paper.code), { was: 'closed-if-right' });

	assert.equal(await isClosed(), true);
	assert.deepEqual(await written('page-paused'), [[ada.person, 'case']]);
});

test('her number or her case closes it only together with her words for the telephone', async () => {
	const { number } = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	for (const about of [number, urn]) {
		assert.deepEqual(await close(about), { was: 'closed-if-right' });
		assert.deepEqual(await close(about, 'wrong words'), { was: 'closed-if-right' });
	}
	assert.equal(await isClosed(), false);
	assert.deepEqual(await written('refused'), Array(4).fill([ada.person, 'person']));

	await close(urn, paper.spoken);
	assert.equal(await isClosed(), true);
});

test('who guesses at her words waits, and nobody is told whom we know', async () => {
	let waited = false;
	for (let nth = 0; nth < 12 && !waited; nth += 1)
		waited = (await close(urn, `guess ${nth}`)).was === 'wait';

	assert.equal(waited, true);
	assert.equal(await isClosed(), false);
	assert.deepEqual(await close('hello', paper.spoken), { was: 'closed-if-right' });
});
