import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { advocatePanes } from '#lib/domain/access/pane.ts';
import { seesNumber } from '#tests/call/promised.ts';
import { aTelling } from '#tests/world/builders.ts';
import { aMessage, anAgency, urn } from '#tests/feed/incoming.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { areThere, aTeam, aVictimWith } from '#tests/team/staying.ts';
import { aPickedNote } from '#tests/note/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as callDesk from './desk.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as checkIns from './check-ins.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { erase } from '#lib/server/keep/erasures.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import * as takeBack from './take-back.ts';
import * as rotaDesk from '#lib/server/supervisor/rota.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-10-01T10:00:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	await areThere(world, ada, ben);
	mary = await aVictimWith(world, eve, ada);
	await newsChoices.showAlways(world.db, world.keys, mary, world.now());
});
afterEach(() => world.close());

async function isClosed(): Promise<void> {
	const { db, keys, now } = world;
	const police = await anAgency(world, 'police', '01');
	const closed = aTelling({ kind: 'closed-without-charge', on: '2026-10-01' });
	await inbox.take(db, keys, police, [aMessage({ urn, tellings: [closed] })], now());
}
const follow = () => checkIns.follow(world.db, world.keys, world.now());
const planned = async () => {
	const { db, keys, now } = world;
	const { events } = await cases.readFor(db, keys, mary, now());
	return checkIns.readFor(db, keys, mary, events, now());
};
const wants = (wanted: boolean) =>
	checkIns.setWanted(world.db, world.keys, mary, { wanted }, world.now());
const sees = async (staff: Staff) => {
	const all = await callDesk.waitingFor(world.db, world.keys, staff, world.now());
	return all.filter(({ kind }) => kind === 'check-in');
};
const speaks = async () => {
	const { db, keys, now } = world;
	const [call] = await sees(ada);
	await callDesk.take(db, keys, ada, call?.id ?? '', now());
	await seesNumber(world, ada, call?.id ?? '');
	assert.ok(await callDesk.answer(db, keys, ada, call?.id ?? '', 'spoke', now()));
};

test('while a case goes on nothing is planned, and once it is closed she sees both days', async () => {
	assert.equal(await planned(), undefined);

	await isClosed();

	assert.deepEqual(await planned(), {
		isStopped: false,
		left: [
			{ weeks: 2, on: '2026-10-15' },
			{ weeks: 8, on: '2026-11-26' }
		],
		call: undefined
	});
	assert.equal(await follow(), 0);
});

test('after two and eight weeks her own advocate owes her a call in a time she said is safe, once each', async () => {
	await isClosed();
	world.setNow('2026-10-15T06:00:00Z');
	assert.deepEqual([await follow(), await follow()], [1, 0]);

	const [call] = await sees(ada);
	assert.deepEqual(
		[call?.promised.from, call?.mayLeaveMessage, call?.plan.hasNumber],
		[instantOf('2026-10-15', '09:00'), false, true]
	);
	assert.deepEqual([await sees(ben), await sees(eve)], [[], []]);
	assert.deepEqual((await planned())?.call?.id, call?.id);
	await speaks();
	assert.deepEqual(
		(await planned())?.left.map(({ weeks }) => weeks),
		[8]
	);
	world.setNow('2026-11-26T06:00:00Z');
	assert.equal(await follow(), 1);
	await speaks();
	assert.equal(await planned(), undefined);
	world.setNow('2026-12-10T06:00:00Z');
	assert.equal(await follow(), 0);
});

test('who stands in that day sees the call too', async () => {
	await isClosed();
	world.setNow('2026-10-15T06:00:00Z');
	await follow();
	const { db, keys, now } = world;
	const away = { person: ada.person, first: '2026-10-15', last: '2026-10-16', sure: true };
	await rotaDesk.addAbsence(db, keys, eve, { ...away, cover: ben.person }, now());

	assert.equal((await sees(ben)).length, 1);
});

