import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import { isAway as wasAway, works } from '#tests/team/at-work.ts';
import { hasBothKeys } from '#tests/team/keyed.ts';
import { someWishes } from '#tests/world/builders.ts';
import { counted } from '#tests/world/counted.ts';
import { staffOf } from '#tests/rules/folk.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import * as callCounts from './counts.ts';
import * as callDesk from './desk.ts';
import { transaction } from '#lib/server/database.ts';
import { handOver } from './transfer.ts';
import * as calls from './calls.ts';
import * as teams from '#lib/server/team/teams.ts';
import * as workloads from '#lib/server/team/workloads.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const hour = 3_600_000;

function of(kind: Staff['kind'], team: string): Promise<Staff> {
	return transaction(world.db, (trx) => staffOf(trx, world, kind, team));
}

/** A call that somebody without a page asked a team for. */
async function aCallFor(team: string | null, slot?: Slot): Promise<string> {
	const slots = slot ? [slot] : slotsFrom(world.now()).slice(0, 2);
	const promised = slots[0] as Slot;
	const asked = { kind: 'call', wishes: someWishes({ slots }), language: 'en', promised } as const;
	const { db, keys, now } = world;
	const id = await transaction(db, (trx) =>
		calls.add(trx, keys, { kind: 'stranger' }, asked, now())
	);
	await db.updateTable('calls').set({ team }).where('id', '=', id).execute();
	return id;
}

async function seenBy(staff: Staff): Promise<string[]> {
	const { db, keys, now } = world;
	return (await callDesk.waitingFor(db, keys, staff, now())).map(({ id }) => id);
}

const take = (staff: Staff, id: string) =>
	callDesk.take(world.db, world.keys, staff, id, world.now());
const transfers = (staff: Staff, id: string, { person: to }: Staff) =>
	handOver(world.db, world.keys, staff, { id, to, why: 'other-work' }, world.now());

const isAway = (away: Staff, covered?: Staff, from = 0) => {
	const since = world.now() + from;
	return wasAway(world, away, { from: since, to: since + 8 * hour }, covered);
};

async function theCapIs(caseCap: number): Promise<void> {
	const team = { id: 'east', name: 'East', boroughs: [], needs: [], languages: [], hours: [] };
	const able = { hasInterpreter: false, hasBsl: false, hasRelay: false };
	const rest = { cap: 40, caseCap, isDefault: false, isOpen: true };
	await transaction(world.db, (trx) => teams.keep(trx, { ...team, ...able, ...rest }, world.now()));
}

test('a call for one team is on no desk of another, and one from before there were teams is on all', async () => {
	const [ann, ben] = [await of('advocate', 'east'), await of('advocate', 'west')];
	const [east, west, old] = [await aCallFor('east'), await aCallFor('west'), await aCallFor(null)];

	assert.deepEqual((await seenBy(ann)).sort(), [east, old].sort());
	assert.deepEqual((await seenBy(ben)).sort(), [west, old].sort());
	assert.equal(await take(ben, east), false);
});

test('a call that a colleague took is seen by the supervisor of the team, who gives it back and does no more', async () => {
	const [ann, zoe] = [await of('advocate', 'east'), await of('advocate', 'east')];
	const [eve, wes] = [await of('supervisor', 'east'), await of('supervisor', 'west')];
	const { db, keys, now } = world;
	const id = await aCallFor('east');
	await take(ann, id);

	assert.deepEqual([await seenBy(zoe), await seenBy(eve), await seenBy(wes)], [[], [id], []]);
	assert.equal(await take(eve, id), false);
	assert.equal(await callDesk.needsFor(db, keys, eve, id, now()), undefined);
	assert.equal(await callDesk.giveBack(db, keys, zoe, id, now()), false);
	assert.equal(await callDesk.giveBack(db, keys, eve, id, now()), true);
	assert.deepEqual(await seenBy(zoe), [id]);
});

test('whoever stands in takes on the calls of somebody away, in that time alone', async () => {
	const [ann, zoe, una] = [
		await of('advocate', 'east'),
		await of('advocate', 'east'),
		await of('advocate', 'east')
	];
	const id = await aCallFor('east');
	await take(ann, id);
	await isAway(ann, zoe, hour);

	assert.deepEqual(await seenBy(zoe), []);
	assert.equal(await take(zoe, id), false);
	world.setNow('2026-11-25T10:30:00Z');
	assert.deepEqual([await seenBy(zoe), await seenBy(una)], [[id], []]);
	assert.equal(await take(zoe, id), true);
	assert.deepEqual([await seenBy(zoe), await seenBy(ann)], [[id], []]);
});

test('nobody stands in for a team they have left', async () => {
	const [ann, zoe] = [await of('advocate', 'east'), await of('advocate', 'east')];
	const id = await aCallFor('east');
	await take(ann, id);
	await isAway(ann, zoe);
	assert.deepEqual(await seenBy(zoe), [id]);

	await transaction(world.db, (trx) => joinTeam(trx, zoe.person, 'west'));

	assert.deepEqual([await seenBy(zoe), await take(zoe, id)], [[], false]);
});

test('a call is handed to a colleague of the team, who is told by whom and why until something is done about it', async () => {
	const [ann, zoe, ben] = [
		await of('advocate', 'east'),
		await of('advocate', 'east'),
		await of('advocate', 'west')
	];
	const { db, keys, now } = world;
	const id = await aCallFor('east');
	await take(ann, id);

	assert.equal(await transfers(zoe, id, ann), false);
	assert.equal(await transfers(ann, id, ben), false);
	assert.equal(await transfers(ann, id, zoe), true);
	const [handed] = await callDesk.waitingFor(db, keys, zoe, now());
	assert.deepEqual(handed?.handed, { by: ann.person, why: 'other-work' });
	assert.deepEqual(await seenBy(ann), []);
	await callDesk.giveBack(db, keys, zoe, id, now());
	const [free] = await callDesk.waitingFor(db, keys, zoe, now());
	assert.equal(free?.handed, undefined);
});

