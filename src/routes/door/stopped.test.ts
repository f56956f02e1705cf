import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { RequestEvent } from '@sveltejs/kit';
import * as stops from '#lib/server/stop/stops.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { stoppedOf } from './stopped.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld()));
afterEach(() => world.close());

test('while nothing can be sent she still stops what somebody asked in her name, and closes what she opened', async () => {
	const actor = await aVictimOf(world, urn);
	const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	const stop = { kind: 'writing', of: '', why: 'A test' } as const;
	await stops.set(world.db, world.keys, kim, stop, world.now());
	const posted = (id: string, action: string) => {
		const url = new URL(`https://alongside.example/x?/${action}`);
		const event = { locals: { world, actor }, route: { id }, request: { method: 'POST' }, url };
		return stoppedOf(event as unknown as RequestEvent);
	};

	assert.equal(posted('/(victim)/needs', 'stands'), 'writing');
	assert.equal(posted('/(public)/talk', 'stop'), 'writing');
	for (const page of ['home', 'people', 'signed-in', 'signed-in/pause', 'your-data'])
		assert.equal(posted(`/(victim)/${page}`, 'stop'), undefined, page);
});

test('a page that is closed takes from her nothing but stopping what was asked in her name', async () => {
	const actor = await aVictimOf(world, urn);
	const kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
	const stop = { kind: 'case', of: actor.caseId, why: 'A test' } as const;
	await stops.set(world.db, world.keys, kim, stop, world.now());
	const asks = (method: string, id: string, query: string) => {
		const url = new URL(`https://alongside.example/home${query}`);
		const event = { locals: { world, actor }, route: { id }, request: { method }, url };
		return stoppedOf(event as unknown as RequestEvent);
	};

	assert.equal(asks('POST', '/(victim)/home', '?/stop'), undefined);
	assert.equal(asks('GET', '/(victim)/home', '?/stop'), 'case');
	assert.equal(asks('GET', '/(victim)/home', ''), 'case');
	assert.equal(asks('POST', '/(victim)/your-data', '?/stop'), 'case');
});