test('she says no with one press, also when one is on its way, and can change her mind', async () => {
	await isClosed();
	world.setNow('2026-10-15T06:00:00Z');
	await follow();

	await wants(false);

	assert.deepEqual(await sees(ada), []);
	assert.deepEqual([(await planned())?.isStopped, (await planned())?.call], [true, undefined]);
	world.setNow('2026-11-26T06:00:00Z');
	assert.equal(await follow(), 0);
	await wants(true);
	assert.equal((await planned())?.isStopped, false);
	assert.equal(await follow(), 1);
});

test('nobody calls while her page rests, not even for a call that was promised before', async () => {
	await isClosed();
	await pauses.pause(world.db, world.keys, mary, world.now());
	world.setNow('2026-10-15T06:00:00Z');
	assert.equal(await follow(), 0);

	await world.db
		.updateTable('people')
		.set({ paused_at: null })
		.where('id', '=', mary.person)
		.execute();
	assert.equal(await follow(), 1);
	assert.equal((await sees(ada)).length, 1);
	await pauses.pause(world.db, world.keys, mary, world.now());
	assert.deepEqual(await sees(ada), []);
});

test('nobody calls whoever was erased', async () => {
	await isClosed();
	world.setNow('2026-10-15T06:00:00Z');
	await follow();

	await erase(world.db, world.keys, { kind: 'operator' }, mary.participation, world.now());

	assert.deepEqual(await sees(ada), []);
	for (const table of ['check_ins', 'check_in_stops'] as const)
		assert.deepEqual(await world.db.selectFrom(table).selectAll().execute(), []);
	world.setNow('2026-11-26T06:00:00Z');
	assert.equal(await follow(), 0);
});

test('nobody calls without a number and a safe time of hers, and it is tried again for ten days', async () => {
	await isClosed();
	const { db, keys } = world;
	await needs.save(db, keys, mary, someNeeds({ name: 'Mary' }), world.now());
	world.setNow('2026-10-15T06:00:00Z');
	assert.equal(await follow(), 0);

	world.setNow('2026-10-20T06:00:00Z');
	const safe = someNeeds({ days: ['3'], times: ['13:00'], phone: '07700 900455' });
	await needs.save(db, keys, mary, safe, world.now());
	assert.equal(await follow(), 1);
	const [call] = await sees(ada);
	assert.equal(call && dayOf(call.promised.from), '2026-10-21');
});

test('an advocate she does not let in does not call, and nobody calls with hard news she has not read', async () => {
	await isClosed();
	world.setNow('2026-10-15T06:00:00Z');
	const { db, keys, now } = world;
	const lets = (open: boolean) =>
		assignments.setLetIn(db, keys, mary, open ? advocatePanes : [], now());
	await lets(false);
	assert.deepEqual([await follow(), await planned()], [0, undefined]);

	await lets(true);
	await db.deleteFrom('news_choices').execute();
	assert.deepEqual([await follow(), await planned()], [0, undefined]);
});

test('once she has said no, taking back how a call went brings it back to nobody', async () => {
	await isClosed();
	world.setNow('2026-10-15T09:10:00Z');
	await follow();
	const { db, keys, now } = world;
	const [call] = await sees(ada);
	await callDesk.take(db, keys, ada, call?.id ?? '', now());
	await seesNumber(world, ada, call?.id ?? '');
	assert.ok(await callDesk.answer(db, keys, ada, call?.id ?? '', 'no-answer', now()));
	world.setNow('2026-10-15T09:12:00Z');
	await wants(false);

	assert.equal(await takeBack.takeBack(db, keys, ada, call?.id ?? '', now()), false);

	assert.deepEqual(await sees(ada), []);
});

test('what was noted of a call whose outcome was taken back is not said of how it went then', async () => {
	await isClosed();
	world.setNow('2026-10-15T09:10:00Z');
	await follow();
	const { db, keys, now } = world;
	const [{ id: call } = { id: '' }] = await sees(ada);
	await speaks();
	const note = { participation: mary.participation, picked: aPickedNote({ on: '2026-10-15' }) };
	await contactNotes.keep(db, keys, ada, { ...note, form: 'form', call }, now());
	const noted = () => db.selectFrom('contact_notes').select('step_seq').executeTakeFirst();
	assert.ok((await noted())?.step_seq);

	assert.equal(await takeBack.takeBack(db, keys, ada, call, now()), true);

	assert.deepEqual(await noted(), { step_seq: null });
});
