/** Two cases become one: hers goes on in the agency's case, all of it or nothing, and nobody else learns of it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { unlessSaid } from '#lib/domain/clock/ask-form.ts';
import type { DefendantKey, Telling } from '#lib/domain/event.ts';
import { aTelling } from '#tests/world/builders.ts';
import { kindsFor, urn } from '#tests/feed/incoming.ts';
import { aPaper, joiningUnderWay, thePoliceTell, victimOf } from '#tests/begin/joining.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as auditCheck from '#lib/server/audit/check.ts';
import * as cases from '#lib/server/case/cases.ts';
import * as namesGiven from '#lib/server/case/names-given.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { transaction } from '#lib/server/database.ts';
import * as joins from './joins.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as people from '#lib/server/people/people.ts';
import * as calls from '#lib/server/call/calls.ts';
import { openSessions } from '#lib/server/door/sessions.ts';
import * as waysIn from '#lib/server/door/ways-in.ts';
import { keepsANote } from '#tests/note/builders.ts';
import { aNotesForm, aTalk, writing } from '#tests/message/builders.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import * as contactNotesHers from '#lib/server/note/hers.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import * as notesRequests from '#lib/server/disclosure/requests.ts';
import { register } from '#lib/server/disclosure/taking.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as worries from '#lib/server/call/worries.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const arrest = aTelling({ kind: 'suspect-arrested', on: '2026-11-20' });
const told = aTelling({
	kind: 'victim-told',
	on: '2026-11-21',
	data: { about: 'suspect-arrested', by: 'police' }
});
const read = (victim: Victim) => cases.readFor(world.db, world.keys, victim, world.now());
const tell = (victim: Victim, ...tellings: Telling[]) =>
	cases.tellAs(world.db, world.keys, victim, tellings, world.now());

test('what she told stands in the case of the agency, hers alone, and the word of the agency leads', async () => {
	const { mary, paper, call, after } = await joiningUnderWay(world);
	await tell(mary, { ...arrest, on: '2026-11-19' }, told);
	await thePoliceTell(world, arrest);

	assert.equal(await call.join(), true);

	const her = await after();
	const open = await read(her);
	assert.deepEqual([her.caseId, her.enhanced], [paper.victim.caseId, 'yes']);
	assert.equal(open.urn, urn);
	assert.deepEqual(
		open.events.map(({ kind, toldBy }) => `${toldBy} ${kind}`),
		['police suspect-arrested', 'victim victim-told']
	);
	assert.deepEqual(
		open.differences.map(({ about }) => about),
		['day']
	);
	assert.equal(open.own.length, 1);
	assert.equal((await joins.readFor(world.db, world.keys, her, world.now()))?.state, 'joined');
});

test('another victim of the case sees nothing of it', async () => {
	const { mary, call } = await joiningUnderWay(world);
	const { victim: nora } = await aPaper(world);
	await tell(mary, arrest, told);
	const before = await kindsFor(world, nora);

	await call.join();

	assert.deepEqual([before, await kindsFor(world, nora)], [[], []]);
	const { own, differences } = await read(nora);
	assert.deepEqual([own, differences], [[], []]);
	assert.equal(await calls.newestFor(world.db, world.keys, nora), undefined);
});

test('she stays signed in, her way back in goes on, and the paper lets nobody in any more', async () => {
	const { mary, paper, call } = await joiningUnderWay(world);
	const sessions = openSessions(world.db, world.now);
	const session = await sessions.begin(mary.person, 'full', { sure: true });
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	const other = await sessions.begin(paper.victim.person, 'code', { sure: false });

	await call.join();

	assert.equal((await sessions.find(session))?.person, mary.person);
	assert.equal(await sessions.find(other), undefined);
	const found = await waysIn.find(world.db, world.keys, `${way.number} ${way.words}`);
	assert.equal(found.owner?.person, mary.person);
	assert.equal(await waysIn.proves(world.keys, found), true);
	assert.equal(await victimOf(world, paper.victim.person), undefined);
});

test('what she needs, asked and chose goes on, and what was kept under the paper is added', async () => {
	const { mary, paper, call, after } = await joiningUnderWay(world);
	const { db, keys, now } = world;
	await tell(mary, arrest);
	const [own] = (await read(mary)).own;
	const row = { duty: 'arrest', because: own!.event.id, to: 'police' } as const;
	await letters.setAnswering(db, keys, mary, row, unlessSaid, now());
	await needs.save(db, keys, paper.victim, someNeeds({ speaks: 'Tigrinya' }), now());
	await newsChoices.showAlways(db, keys, mary, now());
	await newsChoices.showAlways(db, keys, paper.victim, now());

	await call.join();

	const her = await after();
	assert.deepEqual(
		(await letters.listFor(db, keys, her)).map(({ because }) => because),
		[own!.event.id]
	);
	assert.equal((await needs.readFor(db, keys, her, now()))?.speaks, 'Tigrinya');
	assert.equal((await newsChoices.readFor(db, her)).always, true);
	await cases.takeBack(db, keys, her, own!.event.id, now());
	assert.deepEqual((await read(her)).own, []);
});

test('what she said in her own case is kept where something was said under the paper too', async () => {
	const { mary, paper, call, after } = await joiningUnderWay(world);
	const { db, keys, now } = world;
	await needs.save(db, keys, mary, someNeeds({ speaks: 'Polish' }), now());
	await needs.save(db, keys, paper.victim, someNeeds({ speaks: 'Tigrinya' }), now());

	await call.join();

	assert.equal((await needs.readFor(db, keys, await after(), now()))?.speaks, 'Polish');
});

test('what she calls people goes on, with the names given under the paper to whom she gave none', async () => {
	const { mary, paper, call, after } = await joiningUnderWay(world);
	const { db, keys, now } = world;
	const called = (names: Readonly<Record<string, string>>) =>
		new Map(Object.entries(names) as [DefendantKey, string][]);
	await namesGiven.give(db, keys, mary, called({ one: 'Tom' }), now());
	await namesGiven.give(db, keys, paper.victim, called({ one: 'Dan', two: 'Sam' }), now());

	await call.join();

	assert.deepEqual((await read(await after())).names, called({ two: 'Sam', one: 'Tom' }));
});

test('the number the police recorded is hers now, for the next time we have to be sure', async () => {
	const { call, paper, after } = await joiningUnderWay(world);

	await call.join();

	const { person } = await after();
	const contact = await transaction(world.db, (trx) => people.contactOf(trx, world.keys, person));
	assert.deepEqual(contact, { name: 'Mary Recorded', phone: paper.phone });
});

test('both chains of who looked are whole, and each says that the cases were joined', async () => {
	const { mary, paper, call } = await joiningUnderWay(world);

	await call.join();
	await read(await victimOf(world, mary.person));

	for (const caseId of [mary.caseId, paper.victim.caseId]) {
		const chain = `case:${caseId}` as const;
		const acts = await world.db
			.selectFrom('audit')
			.select(['act', 'actor_id'])
			.where('chain', '=', chain)
			.execute();
		const joinedBy = acts.filter(({ act }) => act === 'cases-joined').map((one) => one.actor_id);
		assert.deepEqual(joinedBy, [call.staff.person]);
		assert.equal(await auditCheck.firstBroken(world.db, world.keys, chain), undefined);
	}
	const kept = await world.db.selectFrom('joins').select('own_case').executeTakeFirst();
	assert.equal(kept?.own_case, mary.caseId);
});

test('an agency that tells after the joining tells her, and owes her the call about her safety', async () => {
	const { call, after } = await joiningUnderWay(world);
	await call.join();

	await thePoliceTell(world, aTelling({ kind: 'released-from-prison', on: '2026-11-25' }));

	const her = await after();
	assert.deepEqual(await kindsFor(world, her), ['released-from-prison']);
	assert.equal((await calls.safetyFor(world.db, world.keys, her))?.state, 'asked');
});

test('what was said and noted under the paper, a worry and a request for notes go on at her own place, sealed by its keys', async () => {
	const { db, keys } = world;
	const { paper, call, after } = await joiningUnderWay(world);
	const { ada, eve } = await aTalk(world, paper.victim);
	await talks.send(db, keys, paper.victim, writing('Under the paper.'), world.now());
	await talkDesk.worry(db, keys, ada, paper.victim.participation, world.now());
	await keepsANote(world, ada, paper.victim);
	const asked = await register(db, keys, ada, { about: urn, form: aNotesForm() }, world.now());
	assert.ok(asked?.was === 'registered');
	const { id } = asked;
	await notesHers.say(db, keys, paper.victim, { id, view: 'agree' }, world.now());
	const given = { outcome: 'given', reason: 'tests-met', sorts: ['messages'] } as const;
	assert.equal(await notesRequests.decide(db, keys, eve, { id, ...given }, world.now()), undefined);

	assert.equal(await call.join(), true);

	const her = await after();
	const talk = await talks.readFor(db, keys, her, { all: true, now: world.now() });
	assert.deepEqual(
		[talk.door, ...talk.messages.map(({ words }) => words)],
		['open', 'Under the paper.']
	);
	const thread = await talkDesk.readFor(db, keys, ada, her.participation, world.now());
	assert.equal(thread?.messages.length, 1);
	const noted = await contactNotes.readFor(db, keys, ada, her.participation, world.now());
	assert.deepEqual(
		noted?.notes.map(({ note }) => note.needs),
		[['court']]
	);
	assert.equal((await contactNotesHers.allOf(db, keys, her)).length, 1);
	const [request] = await notesHers.listFor(db, keys, her);
	assert.deepEqual([request?.reference, request?.handed?.length], ['REF 1', 1]);
	assert.equal((await worries.openFor(db, keys, ada, world.now())).length, 1);
});
