/** The call that makes sure it is her: a half hour that a team keeps, or this one, for whoever is heard now. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { slotsFrom, type Slot } from '#lib/domain/call/call.ts';
import { someWishes } from '#tests/world/builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { openTeam } from '#tests/team/teams.ts';
import { aTeamOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as hours from '#lib/server/call/hours.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import * as confirmCalls from './calls.ts';
import * as confirmations from './confirmations.ts';
import * as promises from '#lib/server/call/promises.ts';
import * as revealNumber from '#lib/server/call/reveal-number.ts';

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T09:00:00Z' });
	mary = await aVictimOf(world, urn, { phone: '07700 900999' });
});
afterEach(() => world.close());

const slots = (many = 20) => slotsFrom(world.now()).slice(0, many);
const ask = (safe: readonly Slot[] = slots()) => {
	const { phone: _, ...wishes } = someWishes({ slots: safe });
	const asked = { wishes, asking: { language: 'en', talking: [] }, language: 'en' } as const;
	return confirmCalls.ask(world.db, world.keys, mary, asked, world.now());
};
const words = 'Sunday after 7, when he is at work';
const writes = (hour = words) => {
	const { phone: _, ...wishes } = someWishes({ slots: [], hour });
	const asked = { wishes, asking: { language: 'en', talking: [] }, language: 'en' } as const;
	return confirmCalls.ask(world.db, world.keys, mary, asked, world.now());
};
const reads = () => confirmCalls.readFor(world.db, world.keys, mary, world.now());
const rows = () => world.db.selectFrom('calls').selectAll().orderBy('asked_at').execute();
const at = (instant: number) => world.setNow(new Date(instant).toISOString());
const follow = () => promises.follow(world.db, world.keys, world.now());
const staffOf = (person: Staff['person']): Staff => ({ kind: 'advocate', person });

test('she is promised the first of her half hours that a team can keep, and two more tries', async () => {
	await openTeam(world);

	assert.equal(await ask(), true);

	const [row] = await rows();
	assert.deepEqual([row?.kind, row?.team, row?.receipt], ['confirm', 'east', null]);
	assert.equal(row?.promised_from, slots()[0]?.from);
	assert.equal(row!.promised_to - row!.promised_from, 30 * 60_000);
	assert.ok(row!.second_from && row!.third_from);
	const seen = await reads();
	assert.deepEqual([seen?.lost, seen?.call.further.length], [undefined, 2]);
});

test('where no team can keep one of her times nothing is promised', async () => {
	assert.equal(await ask(), false);
	await openTeam(world);
	await openTeam(world, { advocates: 0, id: 'west', name: 'West' });
	const only = slots(1);
	assert.equal(await ask(only), true);
	mary = await aVictimOf(world, urn, { phone: '07700 900998' });

	assert.equal(await ask(only), false);
	assert.equal((await rows()).length, 1);
});

test('where none of our times is safe she writes when it is: it waits to be read, and she may refuse the time it is given', async () => {
	const { db, keys } = world;
	assert.equal(await writes(), false);
	await openTeam(world);
	assert.equal(await writes(), true);
	assert.equal(await writes(), true);

	const [row] = await rows();
	assert.equal((await rows()).length, 1);
	assert.deepEqual(
		[row?.kind, row?.team, row?.promised_from],
		['confirm', 'east', row?.promised_to]
	);
	assert.deepEqual([(await reads())?.call.hour, (await reads())?.lost], ['waits', undefined]);
	const ada = await aColleague({ world });
	assert.ok(await callDesk.take(db, keys, ada, row!.id, world.now()));
	const [slot] = await hours.timesFor(db, ada, row!.id, world.now());
	const given = { id: row!.id, from: slot!.from };
	assert.ok(await hours.giveTime(db, keys, ada, given, world.now()));
	assert.deepEqual(
		[(await reads())?.call.hour, (await reads())?.call.promised.from],
		['timed', slot?.from]
	);

	await confirmCalls.refuseTime(db, keys, mary, world.now());

	assert.deepEqual([(await reads())?.call.hour, (await reads())?.lost], ['waits', undefined]);
});

test('what nobody read in time, and what no time of ours is within, she hears, and asks anew', async () => {
	const { db, keys } = world;
	await openTeam(world);
	await writes();
	at((await rows())[0]!.promised_to);
	assert.equal((await reads())?.lost, undefined);
	await hours.follow(db, keys, world.now());
	assert.equal((await reads())?.lost, 'unanswered');
	at(Date.parse('2026-11-27T10:00:00Z'));
	assert.equal(await writes('Any evening'), true);
	assert.deepEqual(
		(await rows()).map(({ state }) => state),
		['closed', 'asked']
	);

	const ada = await aColleague({ world });
	const id = (await rows())[1]!.id;
	assert.ok(await callDesk.take(db, keys, ada, id, world.now()));
	assert.ok(await hours.haveNone(db, keys, ada, id, world.now()));

	assert.equal((await reads())?.lost, 'no-time');
	at(world.now() + 1000);
	assert.equal(await ask(), true);
	assert.equal((await reads())?.lost, undefined);
});

test('asked twice at once she is called once', async () => {
	await openTeam(world, { advocates: 3 });

	assert.deepEqual(await Promise.all([ask(), ask()]), [true, true]);

	assert.equal((await rows()).length, 1);
});

test('a promise that nobody took moves to the next time kept for her; with none left she is not left waiting, and asks anew', async () => {
	await openTeam(world);
	await ask(slots(4));
	const first = (await reads())?.call;
	at(first!.promised.to - 60_000);
	await follow();
	const moved = await reads();
	assert.deepEqual([moved?.call.promised.from, moved?.lost], [first?.further[0], undefined]);
	assert.equal(await ask(), true);
	assert.equal((await rows()).length, 1);

	at(moved!.call.promised.to - 60_000);
	await follow();

	assert.equal((await reads())?.lost, 'lost');
	assert.equal(await ask(), true);
	assert.deepEqual(
		(await rows()).map(({ state }) => state),
		['closed', 'asked']
	);
	assert.equal((await reads())?.lost, undefined);
});

test('whoever of us hears her rings her back in this half hour: it is theirs, and of their team', async () => {
	const { db, keys } = world;
	const { people } = await openTeam(world);
	const ada = staffOf(people[0]!);

	await confirmations.askForCall(db, keys, ada, urn, world.now());

	const [row] = await rows();
	assert.deepEqual([row?.state, row?.taken_by, row?.team], ['taken', ada.person, 'east']);
	assert.equal(row!.promised_to - world.now(), 30 * 60_000);
	assert.equal(await revealNumber.showNumber(db, keys, ada, row!.id, world.now()), true);
	at(row!.promised_to);
	assert.equal(await revealNumber.showNumber(db, keys, ada, row!.id, world.now()), false);
});

test('the same form sent again is one call, and one heard later has a call of its own time', async () => {
	const { db, keys } = world;
	const { people } = await openTeam(world);
	const asks = () => confirmations.askForCall(db, keys, staffOf(people[0]!), urn, world.now());

	await asks();
	await asks();
	assert.equal((await rows()).length, 1);

	at((await rows())[0]!.promised_to);
	await asks();
	assert.ok((await rows()).some(({ promised_to }) => promised_to > world.now()));
});

test('where another team has her case the call is on the list of that one, once however often it is asked for', async () => {
	const { db, keys } = world;
	const { ada } = await aTeamOf(world, mary, 'east');
	const other = await aColleague({ world }, 'advocate', 'west');

	await confirmations.askForCall(db, keys, other, urn, world.now());
	await confirmations.askForCall(db, keys, other, urn, world.now());

	assert.deepEqual(
		(await rows()).map(({ state, team }) => [state, team]),
		[['asked', 'east']]
	);
	assert.deepEqual(await callDesk.waitingFor(db, keys, other, world.now()), []);
	assert.equal((await callDesk.waitingFor(db, keys, ada, world.now())).length, 1);
});

test('where nobody has her case it is for a team that is there for everybody', async () => {
	const { db, keys } = world;
	await openTeam(world);
	const { people } = await openTeam(world, { id: 'west', name: 'West', isDefault: false });

	await confirmations.askForCall(db, keys, staffOf(people[0]!), urn, world.now());

	assert.deepEqual(
		(await rows()).map(({ state, team }) => [state, team]),
		[['asked', 'east']]
	);
});

test('who has no room leaves it to the team', async () => {
	const { db, keys } = world;
	const { people } = await openTeam(world, { caseCap: 0 });

	await confirmations.askForCall(db, keys, staffOf(people[0]!), urn, world.now());

	assert.deepEqual(
		(await rows()).map(({ state, team }) => [state, team]),
		[['asked', 'east']]
	);
});
