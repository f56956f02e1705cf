/** Ending the work with her: by the advocate who has the case, with nothing owed to her, once, told, and what follows later. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import type { FinishReason } from '#lib/domain/advocate/finishing.ts';
import { sayChange } from '#lib/i18n/advocate/stay-words.ts';
import { aTelling } from '#tests/world/builders.ts';
import { aMessage, anAgency, aVictimOf, urn } from '#tests/feed/incoming.ts';
import { writing } from '#tests/message/builders.ts';
import { keepsANote } from '#tests/note/builders.ts';
import { aColleague } from '#tests/team/staff.ts';
import { areThere, aTeam, aVictimWith } from '#tests/team/staying.ts';
import { aCall } from '#tests/rules/folk.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import * as checkIns from '#lib/server/call/check-ins.ts';
import * as worries from '#lib/server/call/worries.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import * as inbox from '#lib/server/feed/inbox.ts';
import { purge } from '#lib/server/keep/retention.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as assignments from './assignments.ts';
import * as changes from './changes.ts';
import * as finishing from './finishing.ts';
import * as herAdvocate from './hers.ts';
import * as herChanges from './her-changes.ts';
import * as plannedChanges from './planned-changes.ts';

let world: TestWorld;
let eve: Staff;
let ada: Staff;
let ben: Staff;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	({ eve, ada, ben } = await aTeam(world));
	await areThere(world, ada, ben);
	mary = await aVictimWith(world, eve, ada);
});
afterEach(() => world.close());

const finish = (reason: FinishReason = 'nothing-more', by = ada) => {
	const { db, keys, now } = world;
	return finishing.finish(db, keys, by, { participation: mary.participation, reason }, now());
};
const standing = async (by = ada) => {
	const { db, keys, now } = world;
	return finishing.standingFor(db, keys, by, mary.participation, now());
};
const inTheWay = async () => (await standing())?.inTheWay;
const told = () => herChanges.readFor(world.db, world.keys, mary, world.now());
const has = async () => (await herAdvocate.readFor(world.db, world.keys, mary, world.now()))?.name;
const owed = async () =>
	(await world.db.selectFrom('notices').select(['kind', 'person_id']).execute()).filter(
		({ kind }) => kind === 'advocate-changes'
	);
const begins = (planned: Staff) => {
	const on = { reason: 'other-work', on: '2026-12-01' } as const;
	const asked = { participation: mary.participation, advocate: planned.person, ...on };
	return changes.plan(world.db, world.keys, eve, asked, world.now());
};

test('the advocate who has the case ends it, and she reads who, when and why, until somebody has it again', async () => {
	assert.equal(await finish(), 'finished');

	assert.equal(await has(), undefined);
	const says = await told();
	assert.deepEqual(
		[says?.state, says?.from, says?.to, says?.on, says?.reason],
		['ended', 'Ada', undefined, '2026-11-25', 'nothing-more']
	);
	assert.deepEqual(await owed(), [{ kind: 'advocate-changes', person_id: mary.person }]);
	world.setNow('2027-06-01T10:00:00Z');
	assert.equal((await told())?.state, 'ended');
	const { db, keys, now } = world;
	const given = { participation: mary.participation, advocate: ben.person };
	assert.ok(await assignments.give(db, keys, eve, given, now()));
	assert.equal(await told(), undefined);
});

test('what she reads says who, why, that she can ask again, and until when things are kept', async () => {
	await finish('she-asked');
	const says = await told();
	assert.ok(says);

	const text = sayChange(says, 'en', world.now()).join(' ');

	for (const part of ['Ada', 'you asked', 'ask for a call', '24 November 2028', '25 November 2029'])
		assert.ok(text.includes(part), `${part}: ${text}`);
	for (const lang of ['pl', 'ar'] as const)
		assert.equal(sayChange(says, lang, world.now()).length, 4);
});

test('sent twice it is one end, of which she is told once', async () => {
	assert.deepEqual([await finish(), await finish()], ['finished', 'finished']);

	assert.equal((await owed()).length, 1);
	assert.equal((await world.db.selectFrom('advocate_changes').selectAll().execute()).length, 1);
});

test('nobody but the advocate who has the case ends it, nor while her page rests', async () => {
	const yan = await aColleague({ world }, 'advocate', 'west', 'Yan');
	for (const other of [ben, eve, yan]) {
		assert.equal(await standing(other), undefined);
		assert.equal(await finish('she-asked', other), 'refused');
	}
	await pauses.pause(world.db, world.keys, mary, world.now());
	assert.deepEqual([await standing(), await finish()], [undefined, 'refused']);

	const open = world.db.selectFrom('assignments').selectAll().where('ended_at', 'is', null);
	assert.equal((await open.execute()).length, 1);
	assert.deepEqual(await owed(), []);
});

test('a supervisor of the team sees who ended it and why, and another team does not', async () => {
	const zoe = await aColleague({ world }, 'supervisor', 'west', 'Zoe');
	await finish('case-over');
	const seen = async (by: Staff) =>
		(await plannedChanges.listFor(world.db, world.keys, by, world.now())).map(
			({ state, from, to, reason }) => [state, from, to, reason]
		);

	assert.deepEqual(await seen(eve), [['ended', 'Ada', undefined, 'case-over']]);
	assert.deepEqual(await seen(zoe), []);
	world.setNow('2026-12-20T10:00:00Z');
	assert.deepEqual(await seen(eve), []);
});

test('a promised call is in the way until it is done, and one of another team is not told', async () => {
	const call = await aCall(world, mary);
	const of = (team: string | null) =>
		world.db.updateTable('calls').set({ team }).where('id', '=', call).execute();

	await of('east');
	assert.deepEqual(await inTheWay(), ['call']);
	assert.equal(await finish('she-asked'), 'in-the-way');
	await of('west');
	assert.deepEqual(await inTheWay(), []);
	await of('east');
	await world.db.updateTable('calls').set({ state: 'done' }).where('id', '=', call).execute();
	assert.equal(await finish(), 'finished');
});

test('an open worry is in the way until a person says how it ended', async () => {
	const { db, keys, now } = world;
	await talks.open(db, keys, mary, now());
	await talkDesk.worry(db, keys, ada, mary.participation, now());
	assert.deepEqual(await inTheWay(), ['worry']);
	assert.equal(await finish(), 'in-the-way');

	const worry = (await worries.openAt(db, ada, mary.participation, now())) ?? '';
	assert.ok(await worries.record(db, keys, ada, { worry, act: 'said-safe' }, now()));

	assert.equal(await finish(), 'finished');
});

test('a message of hers is in the way until it is answered, or she closed the messages', async () => {
	const { db, keys, now } = world;
	await talks.open(db, keys, mary, now());
	await talks.send(db, keys, mary, writing('Hello'), now());
	assert.deepEqual(await inTheWay(), ['message']);
	await talkDesk.readFor(db, keys, ada, mary.participation, now());
	assert.equal(await finish(), 'in-the-way');

	world.setNow('2026-11-25T10:05:00Z');
	await talkDesk.send(
		db,
		keys,
		ada,
		{ participation: mary.participation, ...writing('Yes') },
		now()
	);
	assert.deepEqual(await inTheWay(), []);
	world.setNow('2026-11-25T10:10:00Z');
	await talks.send(db, keys, mary, writing('Thanks'), now());
	assert.deepEqual(await inTheWay(), ['message']);
	await assignments.letOut(db, keys, mary, now());
	assert.equal(await finish(), 'finished');
});

test('another advocate who is planned is in the way, and a child whose page an advocate holds', async () => {
	assert.equal(await begins(ben), 'planned');
	assert.deepEqual([await inTheWay(), await finish()], [['change'], 'in-the-way']);
	await world.db.updateTable('advocate_changes').set({ ended_at: 1, state: 'stopped' }).execute();
	const later = world.now() + 1e11;
	await world.db
		.insertInto('children')
		.values({
			...{ participation_id: mary.participation, begun_with: null },
			...{ own_from: later, grown_from: later }
		})
		.execute();
	assert.deepEqual([await inTheWay(), await finish('she-asked')], [['child'], 'in-the-way']);
});

test('calls that ask how she is come first, unless she asked to stop or said no to them', async () => {
	const { db, keys, now } = world;
	await newsChoices.showAlways(db, keys, mary, now());
	const police = await anAgency(world, 'police', '01');
	const closed = aTelling({ kind: 'closed-without-charge', on: '2026-11-25' });
	await inbox.take(db, keys, police, [aMessage({ urn, tellings: [closed] })], now());

	assert.deepEqual([await inTheWay(), await finish('case-over')], [['check-ins'], 'in-the-way']);
	await checkIns.setWanted(db, keys, mary, { wanted: false }, now());
	assert.deepEqual(await inTheWay(), []);
	await checkIns.setWanted(db, keys, mary, { wanted: true }, now());
	assert.equal(await finish('she-asked'), 'finished');
	world.setNow('2026-12-09T10:00:00Z');
	assert.equal(await checkIns.follow(db, keys, now()), 0);
});

test('730 days after it messages and worries are gone, and in the third year notes, by the purge of each hour alone', async () => {
	const { db, keys, now } = world;
	const jane = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	const given = { participation: jane.participation, advocate: ben.person };
	assert.ok(await assignments.give(db, keys, eve, given, now()));
	for (const [one, by] of [
		[mary, ada],
		[jane, ben]
	] as const) {
		await talks.open(db, keys, one, now());
		await talkDesk.send(
			db,
			keys,
			by,
			{ participation: one.participation, ...writing('Hi') },
			now()
		);
		await talkDesk.worry(db, keys, by, one.participation, now());
		const worry = (await worries.openAt(db, by, one.participation, now())) ?? '';
		assert.ok(await worries.record(db, keys, by, { worry, act: 'said-safe' }, now()));
		await keepsANote(world, by, one);
	}
	assert.equal(await finish(), 'finished');
	const left = async () => {
		const counts: string[] = [];
		for (const table of ['messages', 'worries', 'contact_notes'] as const)
			for (const { participation_id: place } of await db
				.selectFrom(table)
				.select('participation_id')
				.distinct()
				.execute())
				counts.push(`${table} ${place === mary.participation ? 'mary' : 'jane'}`);
		return counts.toSorted();
	};
	const hers = ['contact_notes mary', 'messages mary', 'worries mary'];
	const others = ['contact_notes jane', 'messages jane', 'worries jane'];

	world.setNow('2028-11-24T10:00:00Z');
	await purge(db, now());
	assert.deepEqual(await left(), [...hers, ...others].toSorted());
	world.setNow('2028-11-24T10:00:01Z');
	await purge(db, now());
	assert.deepEqual(await left(), ['contact_notes mary', ...others].toSorted());
	world.setNow('2029-11-26T10:00:00Z');
	await purge(db, now());
	assert.deepEqual(await left(), others);
});
