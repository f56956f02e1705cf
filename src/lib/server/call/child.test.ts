/** A child without a page of her own hears hard news through a grown-up: her advocate owes it, and only that advocate sees so. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { aTelling } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { staffOf, yearsAgo } from '#tests/rules/folk.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as callDesk from './desk.ts';
import * as children from '#lib/server/beside/children.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';

let world: TestWorld;
let police: Agency;
let child: Victim;
let ann: Staff;
let ben: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	police = await anAgency(world, 'police', '01');
	child = await aVictimOf(world, urn, { name: 'Ella' });
	const staff = (kind: Staff['kind']) =>
		transaction(world.db, (trx) => staffOf(trx, world, kind, 'east'));
	[ann, ben, eve] = [await staff('advocate'), await staff('advocate'), await staff('supervisor')];
});
afterEach(() => world.close());

const hard = aTelling({ kind: 'discontinued', on: '2026-11-25' });
const bail = aTelling({ kind: 'suspect-on-bail', on: '2026-11-25' });
const stopped = aTelling({ kind: 'stopped-by-court', on: '2026-11-25' });
const plain = aTelling({ kind: 'suspect-arrested', on: '2026-11-25' });

async function isOf(years: number): Promise<void> {
	const { participation, caseId } = child;
	const marked = { participation, caseId, born: yearsAgo(world.now(), years) };
	await transaction(world.db, (trx) =>
		children.set(trx, world.keys, { kind: 'operator' }, marked, world.now())
	);
}

const give = ({ person: advocate }: Staff) =>
	assignments.give(
		world.db,
		world.keys,
		eve,
		{ participation: child.participation, advocate },
		world.now()
	);
const tells = (id: string, telling = hard) =>
	inbox.take(
		world.db,
		world.keys,
		police,
		[aMessage({ id, body: id, urn, tellings: [telling] })],
		world.now()
	);
const owedTo = async (staff: Staff) =>
	(await callDesk.waitingFor(world.db, world.keys, staff, world.now())).filter(
		({ kind }) => kind === 'child'
	);

test('hard news of a child under 13 is owed by the advocate who holds her case, and no other sees it', async () => {
	await isOf(12);
	await give(ann);

	await tells('m-1');

	const [task, ...others] = await owedTo(ann);
	assert.deepEqual([others, task?.mayRing, task?.wishes.name], [[], false, undefined]);
	assert.deepEqual([await owedTo(ben), await owedTo(eve)], [[], []]);
	const read = (staff: Staff) =>
		callDesk.readFor(world.db, world.keys, staff, task?.id ?? '', world.now());
	assert.ok(await read(ann));
	assert.equal(await read(ben), undefined);
	assert.equal(await callDesk.take(world.db, world.keys, ben, task?.id ?? '', world.now()), false);
});

test('it goes with the case to the next advocate, and where nobody holds it whoever is there sees it', async () => {
	await isOf(12);
	await tells('m-1');
	assert.equal((await owedTo(ben)).length, 1);

	await give(ann);
	assert.deepEqual([(await owedTo(ann)).length, (await owedTo(ben)).length], [1, 0]);
	await give(ben);
	assert.deepEqual([(await owedTo(ann)).length, (await owedTo(ben)).length], [0, 1]);
});

test('it stays owed until somebody was told, and what comes meanwhile is told with it', async () => {
	await isOf(12);
	await give(ann);
	await tells('m-1');
	await tells('m-2', bail);
	const [task, ...others] = await owedTo(ann);
	assert.deepEqual(others, []);
	const ends = (outcome: 'no-answer' | 'spoke') =>
		callDesk.answer(world.db, world.keys, ann, task?.id ?? '', outcome, world.now());

	await callDesk.take(world.db, world.keys, ann, task?.id ?? '', world.now());
	await ends('no-answer');
	assert.equal((await owedTo(ann)).length, 1);
	await ends('spoke');
	assert.deepEqual(await owedTo(ann), []);

	await tells('m-3', bail);
	assert.deepEqual(await owedTo(ann), []);
	await tells('m-4', stopped);
	assert.equal((await owedTo(ann)).length, 1);
});

test('plain news owes nothing, nor does any where she reads her own page', async () => {
	await isOf(12);
	await tells('m-1', plain);
	assert.deepEqual(await owedTo(ann), []);

	await isOf(17);
	await tells('m-2');
	assert.deepEqual(await owedTo(ann), []);

	await isOf(14);
	await give(ann);
	await tells('m-3', stopped);
	assert.equal((await owedTo(ann)).length, 1);
});
