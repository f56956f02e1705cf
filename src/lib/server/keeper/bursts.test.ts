/** Too much of one sort from one source at once is seen by nobody, in no note and no call, until a person has looked. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { DefendantKey, Telling } from '#lib/domain/event.ts';
import * as cases from '#lib/server/case/cases.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as choices from '#lib/server/notice/choices.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { aMessage, anAgency, aVictimOf, kindsFor } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as burstDesk from './burst-desk.ts';
import * as deeds from './deeds.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as pace from '#lib/server/feed/pace.ts';

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
const minutes = async (many: number) => {
	world.setNow(new Date(world.now() + many * 60_000).toISOString());
	while ((await notices.deliver(world)) > 0);
};

// The review of 27 November: 220 wrong releases were shown at once.
test('of 220 wrong releases in one delivery none is seen, told or rung about, and each is kept', async () => {
	const all = await victims(220);
	for (const victim of all.slice(0, 5)) {
		const times = { days: ['3'], parts: ['morning'], about: 'everything' } as const;
		await choices.setTimes(world.db, world.keys, victim, times, world.now());
		await choices.addPush(world.db, world.keys, victim, 'phone', world.now() - 1);
	}

	await tells(...all.map((_, nth) => about(nth)));
	await minutes(1);

	assert.equal(await seenBy(all), 0);
	assert.deepEqual(
		world.sent.map(({ to, text }) => [to, text]),
		[['keeper', 'Something is held until you look.']]
	);
	assert.deepEqual(await world.db.selectFrom('calls').selectAll().execute(), []);
	const [burst, ...others] = await listed();
	assert.equal(others.length, 0);
	assert.deepEqual([burst?.facts, burst?.cases, burst?.sort], [220, 220, 'safety']);
	assert.deepEqual(burst?.says, [{ of: { kind: 'suspect-released', data: {} }, many: 220 }]);
	assert.doesNotMatch(JSON.stringify(burst), /01BN/);
});

test('sent one by one, those that were shown before there were too many are held with the rest', async () => {
	const all = await victims(30);

	for (const [nth] of all.entries()) await tells(about(nth));
	await minutes(1);

	assert.equal(await seenBy(all), 0);
	assert.deepEqual(await world.db.selectFrom('calls').selectAll().execute(), []);
	assert.deepEqual(
		(await listed()).map(({ facts }) => facts),
		[30]
	);
});

test('a few releases, and many other facts, are shown as they come', async () => {
	const all = await victims(30);

	await tells(...all.map((_, nth) => about(nth, charged)));
	await tells(...all.slice(0, 19).map((_, nth) => about(nth)));

	assert.equal(await seenBy(all), 19);
	assert.deepEqual(await listed(), []);
});

test('one case that is told of again and again is no burst', async () => {
	const [mary] = await victims(1);
	const dates = Array.from(
		{ length: 30 },
		(_, nth) => `2026-11-${String(nth + 1).padStart(2, '0')}`
	);

	for (const day of dates) await tells(about(0, { ...released, on: day }));

	assert.equal((await kindsFor(world, mary!)).length, 30);
	assert.deepEqual(await listed(), []);
});

test('who often tells so much in an hour may tell three times as much', async () => {
	const all = await victims(70);
	await pace.count(world.db as never, { agency: police.id, sort: 'safety' }, 20, world.now());
	world.setNow('2026-11-26T10:00:00Z');

	await tells(...all.slice(0, 50).map((_, nth) => about(nth, { ...released, on: '2026-11-26' })));
	assert.equal(await seenBy(all), 50);

	await tells(...all.slice(50).map((_, nth) => about(nth + 50, { ...released, on: '2026-11-26' })));
	assert.equal(await seenBy(all), 0);
});

test('what one source does holds nothing of another, and of its own nothing of another sort', async () => {
	const all = await victims(25);
	const courts = await anAgency(world, 'courts');
	await tells(...all.map((_, nth) => about(nth)));

	await tells(about(0, { kind: 'closed-no-suspect', on, data: {} }));
	const bailed = {
		kind: 'court-bail-decided',
		on,
		data: { bail: 'unconditional-bail', protections: [] }
	} as const;
	await inbox.take(world.db, world.keys, courts, [about(1, bailed)], world.now());

	assert.deepEqual(await kindsFor(world, all[0]!), []);
	const waiting = await world.db.selectFrom('held_facts').selectAll().execute();
	assert.equal(waiting.length, 25);
	assert.deepEqual(await kindsFor(world, all[1]!), ['court-bail-decided']);
});

test('a second keeper lets them through: they are shown as when they came, and owe their calls', async () => {
	const all = await victims(25);
	await world.db.updateTable('invitations').set({ used_at: world.now() }).execute();
	const lee = await aColleague({ world }, 'keeper', undefined, 'Lee');
	await tells(...all.map((_, nth) => about(nth)));
	const [burst] = await listed();
	const deed = { do: 'let', burst: burst!.id } as const;

	const id = await deeds.ask(world.db, world.keys, kim, deed, world.now());
	assert.equal(await deeds.confirm(world.db, world.keys, kim, id, world.now()), false);
	assert.equal(await seenBy(all), 0);
	assert.equal(await deeds.confirm(world.db, world.keys, lee, id, world.now()), true);

	assert.equal(await seenBy(all), 25);
	assert.equal((await world.db.selectFrom('calls').selectAll().execute()).length, 25);
	assert.deepEqual(await listed(), []);
	assert.equal(await deeds.confirm(world.db, world.keys, lee, id, world.now()), false);
});

test('one keeper throws them away: nobody ever sees them, and the true one that comes later is shown', async () => {
	const all = await victims(25);
	await tells(...all.map((_, nth) => about(nth)));
	const [burst] = await listed();

	assert.equal(await burstDesk.drop(world.db, world.keys, kim, burst!.id, world.now()), 25);
	assert.equal(await burstDesk.drop(world.db, world.keys, kim, burst!.id, world.now()), 0);
	await minutes(61);
	await tells(about(3));

	assert.equal(await seenBy(all), 1);
	assert.deepEqual(await listed(), []);
});

const shares = (nth: number, hearing: string, own: Telling[]) => {
	made += 1;
	const share = { hearing, sort: 'resulted', at: world.now(), accused: [], own } as const;
	const part = { urn: urnOf(nth), references: [], tellings: [], shares: [share] };
	return { source: 'courts', id: `s-${made}`, body: `s-${made}`, parts: [part] };
};
const bail = (said: 'conditional-bail' | 'unconditional-bail'): Telling => ({
	...{ kind: 'court-bail-decided', on, defendant: 'one' as DefendantKey },
	data: { bail: said, protections: [] }
});

test('what a court shared and was thrown away does not come back with its next share, and what stood before stays', async () => {
	const [mary] = await victims(25);
	const courts = await anAgency(world, 'courts');
	const takes = async (...messages: inbox.Incoming[]) => {
		const taken = await inbox.take(world.db, world.keys, courts, messages, world.now());
		assert.ok(taken.ok);
	};
	await takes(shares(0, 'h-1', [bail('conditional-bail')]));
	await minutes(120);
	const wrong = [bail('unconditional-bail')];
	await takes(...Array.from({ length: 25 }, (_, nth) => shares(nth, 'h-1', wrong)));
	const [burst] = await listed();
	await burstDesk.drop(world.db, world.keys, kim, burst!.id, world.now());
	const held = { kind: 'hearing-held', on, data: { hearing: 'h-2', purpose: 'trial' } } as const;

	await minutes(120);
	await takes(shares(0, 'h-2', [held]));

	const { events } = await cases.readFor(world.db, world.keys, mary!, world.now());
	const said = events.flatMap(({ data }) => ('bail' in data ? data.bail : []));
	assert.deepEqual([said, events.length], [['conditional-bail'], 2]);
});

// It came back: only the share that had told it first was forgotten, not the later one that said it again.
test('what a court shared twice and was thrown away does not come back either, whichever hearing said it last', async () => {
	const [mary] = await victims(25);
	const courts = await anAgency(world, 'courts');
	const takes = async (...messages: inbox.Incoming[]) => {
		const taken = await inbox.take(world.db, world.keys, courts, messages, world.now());
		assert.ok(taken.ok);
	};
	const wrong = [bail('unconditional-bail')];
	await takes(shares(0, 'h-1', [bail('conditional-bail')]));
	await minutes(120);
	await takes(...Array.from({ length: 25 }, (_, nth) => shares(nth, 'h-1', wrong)));
	await minutes(1);
	await takes(shares(0, 'h-1', wrong), shares(0, 'h-3', wrong));
	const [burst] = await listed();
	await burstDesk.drop(world.db, world.keys, kim, burst!.id, world.now());
	const held = { kind: 'hearing-held', on, data: { hearing: 'h-2', purpose: 'trial' } } as const;

	await minutes(120);
	await takes(shares(0, 'h-2', [held]));

	const { events } = await cases.readFor(world.db, world.keys, mary!, world.now());
	const said = events.flatMap(({ data }) => ('bail' in data ? data.bail : []));
	assert.deepEqual(said, ['conditional-bail']);
});

test('while a burst goes on what comes after it is held with it; after an hour of quiet no more', async () => {
	const all = await victims(26);
	await tells(...all.slice(0, 25).map((_, nth) => about(nth)));
	await minutes(59);
	await tells(about(25));
	assert.equal(await seenBy(all), 0);

	await minutes(61);
	await tells(about(25, { ...released, on: '2026-11-24' }));

	assert.equal(await seenBy(all), 1);
});

test('what puts right a fact that is held is held with it', async () => {
	const all = await victims(25);
	await tells(...all.map((_, nth) => about(nth)));
	const messages = `b-${made - 24}`;

	await minutes(61);
	await tells(about(0, { ...released, on: '2026-11-24', corrects: messages }));

	assert.deepEqual(await kindsFor(world, all[0]!), []);
	assert.deepEqual(
		(await listed()).map(({ facts }) => facts),
		[26]
	);
});

test('a source that has been silent for twice its longest silence is named to the keepers, once', async () => {
	await victims(1);
	for (let nth = 0; nth < 24; nth += 1) {
		world.setNow(
			new Date(Date.parse('2026-11-02T09:00:00Z') + nth * 20 * 60 * 60_000).toISOString()
		);
		await tells(about(0, { ...charged, on: `2026-11-${String(nth + 1).padStart(2, '0')}` }));
	}
	const last = world.now();
	world.setNow(new Date(last + 40 * 60 * 60_000).toISOString());
	assert.deepEqual(await pace.silent(world.db, world.now()), []);

	world.setNow(new Date(last + 41 * 60 * 60_000).toISOString());
	await pace.follow(world.db, world.now());
	await pace.follow(world.db, world.now());
	await notices.deliver(world);

	assert.deepEqual(await pace.silent(world.db, world.now()), [
		{ agency: police.id, name: police.name, since: last }
	]);
	assert.deepEqual(
		world.sent.map(({ text }) => text),
		['A source has gone silent.']
	);
});
