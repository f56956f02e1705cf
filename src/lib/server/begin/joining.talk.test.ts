/** Two cases become one: what was said under the paper, and who asked for notes, is hers and read by her keys. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { keepsANote } from '#tests/note/builders.ts';
import { joiningUnderWay } from '#tests/begin/joining.ts';
import { aNotesForm, aTalk, writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as contactNotes from '#lib/server/note/notes.ts';
import * as contactNotesHers from '#lib/server/note/hers.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import * as notesRequests from '#lib/server/disclosure/requests.ts';
import { register } from '#lib/server/disclosure/taking.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as worries from '#lib/server/call/worries.ts';
import { urn } from '#tests/feed/incoming.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

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
