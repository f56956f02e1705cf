import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { Telling } from '#lib/domain/event.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aTelling } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import type { Agency } from './agencies.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from './cases.ts';
import * as newsChoices from './news-choices.ts';
import * as inbox from '#lib/server/feed/inbox.ts';

let world: TestWorld;
let mary: Victim;
let courts: Agency;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn);
	courts = await anAgency(world, 'courts');
});
afterEach(() => world.close());

const acquittal = aTelling({
	kind: 'verdict-given',
	on: '2026-11-24',
	data: { verdict: 'not-guilty' }
});
const stopped = aTelling({ kind: 'discontinued', on: '2026-11-25' });

async function told(id: string, telling: Telling, about: Urn = urn): Promise<void> {
	const message = aMessage({ id, body: id, urn: about, tellings: [telling] });
	await inbox.take(world.db, world.keys, courts, [message], world.now());
}

const open = (victim = mary) => cases.readFor(world.db, world.keys, victim, world.now());
const choose = (choice: 'read' | 'later' | 'advocate', victim = mary) =>
	newsChoices.choose(world.db, world.keys, victim, choice, world.now());

test('until she chooses, no read of her case holds the news, only that something waits', async () => {
	await told('verdict', acquittal);

	const { events, waiting } = await open();

	assert.deepEqual(events, []);
	assert.deepEqual(waiting, { count: 1, aboutHeld: false });
});

test('read now opens it and it stays open; what comes later waits again', async () => {
	await told('verdict', acquittal);
	await choose('read');
	assert.deepEqual(await kindsFor(world, mary), ['verdict-given']);

	await told('stopped', stopped);

	assert.deepEqual(await kindsFor(world, mary), ['verdict-given']);
	assert.equal((await open()).waiting?.count, 1);
});

test('later and with an advocate are remembered, and can be changed', async () => {
	await told('verdict', acquittal);

	await choose('later');
	assert.equal((await open()).waiting?.choice, 'later');
	await choose('advocate');
	assert.equal((await open()).waiting?.choice, 'advocate');
	await choose('read');

	assert.equal((await open()).waiting, undefined);
});

test('always shows it at once; asked first again, only what comes after waits', async () => {
	await newsChoices.showAlways(world.db, world.keys, mary, world.now());
	await told('verdict', acquittal);
	assert.deepEqual(await kindsFor(world, mary), ['verdict-given']);

	await newsChoices.askFirst(world.db, world.keys, mary, world.now());
	await told('stopped', stopped);

	assert.deepEqual(await kindsFor(world, mary), ['verdict-given']);
	assert.equal((await open()).choices.always, false);
});

test('her choice is hers alone: another victim of the same case is asked herself', async () => {
	const anna = await aVictimOf(world, urn);
	await told('verdict', acquittal);

	await choose('read');

	assert.deepEqual(await kindsFor(world, anna), []);
	assert.equal((await open(anna)).waiting?.count, 1);
});

test('somebody who names the place of another in a case reads no choice of hers', async () => {
	await told('verdict', acquittal);
	await choose('read');
	const eve = await aVictimOf(world, readUrn('01GD7654321') as Urn);

	const read = await newsChoices.readFor(world.db, { ...eve, participation: mary.participation });

	assert.deepEqual(read, newsChoices.none);
});

test('news about her safety is in every read, and that she has read it is kept', async () => {
	await told('bail', aTelling({ kind: 'court-bail-decided', on: '2026-11-25' }));
	assert.deepEqual(await kindsFor(world, mary), ['court-bail-decided']);

	await newsChoices.readSafety(world.db, world.keys, mary, world.now());

	assert.deepEqual([...(await open()).choices.of.values()], ['read']);
	assert.deepEqual(await kindsFor(world, mary), ['court-bail-decided']);
});

test('every choice is written down in the chain of her case', async () => {
	await told('verdict', acquittal);
	await choose('later');

	const acts = await world.db
		.selectFrom('audit')
		.select('act')
		.where('chain', '=', `case:${mary.caseId}`)
		.execute();

	assert.ok(acts.some(({ act }) => act === 'news-chosen'));
	assert.equal(
		await auditCheck.firstBroken(world.db, world.keys, `case:${mary.caseId}`),
		undefined
	);
});
