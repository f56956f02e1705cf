import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout as pass } from 'node:timers/promises';
import type { Staff } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import { works } from '#tests/team/at-work.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aTalk, writing } from '#tests/message/builders.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import { someWishes } from '#tests/world/builders.ts';
import { staffOf } from '#tests/rules/folk.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as callDesk from './desk.ts';
import { transaction } from '#lib/server/database.ts';
import { markFor, openLiveDesks, type LiveDesks } from './live-desks.ts';
import * as calls from './calls.ts';
import { openSessions, type Sessions } from '#lib/server/door/sessions.ts';

let world: TestWorld;
let sessions: Sessions;
let desks: LiveDesks;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:30:00Z' });
	sessions = openSessions(world.db, world.now);
	desks = openLiveDesks(world, sessions);
});
afterEach(async () => {
	desks.close();
	await world.close();
});

async function atTheDesk(team: string): Promise<{ staff: Staff; id: string }> {
	const staff = await transaction(world.db, (trx) => staffOf(trx, world, 'advocate', team));
	return { staff, id: await sessions.begin(staff.person, 'staff', { sure: true }) };
}

async function aCallFor(team: string): Promise<string> {
	const slots = slotsFrom(world.now()).slice(0, 1);
	const promised = slots[0] as Slot;
	const asked = { kind: 'call', wishes: someWishes({ slots }), language: 'en', promised } as const;
	const { db, keys, now } = world;
	const id = await transaction(db, (trx) =>
		calls.add(trx, keys, { kind: 'stranger' }, asked, now())
	);
	await db.updateTable('calls').set({ team }).where('id', '=', id).execute();
	return id;
}

/** What a desk hears, as it comes. */
async function listens({ staff, id }: { staff: Staff; id: string }) {
	const stream = await desks.listen(staff, { id });
	assert.ok(stream);
	const reader = stream.getReader();
	const words = new TextDecoder();
	let heard = '';
	const ended = (async () => {
		for (let next = await reader.read(); !next.done; next = await reader.read())
			heard += words.decode(next.value);
	})();
	const count = () => heard.match(/event: changed/g)?.length ?? 0;
	return {
		heard: () => heard,
		count,
		ended,
		leaves: () => reader.cancel(),
		hears: async (times: number) => {
			for (let waited = 0; count() < times && waited < 3000; waited += 20) await pass(20);
			assert.equal(count(), times);
		}
	};
}

test('a desk hears that a call of its team was asked for, taken or given back, and nothing of any', async () => {
	const [ann, ben] = [await atTheDesk('east'), await atTheDesk('west')];
	const [east, west] = [await listens(ann), await listens(ben)];
	await east.hears(1);
	const id = await aCallFor('east');
	await east.hears(2);
	world.setNow('2026-11-25T09:31:00Z');
	await callDesk.take(world.db, world.keys, ann.staff, id, world.now());
	await east.hears(3);

	assert.match(
		east.heard().replaceAll(/data: [0-9a-f]{16}\n/g, 'data: mark\n'),
		/^retry: 2000\n\n(event: changed\nid: \d\ndata: mark\n\n){3}$/
	);
	assert.equal(west.count(), 1);
	assert.ok(east.heard().endsWith(`${await markFor(world.db, world.keys, ann.staff)}\n\n`));
});

test('a desk hears that a message to its team came, and that it was read', async () => {
	const mary = await aVictimOf(world, urn, { name: 'Mary' });
	const { ada } = await aTalk(world, mary);
	const [ann, ben] = [await atTheDesk('east'), await atTheDesk('west')];
	const [east, west] = [await listens(ann), await listens(ben)];
	await east.hears(1);

	await talks.send(world.db, world.keys, mary, writing('Can we talk?'), world.now());
	await east.hears(2);
	await talkDesk.readFor(world.db, world.keys, ada, mary.participation, world.now());
	await east.hears(3);

	assert.equal(west.count(), 1);
});

test('what a desk hears ends within a second of its visit', async () => {
	const ann = await atTheDesk('east');
	const line = await listens(ann);
	await line.hears(1);
	const at = performance.now();

	await sessions.end(ann.id);
	await line.ended;

	assert.ok(performance.now() - at < 1000, `${performance.now() - at} ms`);
	assert.match(line.heard(), /event: over\ndata: \n\n$/);
});

test('a desk that opens, or opens anew, while visits are asked for is told of no end that is not its own', async () => {
	const [ann, ben] = [await atTheDesk('east'), await atTheDesk('east')];
	let opened: Awaited<ReturnType<typeof listens>>[] = [];
	const slow = {
		...sessions,
		stillOpen: async (ids: readonly string[]) => {
			const open = await sessions.stillOpen(ids);
			if (opened.length === 0) opened = [await listens(ben), await listens(ann)];
			return open;
		}
	};
	desks = openLiveDesks(world, slow);
	const first = await listens(ann);
	await first.ended;
	await pass(300);

	assert.match(first.heard(), /event: elsewhere\ndata: \n\n$/);
	await aCallFor('east');
	for (const line of opened) {
		await line.hears(2);
		assert.doesNotMatch(line.heard(), /event: (over|elsewhere)/);
	}
});

test('a desk that only listens is no sign of life: its visit ends when it would have ended', async () => {
	const ann = await atTheDesk('east');
	const line = await listens(ann);
	world.setNow('2026-11-25T09:44:59Z');
	await pass(700);
	assert.doesNotMatch(line.heard(), /over/);

	world.setNow('2026-11-25T09:45:01Z');
	await line.ended;

	assert.match(line.heard(), /event: over/);
	assert.equal(await sessions.peek(ann.id), undefined);
});

test('a visit has one line: the one before ends and is told why', async () => {
	const ann = await atTheDesk('east');
	const [first, second] = [await listens(ann), await listens(ann)];

	await first.ended;

	assert.match(first.heard(), /event: elsewhere/);
	await second.hears(1);
	await second.leaves();
	assert.equal(second.count(), 1);
});

test('out of hours nobody is kept on the line, and it ends with the shift', async () => {
	const ann = await atTheDesk('east');
	await works(world, ann.staff, { from: world.now() - 60_000, to: world.now() + 120_000 });
	const line = await listens(ann);
	await line.hears(1);

	world.setNow('2026-11-25T09:32:30Z');
	await line.ended;

	assert.match(line.heard(), /event: rest/);
	assert.equal(await desks.listen(ann.staff, ann), undefined);
});

test('a quiet line hears a heartbeat, and one that is not read is told once of all that happened', async () => {
	const ann = await atTheDesk('east');
	const quiet = await listens(ann);
	await quiet.hears(1);
	world.setNow('2026-11-25T09:30:16Z');
	for (let waited = 0; !quiet.heard().includes(': \n\n') && waited < 3000; waited += 20)
		await pass(20);
	assert.ok(quiet.heard().endsWith(': \n\n'));

	const ben = await atTheDesk('west');
	const unread = await desks.listen(ben.staff, ben);
	assert.ok(unread);
	for (let nth = 0; nth < 4; nth += 1) {
		world.setNow(`2026-11-25T09:31:0${nth}Z`);
		await aCallFor('west');
		await pass(600);
	}
	desks.close();
	let all = '';
	for await (const chunk of unread) all += new TextDecoder().decode(chunk);
	assert.ok((all.match(/event: changed/g)?.length ?? 0) <= 3, all);
});
