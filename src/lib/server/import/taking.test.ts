import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import { readEvents } from '#lib/server/feed/events-reader.ts';
import { receive } from '#lib/server/feed/receive.ts';
import { anAgency, aVictimOf, kindsFor, urn } from '#tests/feed/incoming.ts';
import { eventOf, signed } from '#tests/feed/signed.ts';
import { handing, rowOf, fileWith, said } from '#tests/import/handing.ts';
import { chance, shuffled } from '#tests/world/chance.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as imports from './imports.ts';

let world: TestWorld;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());
const { take, rowsIn } = handing(() => ({ world, police }));

test('each row has a verdict of its own, and one that is refused keeps no other back', async () => {
	const victim = await aVictimOf(world, urn);
	const all = await take(
		fileWith(
			rowOf('suspect-arrested', 1),
			rowOf('suspect-arrested', 1),
			rowOf('charged', 1),
			rowOf('charged', 2, '02GD7654321'),
			rowOf('charged', 3, '01GD7777777'),
			rowOf('jury-out', 4),
			rowOf('nonsense', 5),
			rowOf('suspect-on-bail', 6, urn, 'no-contact'),
			rowOf('suspect-on-bail', 7, urn, 'no-smoking')
		)
	);

	assert.deepEqual(said(all), [
		'2 accepted',
		'3 already',
		'4 refused id-used-again',
		'5 refused not-your-case',
		'6 parked',
		'7 refused not-yours-to-tell',
		'8 refused not-understood',
		'9 accepted',
		'10 refused not-understood'
	]);
	assert.deepEqual(await kindsFor(world, victim), ['suspect-arrested', 'suspect-on-bail']);
	assert.deepEqual(
		all.flatMap(({ row, notes }) => notes.map(({ column }) => `${row} ${column}`)),
		['4 id', '5 subject', '7 type', '8 type', '10 data.protections.0']
	);
	const file = await imports.find(world.db, world.keys, { agency: police.id });
	assert.deepEqual(file?.counts, { accepted: 2, already: 1, parked: 1, refused: 5 });
	assert.equal(file?.state, 'done');
});

test('a row that was refused for its case may come again from whoever it belongs to, or be mended', async () => {
	const other = await anAgency(world, 'police', '02');
	const theirs = fileWith(rowOf('charged', 1, '02GD7654321'), rowOf('charged', 1, '02GD7654321'));
	const first = said(await take(theirs));
	assert.deepEqual(first, ['2 refused not-your-case', '3 refused not-your-case']);
	assert.deepEqual(said(await take(theirs)), first);
	assert.deepEqual(said(await take(fileWith(rowOf('charged', 1)))), ['2 parked']);
	assert.deepEqual(said(await take(theirs, other.id)), ['2 parked', '3 already']);
});

test('a row is kept, told and noted exactly as the same event sent to the door', async () => {
	const kinds = ['suspect-arrested', 'suspect-released', 'suspect-on-bail', 'rules-broken'];
	const [byDoor, byFile] = ['01GD3000001' as Urn, '01GD3000002' as Urn];
	const victims = [await aVictimOf(world, byDoor), await aVictimOf(world, byFile)];
	const sent = kinds.map((kind, nth) =>
		eventOf(kind, byDoor, { id: `row-${nth}`, source: '/file', time: '2026-11-20T10:00:00Z' })
	);
	assert.equal((await sends(sent)).body.accepted, kinds.length);
	await take(fileWith(...kinds.map((kind, nth) => rowOf(kind, nth + 10, byFile))));

	const [door, file] = [await whatFollows(victims[0]), await whatFollows(victims[1])];
	assert.ok(door.events.length === kinds.length && door.acts > 0);
	assert.deepEqual(file, door);
});

test('a row that came by a file is a repeat at the door, and the other way round', async () => {
	await aVictimOf(world, urn);
	const event = (nth: number) =>
		eventOf('charged', urn, {
			id: `row-${nth}`,
			source: '/file',
			time: '2026-11-20T10:00:00Z',
			data: undefined
		});
	assert.deepEqual(said(await take(fileWith(rowOf('charged', 1)))), ['2 accepted']);
	assert.equal((await sends([event(1)])).body.already, 1);
	assert.equal((await sends([event(2)])).body.accepted, 1);
	assert.deepEqual(said(await take(fileWith(rowOf('charged', 2)))), ['2 already']);
});

