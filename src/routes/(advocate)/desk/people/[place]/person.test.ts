/** The page of a person: each part is there by its own read, and nothing of it for whoever has no part in her. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as draft from '#lib/server/message/draft.ts';
import { write } from '#lib/server/message/in-english.ts';
import * as talkDesk from '#lib/server/message/desk.ts';
import * as talks from '#lib/server/message/hers.ts';
import * as needsNone from '#lib/server/message/needs-none.ts';
import * as tasks from '#lib/server/note/tasks.ts';
import * as needs from '#lib/server/reach/needs.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { someNeeds } from '#tests/case/own-builders.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aTalk, writing } from '#tests/message/builders.ts';
import { isAway } from '#tests/team/at-work.ts';
import { aColleague } from '#tests/team/staff.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { todayFor } from '../../today.ts';
import { readEnglish } from './english.ts';
import { personFor } from './person.ts';

let world: TestWorld;
let mary: Victim;
let ada: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn, { name: 'Mary' });
	({ ada, eve } = await aTalk(world, mary));
});
afterEach(() => world.close());

const sees = (staff: Staff) => {
	const { db, keys } = world;
	const asked = { db, keys, staff, place: mary.participation, now: world.now() };
	return personFor(asked, undefined);
};

test('before she opens her case her messages are there and nothing of the case; afterwards what she opened', async () => {
	await talks.send(world.db, world.keys, mary, writing('Can we talk?'), world.now());

	const before = await sees(ada);
	assert.equal(before?.thread?.messages[0]?.words, 'Can we talk?');
	assert.deepEqual([before.opened, before.news, before.letIn], [undefined, undefined, undefined]);

	await assignments.setLetIn(world.db, world.keys, mary, ['now'], world.now());
	const after = await sees(ada);
	assert.ok(after?.opened?.steps);
	assert.deepEqual([after.opened.late, after.opened.happened], [undefined, undefined]);
});

test('what waits for an answer is all there, read or not, and once one of us has written the last three are', async () => {
	const all = ['He has a key', 'Call the police', 'Are you there?', 'Please', 'Please answer'];
	for (const words of all) {
		await talks.send(world.db, world.keys, mary, writing(words), world.now());
		world.setNow(new Date(world.now() + 60_000).toISOString());
	}

	const first = (await sees(ada))?.thread?.messages.map(({ words }) => words);

	assert.deepEqual(first, all);
	assert.equal((await sees(ada))?.thread?.messages.length, 5);
	const told = { participation: mary.participation, ...writing('I am here') };
	await talkDesk.send(world.db, world.keys, ada, told, world.now());
	assert.equal((await sees(ada))?.thread?.messages.length, 3);
});

test('for whoever has no part in her nothing is there, not even that she is', async () => {
	const other = await aColleague({ world }, 'advocate', 'west', 'Zed');

	assert.equal(await sees(other), undefined);
	// Of the same team, and may read the notes on a page of their own.
	assert.equal(await sees(eve), undefined);
});

test('what an advocate was typing is theirs alone, and stands in the box again', async () => {
	const { db, keys } = world;
	const writer = { participation: mary.participation, staff: ada.person };
	await draft.keep(db, keys, writer, 'I have asked', world.now());

	assert.equal((await sees(ada))?.thread?.draft, 'I have asked');
	assert.equal(await draft.find(db, keys, mary, world.now()), undefined);
});

test('where she needs an interpreter, booking one is a press away until it stands on the list', async () => {
	const { db, keys } = world;
	await needs.save(db, keys, mary, someNeeds({ talking: ['interpreter'] }), world.now());
	assert.equal((await sees(ada))?.booking, undefined);
	await assignments.setLetIn(db, keys, mary, ['needs'], world.now());

	const words = (await sees(ada))?.booking;
	assert.equal(words, 'Book an interpreter');
	const on = addDays(dayOf(world.now()), 1);
	const task = { participation: mary.participation, words, on, form: newId() };
	await tasks.add(db, keys, ada, task, world.now());

	const after = await sees(ada);
	assert.equal(after?.booking, undefined);
	assert.deepEqual(
		after?.tasks.map(({ what }) => what),
		[words]
	);
});

test('what she wrote in another language is read out by a person, which is a press away until it stands on the list', async () => {
	const { db, keys } = world;
	await talks.send(db, keys, mary, writing('Can we talk?'), world.now());
	assert.equal((await sees(ada))?.reading, undefined);
	const polish = { ...writing('Czy muszę tam być?'), language: 'pl' as const };
	// Of two in one instant chance would say which is the last.
	await talks.send(db, keys, mary, polish, world.now() + 1);

	const seen = await sees(ada);
	const message = seen?.thread?.messages.at(-1);
	assert.deepEqual([message?.words, message?.lang], ['Czy muszę tam być?', 'pl']);
	assert.equal(seen?.reading, 'Have an interpreter read the message to me');
	const on = addDays(dayOf(world.now()), 1);
	const task = { participation: mary.participation, words: seen.reading, on, form: newId() };
	await tasks.add(db, keys, ada, task, world.now());
	assert.equal((await sees(ada))?.reading, undefined);
});

test('who stands in sees for whom and until when, the messages and notes, and nothing of the case', async () => {
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	await assignments.setLetIn(world.db, world.keys, mary, ['now'], world.now());
	assert.equal(await sees(ben), undefined);
	await isAway(world, ada, { from: world.now(), to: instantOf('2026-11-27') }, ben);

	const seen = await sees(ben);
	assert.equal(seen?.cover, 'for Ada, away until Thursday 26 November');
	assert.ok(seen?.thread && seen.noted);
	assert.deepEqual([seen.name, seen.opened], ['Mary', undefined]);
	assert.equal((await sees(ada))?.cover, undefined);

	await talks.close(world.db, world.keys, mary, world.now());
	const shut = await sees(ben);
	assert.deepEqual([shut?.thread, shut?.cover], [undefined, seen.cover]);
});

test('on Today a message and a task of whoever is away say for whom they are', async () => {
	const { db, keys } = world;
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	await talks.send(db, keys, mary, writing('Can we talk?'), world.now());
	const on = addDays(dayOf(world.now()), 1);
	const task = { participation: mary.participation, words: 'Ring the court', on, form: newId() };
	await tasks.add(db, keys, ada, task, world.now());
	const rowsFor = async (staff: Staff) => {
		const { today } = await todayFor({ world }, staff, null);
		const rows = today.groups.flatMap((group) => group.rows);
		return rows.map(({ sort, chips }) => [sort, chips.at(-1)?.text]);
	};
	assert.deepEqual(await rowsFor(ben), []);
	await isAway(world, ada, { from: world.now(), to: instantOf('2026-11-27') }, ben);

	const marked = 'for Ada, away until Thursday 26 November';
	assert.deepEqual(await rowsFor(ben), [
		['message', marked],
		['task', marked]
	]);
	assert.deepEqual(await rowsFor(ada), [
		['message', 'not read'],
		['task', undefined]
	]);
});

test('what she wrote in another language has a place for its English, a draft of it waits on, and a form says what is missing', async () => {
	const { db, keys, now } = world;
	await talks.send(db, keys, mary, { ...writing('Boję się'), language: 'pl' }, now());
	const first = await sees(ada);
	const message = first?.thread?.messages[0]?.id ?? '';
	assert.ok(first?.reading);
	assert.deepEqual(Object.keys(first?.thread?.english ?? {}), [message]);

	const about = { participation: mary.participation, message, seen: undefined };
	await write(db, keys, ada, { ...about, words: 'I fear', reading: 'draft' }, now());
	const drafted = await sees(ada);
	assert.match(drafted?.thread?.english[message]?.head ?? '', /^Draft in English, by you/);
	assert.ok(drafted?.reading);

	const better = { ...about, words: 'I am afraid', reading: 'interpreter', seen: now() } as const;
	await write(db, keys, ada, better, now());
	const read = await sees(ada);
	assert.equal(read?.thread?.english[message]?.words, 'I am afraid');
	assert.equal(read?.reading, undefined);

	const empty = readEnglish(new FormData());
	assert.deepEqual(empty.ok || Object.keys(empty.errors), ['english', 'reading']);
});

test('on Today a message that was read stands until it is answered or is said to need no answer', async () => {
	const { db, keys, now } = world;
	await talks.send(db, keys, mary, writing('Thank you'), now());
	const lines = async () => {
		const { today } = await todayFor({ world }, ada, null);
		return today.groups.flatMap(({ rows }) => rows.map(({ line }) => line));
	};
	const waits = ['1 message is waiting for an answer'];
	assert.deepEqual(await lines(), waits);

	const seen = await sees(ada);
	assert.deepEqual(await lines(), waits);
	const [message] = seen?.thread?.messages ?? [];
	assert.deepEqual(seen?.thread?.answers, { [message!.id]: {} });

	const of = { participation: mary.participation, message: message!.id };
	await needsNone.say(db, keys, ada, of, now());
	assert.deepEqual(await lines(), []);
	const { said } = (await sees(ada))?.thread?.answers[message!.id] ?? {};
	assert.match(said ?? '', /, you: this needs no answer/);
});
