/** A demonstration has work on its desks whenever it is started. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as calls from '#lib/server/call/desk.ts';
import * as invented from '#lib/server/invented.ts';
import { inventCalls } from '../../scripts/calling.ts';
import { invent } from '../../scripts/invent.ts';

let world: TestWorld;
afterEach(() => world.close());

async function onEachDesk(): Promise<number[]> {
	const { db, keys, now } = world;
	const advocates = (await invented.people(db, keys)).filter(({ role }) => role === 'advocate');
	const lists = advocates.map(({ id }) =>
		calls.waitingFor(db, keys, { kind: 'advocate', person: id }, now())
	);
	return (await Promise.all(lists)).map(({ length }) => length);
}

for (const now of ['2026-11-25T10:05:00Z', '2026-11-27T23:40:00Z', '2026-12-25T03:00:00Z'])
	test(`a demonstration that is started at ${now} has three calls on each desk, once`, async () => {
		world = await testWorld({ now });
		await invent(world);
		await inventCalls(world);
		await inventCalls(world);

		assert.deepEqual(await onEachDesk(), [3, 3]);
	});
