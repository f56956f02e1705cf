/** A demonstration has work on its desks whenever it is started. */
import '#tests/world/cheap.ts';
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { PersonId, Victim } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf, isWorkingDay } from '#lib/domain/calendar.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import type { Event } from '#lib/domain/event.ts';
import { linesNow } from '#lib/domain/help/lines.ts';
import { offer } from '#lib/domain/team/rota.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as calls from '#lib/server/call/desk.ts';
import * as rotas from '#lib/server/call/rota.ts';
import * as cases from '#lib/server/case/cases.ts';
import { offered } from '#lib/i18n/offered.ts';
import * as invented from '#lib/server/invented.ts';
import * as teams from '#lib/server/team/teams.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { inventCalls } from '../../scripts/calling.ts';
import { inventFullDay } from '../../scripts/full-day.ts';
import { invent } from '../../scripts/invent.ts';
import { everybody, readers } from '../../scripts/tales.ts';
import { inventWork } from '../../scripts/working.ts';

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

test('nothing that a demonstration tells of its people is held as a burst, on a full day either', async () => {
	world = await testWorld({ now: '2026-11-30T09:40:00Z' });
	await invent(world);
	await inventFullDay(world);

	assert.deepEqual(await world.db.selectFrom('held_facts').selectAll().execute(), []);
});

test('a full day adds forty people with an advocate and sixty calls, some of them late, once', async () => {
	world = await testWorld({ now: '2026-11-30T09:40:00Z' });
	await invent(world);
	const { db, keys, now } = world;
	const before = (await invented.people(db, keys)).length;
	await inventFullDay(world);
	await inventFullDay(world);

	assert.equal((await invented.people(db, keys)).length - before, 40);
	const rows = await db.selectFrom('calls').select(['promised_to', 'state']).execute();
	assert.equal(rows.length, 60);
	assert.deepEqual(
		[
			rows.filter(({ promised_to }) => promised_to <= now()).length,
			rows.filter(({ state }) => state === 'taken').length
		],
		[5, 10]
	);
	// An officer had nothing to give: no report waited.
	const waiting = await db.selectFrom('parked').select('id').execute();
	assert.equal(waiting.length, 3);
});

test('somebody invented reads each language that has a folder, under a name and a reference of their own', () => {
	const all = [...everybody(0, (name) => name), ...readers(0, (name) => name)];

	assert.deepEqual(
		offered.filter((lang) => !all.some(({ language }) => language === lang)),
		[]
	);
	for (const own of ['name', 'urn'] as const)
		assert.equal(new Set(all.map((one) => one[own])).size, all.length);
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

// A morning at work, late on a Saturday, the Sunday between Christmas and a bank holiday, and the night an hour is lost.
const odd = [
	'2026-11-25T10:05:00Z',
	'2026-11-28T23:10:00Z',
	'2026-12-27T15:00:00Z',
	'2027-03-28T00:40:00Z'
];
for (const now of odd)
	test(`in a demonstration that is started at ${now} both advocates are at work, and a call is due`, async () => {
		world = await testWorld({ now });
		await invent(world);
		await inventWork(world);
		await inventWork(world);
		await inventCalls(world);

		const at = world.now();
		const { shifts } = await rotas.read(world.db, at);
		const there = shifts.filter(({ from, to }) => from <= at && at + 2 * 60 * 60_000 <= to);
		assert.equal(new Set(there.map(({ person }) => person)).size, 2);
		assert.equal(there.length, 2, 'somebody is at work twice');
		// A visitor who asks for a call is offered a time soon, and who cannot wait a line that is open.
		const [team] = await teams.all(world.db);
		const offered = offer(team!, await rotas.read(world.db, at), at, { stranger: true });
		assert.equal(offered.when, 'soon');
		assert.ok((offered.slots[0]?.from ?? Infinity) - at <= 2 * 60 * 60_000);
		// Three months after their check numbers are withheld, whoever asks.
		if (now < '2027') assert.ok(linesNow(at).length >= 2);
		const due = await world.db
			.selectFrom('calls')
			.select('id')
			.where('promised_from', '<=', at)
			.where('promised_to', '>', at)
			.execute();
		assert.equal(due.length, 1);
		assert.deepEqual(await onEachDesk(), [3, 3]);
	});

test('on whichever day of two years a demonstration is started, every day of a court in it is one on which courts sit', () => {
	const begin = '2026-01-01';
	const starts = Array.from({ length: 730 }, (_, nth) => addDays(begin, nth));

	const idle = starts.flatMap((day) =>
		everybody(instantOf(day, '23:30'), (name) => name).flatMap(({ name, tale }) =>
			tale.flatMap(({ telling }) => {
				const { when } = telling.data as { when?: { on?: string } };
				return when?.on && !isWorkingDay(when.on) ? [`${day} ${name} ${when.on}`] : [];
			})
		)
	);

	assert.deepEqual(idle, []);
});

test('a demonstration has somebody in each language at several parts of the way, and somebody under 18', () => {
	const people = everybody(instantOf('2026-11-25', '12:00'), (name) => name);

	for (const language of ['en', 'pl', 'ar'])
		assert.ok(people.filter((one) => one.language === language && one.tale.length > 0).length > 2);
	assert.ok(people.some(({ age }) => age !== undefined));
});
