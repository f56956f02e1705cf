/** What an advocate reads of her questions, and sends for her: each only where she opened it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { AgencyId, Staff, Victim } from '#lib/domain/actor.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aTalk } from '#tests/message/builders.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as providers from '#lib/server/agency-door/identity-providers.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as letters from './agency-letters.ts';
import * as asks from './asks-for-her.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
let eve: Staff;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
	const force = urn.slice(0, 2);
	police = await anAgency(world, 'police', force);
	const tellings = [{ kind: 'suspect-arrested', on: '2026-11-02', data: {} }] as const;
	await inbox.take(world.db, world.keys, police, [aMessage({ urn, tellings })], world.now());
	const door = { id: 'door', agency: `police-${force}` as AgencyId };
	const rest = { issuer: 'https://police.example', clientId: 'c', acr: ['phr'], amr: [] };
	await providers.add(world.db, { ...door, ...rest }, world.now());
	({ ada, eve } = await aTalk(world, mary));
});
afterEach(() => world.close());

const opens = (...panes: string[]) =>
	assignments.setLetIn(world.db, world.keys, mary, panes, world.now());
const reads = (staff = ada) =>
	asks.readFor(world.db, world.keys, staff, mary.participation, world.now());
const sends = (key: string, staff = ada) =>
	asks.send(world.db, world.keys, staff, { participation: mary.participation, key }, world.now());

test('her question is sent for her by the one she lets, once, and she reads who sent it', async () => {
	await opens('late', 'ask');
	const [ready] = (await reads())?.ready ?? [];
	assert.match(ready?.letter.join(' ') ?? '', /Victims/);

	assert.equal(await sends(ready!.key), true);
	assert.equal(await sends(ready!.key), false);
	const [ask] = await letters.listFor(world.db, world.keys, mary);
	assert.deepEqual([ask?.sentBy, ask?.askedOn, ask?.sentHere], ['advocate', '2026-11-25', true]);
	const after = await reads();
	assert.deepEqual([after?.asks.length, after?.ready], [1, []]);
	const looks = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	assert.match(JSON.stringify(looks), /ask-sent/);
});

test('what the case has gone past is not sent for her', async () => {
	await opens('late', 'ask');
	const tellings = [{ kind: 'charged', on: '2026-11-24', data: {} }] as const;
	const told = [aMessage({ urn, tellings, id: 'charge', body: 'charge' })];
	await inbox.take(world.db, world.keys, police, told, world.now());

	assert.deepEqual((await reads())?.ready, []);
});

test('without her leave nothing can be sent, and what she asked is there only where she opened what is late', async () => {
	await opens('now', 'ask');
	assert.equal(await reads(), undefined);
	await opens('late');
	assert.deepEqual(await reads(), { asks: [], ready: [] });
	await opens('late', 'ask');
	const [ready] = (await reads())?.ready ?? [];
	assert.equal(await reads(eve), undefined);
	assert.equal(await sends(ready!.key, eve), false);

	await opens('late');
	assert.equal(await sends(ready!.key), false);
	assert.deepEqual(await letters.listFor(world.db, world.keys, mary), []);
});