test('the same file twice is taken once, with ids and without', async () => {
	const victim = await aVictimOf(world, urn);
	const text = `type,subject,time\nsuspect-interviewed,${urn},2026-11-20T10:00:00Z\nsuspect-arrested,${urn},2026-11-19T10:00:00Z\n`;
	assert.deepEqual(said(await take(text)), ['2 accepted', '3 accepted']);
	assert.deepEqual(said(await take(text.replaceAll(',', ';'))), ['2 already', '3 already']);
	assert.equal((await kindsFor(world, victim)).length, 2);
});

test('a correction of what is not there is taken, and says so', async () => {
	await aVictimOf(world, urn);
	const [one] = await take(
		`type,subject,time,corrects\ncharged,${urn},2026-11-20T10:00:00Z,nobody\n`
	);
	assert.equal(one?.verdict, 'accepted');
	assert.deepEqual(
		one?.notes.map(({ column }) => column),
		['corrects']
	);
});

test('what an agency hands in is held when it is too much at once, as anything it sends', async () => {
	const reference = (nth: number) => `01GD${1_000_000 + nth}` as Urn;
	for (let nth = 0; nth < 60; nth += 1)
		await transaction(world.db, (trx) =>
			cases.openFor(trx, world.keys, { kind: 'operator' }, reference(nth), world.now())
		);
	const rows = Array.from({ length: 60 }, (_, nth) =>
		rowOf('suspect-released', nth, reference(nth))
	);
	await take(fileWith(...rows));
	const held = await world.db.selectFrom('held_facts').select('burst_id').execute();
	assert.equal(held.length, 60);
	assert.equal(new Set(held.map(({ burst_id }) => burst_id)).size, 1);
});

test('in order of time or in any other, the rows of a file make the same case', async () => {
	const told = [
		['suspect-arrested', '2026-11-02', ''],
		['suspect-on-bail', '2026-11-03', 'no-contact'],
		['police-bail-changed', '2026-11-05', 'no-contact keep-away-from-place'],
		['rules-broken', '2026-11-07', ''],
		['sent-to-prosecutor', '2026-11-10', ''],
		['charged', '2026-11-12', '']
	] as const;
	const seenAfter = async (rows: readonly (typeof told)[number][], nth: number) => {
		const theirs = `01GD200000${nth}` as Urn;
		const victim = await aVictimOf(world, theirs);
		const lines = rows.map(
			([kind, on, protections]) => `${kind},${theirs},${on}T10:00:00Z,,${protections}`
		);
		await take(fileWith(...lines));
		const { events } = await cases.readFor(world.db, world.keys, victim, world.now());
		return events.map(({ kind, on, data }) => JSON.stringify([kind, on, data])).sort();
	};
	const expected = await seenAfter(told, 0);
	assert.equal(expected.length, told.length);
	for (let seed = 1; seed < 8; seed += 1)
		assert.deepEqual(await seenAfter(shuffled(told, chance(seed)), seed), expected, `seed ${seed}`);
});

function sends(events: readonly unknown[]) {
	const body = JSON.stringify(events);
	const sender = { id: police.id, webhookSecret: police.secret };
	const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
	const headers = new Headers(signed(sender, body, stamp));
	return receive(world, headers, Buffer.from(body), readEvents);
}

/** What she sees, and all that is owed and written down because of it. */
async function whatFollows(victim: Victim | undefined) {
	assert.ok(victim);
	const { db, keys, now } = world;
	const { events } = await cases.readFor(db, keys, victim, now());
	const notices = await db.selectFrom('notices').select(['kind', 'person_id']).execute();
	const calls = await db
		.selectFrom('safety_calls')
		.select('call_id')
		.where('participation_id', '=', victim.participation)
		.execute();
	const acts = (await rowsIn('audit')).filter(
		({ chain, act }) => chain === `case:${victim.caseId}` && act === 'events-added'
	);
	return {
		events: events.map(({ kind, on, data, toldBy }) => ({ kind, on, data, toldBy })),
		notices: notices.flatMap(({ kind, person_id }) => (person_id === victim.person ? [kind] : [])),
		calls: calls.length,
		acts: acts.length
	};
}
