/** The contacts of some days as a list and a file: one's own, a supervisor's team's, and nobody's name in the file. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { referenceOf } from '#lib/domain/note/line.ts';
import type { PickedNote } from '#lib/domain/note/contact.ts';
import type { Urn } from '#lib/domain/case/urn.ts';
import { aCallMade, aPickedNote } from '#tests/note/builders.ts';
import { counted } from '#tests/world/counted.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { anAdvocateOf } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as contactNotes from './notes.ts';
import * as contacts from './contacts.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import { works } from '#tests/team/at-work.ts';
import { joinTeam } from '#lib/server/team/members.ts';
import { transaction } from '#lib/server/database.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn, { name: 'CANARY Mary' });
	({ ada, eve } = await anAdvocateOf(world, mary));
});
afterEach(() => world.close());

type Of = contacts.Wanted;
const own: Of = { days: 7, of: 'own' };
const listed = (by: Staff, wanted = own) =>
	contacts.listFor(world.db, world.keys, by, wanted, world.now());
const file = async (by: Staff, wanted = own) => {
	const text = await contacts.copyFor(world.db, world.keys, by, wanted, world.now());
	assert.ok(!text.includes('CANARY') && !text.includes(urn) && !text.includes('07700'), text);
	return parse(text, { columns: true }) as Record<string, string>[];
};
const notes = (by: Staff, over: Partial<PickedNote> = {}, call?: string) => {
	const { participation } = mary;
	const keeping = { participation, picked: aPickedNote(over), form: newId(), call };
	return contactNotes.keep(world.db, world.keys, by, keeping, world.now());
};

test('a call without a note, the same with its note, and a contact that was no call are a line each', async () => {
	const call = await aCallMade(world, ada, { of: mary, went: 'spoke' });
	const reference = referenceOf(mary.participation);
	const empty = { need: '', action: '', next_step: '', next_date: '' };
	const line = { reference, date: '2026-11-25', channel: 'phone', outcome: 'spoke' };
	assert.deepEqual(await file(ada), [{ ...line, ...empty }]);

	await notes(ada, { needs: ['court', 'talk'] }, call);
	await notes(ada, { channel: 'letter', next: 'no-step', nextOn: '' });

	assert.deepEqual(await file(ada), [
		{
			...{ ...line, need: 'court;talk', action: 'explained' },
			...{ next_step: 'call', next_date: '2026-12-01' }
		},
		{
			...{ ...line, channel: 'letter', outcome: '', need: 'court', action: 'explained' },
			...{ next_step: 'no-step', next_date: '' }
		}
	]);
});

test('a stranger’s call is a line of its own, by a reference that is hers alone', async () => {
	const call = await aCallMade(world, ada, { went: 'no-answer' });

	const [line, ...more] = await file(ada);

	assert.deepEqual(more, []);
	assert.deepEqual([line?.reference, line?.outcome], [referenceOf(call), 'no-answer']);
	const { contacts: shown } = await listed(ada);
	assert.deepEqual(
		shown.map(({ name, participation }) => [name, participation]),
		[['CANARY Sam', undefined]]
	);
});

test('each sees their own, a supervisor also the team’s without names, and no other team any', async () => {
	await aCallMade(world, ada, { of: mary, went: 'spoke' });
	await notes(ada);
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	const west = await aColleague({ world }, 'supervisor', 'west', 'West');
	const team: Of = { days: 7, of: 'team' };

	assert.equal((await listed(ada)).all, 2);
	for (const one of [ben, eve, west]) assert.equal((await listed(one)).all, 0);
	const { contacts: ofTeam, all } = await listed(eve, team);
	assert.equal(all, 2);
	assert.ok(ofTeam.every(({ name }) => name === undefined));
	assert.equal((await file(eve, team)).length, 2);
	for (const one of [ada, ben, west]) assert.equal((await listed(one, team)).all, 0);
	assert.deepEqual(await file(west, team), []);
});

test('a correction takes the place of what it corrects, and the call stays one contact', async () => {
	const call = await aCallMade(world, ada, { of: mary, went: 'spoke' });
	await notes(ada, { needs: ['court'] }, call);
	const now = world.now();
	const noted = await contactNotes.readFor(world.db, world.keys, ada, mary.participation, now);
	const corrects = noted!.notes[0]!.id;
	const picked = aPickedNote({ needs: ['rights'] });
	const keeping = { participation: mary.participation, picked, form: newId(), corrects };
	await contactNotes.keep(world.db, world.keys, ada, keeping, now);

	assert.deepEqual(
		(await file(ada)).map(({ need, outcome }) => [need, outcome]),
		[['rights', 'spoke']]
	);
});

test('a week is seven days in London with today, and what was before stands in the four weeks alone', async () => {
	await aCallMade(world, ada, { of: mary, went: 'spoke' });

	for (const [at, seven, all] of [
		['2026-12-01T23:59:00Z', 1, 1],
		['2026-12-02T00:00:00Z', 0, 1],
		['2026-12-22T23:59:00Z', 0, 1],
		['2026-12-23T00:00:00Z', 0, 0]
	] as const) {
		world.setNow(at);
		assert.deepEqual(
			[(await file(ada)).length, (await file(ada, { days: 28, of: 'own' })).length],
			[seven, all],
			at
		);
	}
});

test('that it was listed stands on her list once a day, and that it was copied out each time', async () => {
	await aCallMade(world, ada, { of: mary, went: 'spoke' });
	await listed(ada);
	await listed(ada);
	await file(ada);
	world.setNow('2026-11-25T10:01:00Z');
	await file(ada);

	const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	const times = (act: string) =>
		days.flatMap(({ lines }) => lines).find((line) => line.act === act)?.times;
	assert.deepEqual([times('contact-listed'), times('contact-copied')], [1, 2]);
});

test('who made a call of hers may note it for a week, and reads what they noted and no more', async () => {
	await notes(ada, { channel: 'meeting' });
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	assert.equal(await notes(ben), undefined);
	const call = await aCallMade(world, ben, { of: mary, went: 'spoke' });

	assert.deepEqual(await notes(ben, {}, call), { was: 'kept' });
	const read = () =>
		contactNotes.readFor(world.db, world.keys, ben, mary.participation, world.now());
	assert.deepEqual(
		(await read())?.notes.map(({ note }) => note.channel),
		['phone']
	);
	world.setNow('2026-12-02T09:59:00Z');
	assert.ok(await read());
	world.setNow('2026-12-02T10:00:00Z');
	assert.equal(await read(), undefined);
});

test('a line leads to her notes only while they are open to this one, and a supervisor reads them', async () => {
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	await aCallMade(world, ben, { of: mary, went: 'spoke' });
	const opens = async (staff: Staff, wanted: Of) =>
		(await listed(staff, wanted)).contacts.map((one) => one.opens);
	const month: Of = { days: 28, of: 'own' };

	assert.deepEqual(await opens(ben, month), ['note']);
	assert.deepEqual(await opens(eve, { days: 28, of: 'team' }), ['read']);
	world.setNow('2026-12-03T10:00:00Z');
	assert.deepEqual(await opens(ben, month), [undefined]);
});

test('ten contacts, and ten people to choose from, cost as many questions as one', async () => {
	const meet = async (nth: number) => {
		const victim = nth
			? await aVictimOf(world, `01GD000000${nth}` as Urn, { name: `N ${nth}` })
			: mary;
		const given = { participation: victim.participation, advocate: ada.person };
		if (nth) await assignments.give(world.db, world.keys, eve, given, world.now());
		await aCallMade(world, ada, { of: victim, went: 'spoke' });
	};
	const asked = async () => [
		await counted(world.db, (db) => contacts.listFor(db, world.keys, ada, own, world.now())),
		await counted(world.db, (db) => contactNotes.peopleOf(db, world.keys, ada, world.now()))
	];
	await meet(0);
	const first = await asked();
	for (let nth = 1; nth < 10; nth += 1) await meet(nth);

	assert.deepEqual(await asked(), first);
	assert.deepEqual(new Set((await listed(ada)).contacts.map(({ name }) => name)).size, 10);
});

for (const [night, called, last, over] of [
	['spring', '2027-03-25T00:10:00Z', '2027-03-31T22:59:00Z', '2027-03-31T23:00:00Z'],
	['autumn', '2026-10-19T23:10:00Z', '2026-10-26T23:59:00Z', '2026-10-27T00:00:00Z']
] as const)
	test(`seven days over the night of ${night} on which the clocks change end at midnight in London`, async () => {
		world.setNow(called);
		await aCallMade(world, ada, { went: 'no-answer' });

		world.setNow(last);
		assert.equal((await file(ada)).length, 1);
		world.setNow(over);
		assert.equal((await file(ada)).length, 0);
	});

test('two notes of one call, made at one moment, are a line each, and the call is one', async () => {
	const call = await aCallMade(world, ada, { of: mary, went: 'spoke' });

	await Promise.all([
		notes(ada, { needs: ['court'] }, call),
		notes(ada, { needs: ['talk'] }, call)
	]);

	const lines = await file(ada);
	assert.deepEqual(lines.map(({ need }) => need).sort(), ['court', 'talk']);
	assert.deepEqual(lines.map(({ outcome }) => outcome).sort(), ['', 'spoke']);
	assert.equal((await listed(ada)).all, 2);
});

test('what somebody did for a team stays that team’s when they have moved or left, and no other team sees it', async () => {
	const team: Of = { days: 7, of: 'team' };
	const wes = await aColleague({ world }, 'supervisor', 'west', 'Wes');
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	const { db, now } = world;
	// Whose a call of no team was is known by a case of theirs, or by the rota.
	await works(world, ben, { from: now() - 60_000, to: now() + 60_000 }, 'east');
	await aCallMade(world, ben, { went: 'no-answer' });
	const call = await aCallMade(world, ada, { of: mary, went: 'spoke' });
	const ofTeam = await aCallMade(world, ada, { went: 'no-answer' });
	await db.updateTable('calls').set({ team: 'east' }).where('id', '=', ofTeam).execute();
	await notes(ada, {}, call);
	await notes(ada, { channel: 'letter' });
	const before = await file(eve, team);
	assert.equal(before.length, 4);

	for (const to of ['west', undefined]) {
		world.setNow('2026-11-26T10:00:00Z');
		for (const { person } of [ada, ben]) {
			await db.deleteFrom('team_members').where('person_id', '=', person).execute();
			if (to) await transaction(db, (trx) => joinTeam(trx, person, to));
		}
		if (to) await works(world, ben, { from: now(), to: now() + 60_000 }, to);
		assert.deepEqual(await file(eve, team), before);
		for (const one of [ada, ben]) assert.deepEqual(await file(one), []);
		assert.equal((await listed(wes, team)).all, 0);
	}
});
