/** What a burst does not touch: what was let through, what was withdrawn, and notes of anything else. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { Telling } from '#lib/domain/event.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import { transaction } from '#lib/server/database.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as choices from '#lib/server/notice/choices.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { aMessage, anAgency, aVictimOf, kindsFor } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as burstDesk from './burst-desk.ts';
import * as deeds from './deeds.ts';
import { withdraw } from './withdrawals.ts';

let world: TestWorld;
let police: Agency;
let kim: Staff;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	kim = await aColleague({ world }, 'keeper', undefined, 'Kim');
});
afterEach(() => world.close());

const urnOf = (nth: number) => readUrn(`01BN${1_000_000 + nth}26`) as Urn;
const victims = async (many: number) => {
	const all: Victim[] = [];
	for (let nth = 0; nth < many; nth += 1) all.push(await aVictimOf(world, urnOf(nth)));
	return all;
};
const on = '2026-11-25';
const released: Telling = { kind: 'suspect-released', on, data: {} };
const charged: Telling = { kind: 'charged', on, data: {} };
let made = 0;
const about = (nth: number, telling: Telling = released) => {
	made += 1;
	const named = `b-${made}`;
	return aMessage({ urn: urnOf(nth), id: named, body: named, tellings: [telling] });
};
const tells = async (...messages: inbox.Incoming[]) => {
	const taken = await inbox.take(world.db, world.keys, police, messages, world.now());
	assert.ok(taken.ok);
};
const seenBy = async (some: readonly Victim[]) => {
	const all = await Promise.all(some.map((victim) => kindsFor(world, victim)));
	return all.filter((kinds) => kinds.includes('suspect-released')).length;
};
const listed = () => burstDesk.list(world.db, world.keys);

const letThrough = async (burst: burstDesk.Burst) => {
	const lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
	const deed = { do: 'let', burst: burst.id } as const;
	const id = await deeds.ask(world.db, world.keys, kim, deed, world.now());
	assert.equal(await deeds.confirm(world.db, world.keys, lee, id, world.now()), true);
};

test('what was let through is not held again with the next of its sort', async () => {
	const all = await victims(26);
	await tells(...all.slice(0, 25).map((_, nth) => about(nth)));
	const [burst] = await listed();
	await letThrough(burst!);
	world.setNow('2026-11-25T10:05:00Z');

	await tells(about(25));

	assert.equal(await seenBy(all), 26);
	assert.deepEqual(await listed(), []);
});

test('what was withdrawn while it was held is not let through with the rest', async () => {
	const all = await victims(25);
	await tells(...all.map((_, nth) => about(nth)));
	const [burst] = await listed();
	const { event_id } = await world.db
		.selectFrom('held_facts')
		.select('event_id')
		.executeTakeFirstOrThrow();
	await transaction(world.db, (trx) =>
		withdraw(trx, world.keys, kim, { event: event_id }, world.now())
	);
	assert.deepEqual(
		(await listed()).map(({ facts, cases }) => [facts, cases]),
		[[24, 24]]
	);

	await letThrough(burst!);

	assert.equal(await seenBy(all), 24);
});

test('a note of something else that the same source told stays owed when a burst is held', async () => {
	const all = await victims(25);
	const times = { days: ['3'], parts: ['evening'], about: 'everything' } as const;
	for (const victim of all.slice(0, 2)) {
		await choices.setTimes(world.db, world.keys, victim, times, world.now());
		await choices.addPush(world.db, world.keys, victim, 'phone', world.now() - 1);
	}
	await tells(about(0, charged));

	for (const [nth] of all.entries()) await tells(about(nth));

	world.setNow('2026-11-25T18:00:00Z');
	while ((await notices.deliver(world)) > 0);
	const told = world.sent.filter(({ to }) => to !== 'keeper').map(({ to }) => to);
	assert.deepEqual(told, [all[0]!.person]);
});
