/** A demonstration has work on its desks whenever it is started. */
import '#tests/world/cheap.ts';
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { dayOf, isWorkingDay } from '#lib/domain/calendar.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import type { Event } from '#lib/domain/event.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as calls from '#lib/server/call/desk.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as invented from '#lib/server/invented.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
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

const sittings = new Set<string>(['trial-went-ahead', 'hearing-held']);

async function theirs(): Promise<{ name: string; events: readonly Event[] }[]> {
	const { db, keys, now } = world;
	const victims = (await invented.people(db, keys)).filter(({ role }) => role === 'victim');
	return Promise.all(
		victims.map(async ({ id, name }) => {
			const found = await actors.actorOf(db, id as PersonId, { level: 'full', sure: true });
			const { events } = await cases.readFor(db, keys, found?.actor as Victim, now());
			return { name, events };
		})
	);
}

for (const now of ['2026-11-25T10:05:00Z', '2026-11-28T12:00:00Z', '2026-12-27T23:40:00Z']) {
	test(`in a demonstration that is started at ${now} an advocate is at work only when the team answers`, async () => {
		world = await testWorld({ now });
		await invent(world);

		const { shifts } = await rotas.read(world.db, world.now());
		const days = new Set(shifts.map(({ from }) => dayOf(from)));

		assert.ok(days.size > 10);
		assert.deepEqual(
			[...days].filter((day) => !isWorkingDay(day)),
			[]
		);
	});

	test(`in a demonstration that is started at ${now} whatever a court did was listed, on a day courts sit`, async () => {
		world = await testWorld({ now });
		await invent(world);

		for (const { name, events } of await theirs()) {
			const listed = hearings(events);
			const held = listed.filter(({ state }) => state === 'held').length;
			const told = events.filter(({ kind }) => sittings.has(kind)).length;
			assert.equal(held, told, `${name} was in court on a day that is not on her list`);
			const days = listed.flatMap(({ now: { when } }) => when?.on ?? []);
			assert.deepEqual(
				days.filter((day) => !isWorkingDay(day)),
				[],
				name
			);
		}
	});
}