test('nothing is handed to a colleague who is away, or who is full', async () => {
	const [ann, zoe, una] = [
		await of('advocate', 'east'),
		await of('advocate', 'east'),
		await of('advocate', 'east')
	];
	await theCapIs(1);
	const [one, other] = [await aCallFor('east'), await aCallFor('east')];
	await take(ann, one);
	await take(zoe, other);
	await isAway(una);

	assert.deepEqual(
		[await transfers(ann, one, zoe), await transfers(ann, one, una)],
		[false, false]
	);
	const { db, keys, now } = world;
	const known = await workloads.colleaguesOf(db, keys, ann, now());
	assert.deepEqual(
		known.map(({ person, isFull, isAway: away }) => [person, isFull, away]),
		[
			[una.person, false, true],
			[zoe.person, true, false]
		]
	);
});

test('nobody who was never let in, is paused or is off the rota is offered, or is handed anything', async () => {
	const [ann, zoe, una, ida] = [
		await of('advocate', 'east'),
		await of('advocate', 'east'),
		await of('advocate', 'east'),
		await of('advocate', 'east')
	];
	const { db, keys, now } = world;
	for (const { person } of [ann, zoe, ida]) await hasBothKeys(world, person);
	await db.updateTable('people').set({ paused_at: now() }).where('id', '=', ida.person).execute();
	const id = await aCallFor('east');
	await take(ann, id);
	const offered = async () => {
		const known = await workloads.colleaguesOf(db, keys, ann, now());
		return known.flatMap(({ person, isAway: off }) => (off ? [] : person));
	};

	assert.deepEqual(await offered(), [zoe.person]);
	assert.deepEqual([await transfers(ann, id, una), await transfers(ann, id, ida)], [false, false]);
	await works(world, ann, { from: now() - hour, to: now() + 8 * hour }, 'east');
	assert.deepEqual(await offered(), []);
	assert.equal(await transfers(ann, id, zoe), false);
	await works(world, zoe, { from: now() - hour, to: now() + 8 * hour }, 'east');
	assert.equal(await transfers(ann, id, zoe), true);
});

test('nothing is handed to a colleague who will be away when it is promised', async () => {
	const [ann, zoe] = [await of('advocate', 'east'), await of('advocate', 'east')];
	const { db, keys, now } = world;
	const slot = { on: '2026-11-27', from: now() + 48 * hour, to: now() + 48.5 * hour } as const;
	const id = await aCallFor('east', slot);
	await take(ann, id);
	await isAway(zoe, undefined, 47 * hour);

	assert.equal(await transfers(ann, id, zoe), false);
	const [known] = await workloads.colleaguesOf(db, keys, ann, now(), slot);
	assert.equal(known?.isAway, true);
	const [otherwise] = await workloads.colleaguesOf(db, keys, ann, now());
	assert.equal(otherwise?.isAway, false);
});

test('nobody takes more than there is room for, except what is about safety', async () => {
	const ann = await of('advocate', 'east');
	await theCapIs(2);
	const all = [await aCallFor('east'), await aCallFor('east'), await aCallFor('east')];
	const taken = [];
	for (const id of all) taken.push(await take(ann, id));
	assert.deepEqual(taken, [true, true, false]);
	assert.deepEqual(await workloads.of(world.db, ann), { cases: 0, calls: 2, cap: 2 });

	await world.db
		.updateTable('calls')
		.set({ kind: 'safety' })
		.where('id', '=', all[2] as string)
		.execute();

	assert.equal(await take(ann, all[2] as string), true);
});

test('a list costs as many questions of the database however long it is', async () => {
	const ann = await of('advocate', 'east');
	const { db, keys, now } = world;
	const count = async () => {
		await seenBy(ann);
		return counted(db, (watched) => callDesk.waitingFor(watched, keys, ann, now()));
	};
	for (let nth = 0; nth < 3; nth += 1) await aCallFor('east');
	const few = await count();
	for (let nth = 0; nth < 40; nth += 1) await aCallFor('east');

	assert.equal(await count(), few);
	assert.ok(few < 15, `${few} questions`);
});

test('so many are listed and no more, those of one’s own and the soonest first, and all are counted', async () => {
	const ann = await of('advocate', 'east');
	const [soon, later] = slotsFrom(world.now()) as [Slot, Slot];
	const mine = await aCallFor('east', later);
	await take(ann, mine);
	const first = await aCallFor('east', soon);
	for (let nth = 0; nth < callDesk.mostListed; nth += 1) await aCallFor('east', later);

	const seen = await seenBy(ann);

	assert.equal(seen.length, callDesk.mostListed);
	assert.equal(seen[0], first);
	assert.ok(seen.includes(mine));
	assert.equal(
		(await callCounts.countsFor(world.db, ann, world.now())).all,
		callDesk.mostListed + 2
	);
});

test('a promise that can still be kept is listed however many are over', async () => {
	const eve = await of('supervisor', 'east');
	const [soon] = slotsFrom(world.now()) as [Slot];
	const past = { ...soon, from: soon.from - 48 * hour, to: soon.to - 48 * hour };
	for (let nth = 0; nth < callDesk.mostListed; nth += 1) await aCallFor('east', past);
	const kept = await aCallFor('east', soon);

	const seen = await seenBy(eve);

	assert.ok(seen.includes(kept));
	assert.notEqual(seen[0], kept);
});
