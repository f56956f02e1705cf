/** Messages between a victim and her advocate: open to the two of them and whoever stands in, to nobody else, and each once. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import type { Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { hours, isAway } from '#tests/team/at-work.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aColleague } from '#tests/team/staff.ts';
import { aTalk, anAdvocateOf, writing } from '#tests/message/builders.ts';
import { beforeEachTransaction } from '#tests/world/moment.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { endsCase } from '#tests/team/ends-case.ts';
import * as assignments from '#lib/server/advocate/assignments.ts';
import * as accessLog from '#lib/server/looked/access-log.ts';
import * as sights from '#lib/server/access/sights.ts';
import * as talkDesk from './desk.ts';
import * as rows from './rows.ts';
import * as talks from './hers.ts';

let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const other = readUrn('01GD7654321') as Urn;
type Staff = Parameters<typeof talkDesk.readFor>[2];
const writes = (words: string, form?: string, who = mary) =>
	talks.send(world.db, world.keys, who, writing(words, form), world.now());
const answers = (by: Staff, words: string, form?: string) => {
	const told = { participation: mary.participation, ...writing(words, form) };
	return talkDesk.send(world.db, world.keys, by, told, world.now());
};
const opens = (by: Staff, whose = mary) =>
	talkDesk.readFor(world.db, world.keys, by, whose.participation, world.now());
const page = (who = mary, all = false) =>
	talks.readFor(world.db, world.keys, who, { all, now: world.now() });

test('she writes, her advocate reads and answers, and each sees when the other has seen it', async () => {
	const { ada } = await aTalk(world, mary);

	assert.equal(await writes('Can we talk?'), 'sent');
	assert.equal((await page()).messages[0]?.readAt, undefined);
	world.setNow('2026-11-26T16:00:00Z');
	const thread = await opens(ada);
	assert.deepEqual(
		thread?.messages.map(({ side, words, language }) => [side, words, language]),
		[['hers', 'Can we talk?', 'en']]
	);
	assert.ok(await answers(ada, 'Yes, today.'));

	assert.equal(await rows.unread(world.db, mary.participation, 'ours'), 1);
	const talk = await page();
	assert.equal(talk.messages[0]?.readAt, world.now());
	assert.deepEqual(
		talk.messages.map(({ words }) => words),
		['Can we talk?', 'Yes, today.']
	);
	assert.equal(await rows.unread(world.db, mary.participation, 'ours'), 0);
	assert.equal((await opens(ada))?.messages[1]?.readAt, world.now());
});

test('before she has said that she knows who can read it nobody writes and nobody reads', async () => {
	const { ada } = await anAdvocateOf(world, mary);

	assert.equal((await page()).door, 'new');
	assert.equal(await writes('too early'), 'closed');
	assert.equal(await answers(ada, 'too early'), false);
	assert.equal(await opens(ada), undefined);
	assert.deepEqual(await talkDesk.listFor(world.db, world.keys, ada, world.now()), []);
});

test('without an advocate there is nobody to open it to', async () => {
	assert.equal(await talks.open(world.db, world.keys, mary, world.now()), false);
	assert.equal((await page()).door, 'nobody');
	assert.equal(await writes('Hello?'), 'closed');
});

test('closed by her it is closed to the desk at once, and nothing she wrote is gone', async () => {
	const { ada } = await aTalk(world, mary);
	await writes('Please stop.');

	await talks.close(world.db, world.keys, mary, world.now());

	assert.equal(await opens(ada), undefined);
	assert.equal(await answers(ada, 'Why?'), false);
	assert.equal(await writes('again'), 'closed');
	const talk = await page();
	assert.deepEqual([talk.door, talk.messages.length], ['closed', 1]);
	await talks.open(world.db, world.keys, mary, world.now());
	assert.equal((await opens(ada))?.messages.length, 1);
});

test('the same form posted three times, at once or later, is one message', async () => {
	const { ada } = await aTalk(world, mary);

	const sent = await Promise.all([1, 2, 3].map(() => writes('Once', 'form-0001')));
	world.setNow('2026-11-25T10:01:00Z');
	await answers(ada, 'Once', 'form-0001');
	await answers(ada, 'Once', 'form-0001');

	assert.deepEqual(sent, ['sent', 'sent', 'sent']);
	assert.deepEqual(
		(await page()).messages.map(({ side }) => side),
		['hers', 'ours']
	);
});

test('the same words sent from a second tab are one message, and another after an answer or an hour', async () => {
	const { ada } = await aTalk(world, mary);
	for (const form of ['form-0001', 'form-0002']) await answers(ada, 'I can ring', form);
	assert.equal((await page()).messages.length, 1);

	world.setNow('2026-11-25T10:01:00Z');
	await writes('Yes', 'form-0003');
	world.setNow('2026-11-25T10:02:00Z');
	await answers(ada, 'I can ring', 'form-0004');
	world.setNow('2026-11-25T12:00:00Z');
	await answers(ada, 'I can ring', 'form-0005');
	assert.equal((await page()).messages.length, 4);
});

test('other words in a form that was sent, as after Back, are another message and not lost', async () => {
	const { ada } = await aTalk(world, mary);
	await writes('First', 'form-0001');

	assert.equal(await writes('Second', 'form-0001'), 'sent');
	assert.equal(await writes('First', 'form-0001'), 'sent');
	await answers(ada, 'Third', 'form-0002');
	await answers(ada, 'Fourth', 'form-0002');

	assert.deepEqual((await page()).messages.map(({ words }) => words).sort(), [
		'First',
		'Fourth',
		'Second',
		'Third'
	]);
});

test('who writes very much waits, is told how long, and what was sent before stays sent', async () => {
	const { ada } = await aTalk(world, mary);
	for (let nth = 0; nth < 30; nth += 1) await writes(`Message ${nth}`, `form-00${nth + 10}`);

	assert.deepEqual(await writes('One more'), { waits: 60_000 });
	assert.equal(await writes('Message 29', 'form-0039'), 'sent');
	assert.ok(await answers(ada, 'I am here.'));
	const jane = await aVictimOf(world, other);
	await aTalk(world, jane, 'west');
	assert.equal(await writes('Of another', undefined, jane), 'sent');
	world.setNow('2026-11-25T10:01:00Z');
	assert.equal(await writes('One more'), 'sent');
	assert.equal((await page(mary, true)).messages.length, 32);
});

test('let out of her case an advocate reads no messages either, from one and the same moment', async () => {
	const { ada } = await aTalk(world, mary);
	await assignments.setLetIn(world.db, world.keys, mary, ['now'], world.now());
	let begun = 0;
	const counted = beforeEachTransaction(world.db, () => Promise.resolve((begun += 1)));

	await assignments.letOut(counted, world.keys, mary, world.now());

	assert.equal(begun, 1);
	assert.equal((await page()).door, 'closed');
	assert.equal(await opens(ada), undefined);
	const { participation } = mary;
	const sight = sights.scopedTo(world.db, ada, participation, world.now());
	assert.equal(await sight.executeTakeFirst(), undefined);
});

test('a new advocate reads nothing until she opens it to that one, and one of another team never what was said before', async () => {
	const { ada, eve } = await aTalk(world, mary);
	await writes('For Ada.');
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	const given = { participation: mary.participation, advocate: ben.person };
	await assignments.give(world.db, world.keys, eve, given, world.now());

	assert.equal(await opens(ada), undefined);
	assert.equal(await opens(ben), undefined);
	const talk = await page();
	assert.deepEqual([talk.door, talk.isHandedOver, talk.advocate], ['new', true, 'Ben']);
	await talks.open(world.db, world.keys, mary, world.now());
	assert.equal((await opens(ben))?.messages.length, 1);

	await endsCase(world.db, world.keys, ben, mary.participation, world.now());
	const west = await anAdvocateOf(world, mary, 'west');
	await talks.open(world.db, world.keys, mary, world.now());
	await writes('For the west.');
	assert.deepEqual(
		(await opens(west.ada))?.messages.map(({ words }) => words),
		['For the west.']
	);
	assert.equal((await page()).messages.length, 2);
});

test('nobody else reads it: a colleague, the supervisor, a keeper, the advocate of another', async () => {
	const { eve } = await aTalk(world, mary);
	const jane = await aVictimOf(world, other);
	const hers = await aTalk(world, jane, 'west');
	await writes('Only for Ada.');
	const colleague = await aColleague({ world }, 'advocate', 'east');
	const keeper = { kind: 'keeper', person: colleague.person } as const;

	for (const one of [colleague, eve, keeper, hers.ada, hers.eve]) {
		assert.equal(await opens(one), undefined);
		assert.equal(await answers(one, 'Hello'), false);
	}
	assert.deepEqual((await page(jane)).messages, []);
	assert.equal((await page()).messages.length, 1);
});

test('whoever stands in reads and answers while the advocate is away, and not a moment longer', async () => {
	const { ada } = await aTalk(world, mary);
	const ben = await aColleague({ world }, 'advocate', 'east', 'Ben');
	const far = await aColleague({ world }, 'advocate', 'west', 'Far');
	for (const who of [ben, far]) await isAway(world, ada, hours('2026-11-26'), who);
	await writes('Hello');

	assert.equal(await opens(ben), undefined);
	world.setNow('2026-11-26T10:00:00Z');
	const thread = await opens(ben);
	assert.deepEqual([thread?.isCover, thread?.messages.length], [true, 1]);
	assert.ok(await answers(ben, 'Ada is away today.'));
	assert.equal(await opens(far), undefined);
	world.setNow('2026-11-26T17:00:00Z');
	assert.equal(await opens(ben), undefined);
});

test('every reading at the desk is on her list of who looked, by name', async () => {
	const { ada } = await aTalk(world, mary);
	await writes('Hello');
	await opens(ada);

	const { days } = await accessLog.readFor(world.db, world.keys, mary, { now: world.now() });
	const lines = days.flatMap(({ lines }) => lines);

	assert.ok(lines.some(({ act, name }) => act === 'messages-read' && name === 'Ada'));
});

test('what is said lies sealed, and whatever is typed comes back as it was', async () => {
	const { ada } = await aTalk(world, mary);
	const odd = [
		'<b>CANARY</b> {{day}} </ref>',
		"'); drop table messages; --",
		'‮CANARY',
		'😀\n\nعربي'
	];
	for (const words of odd) await writes(words);

	const { rows } = await sql<{
		sealed: Uint8Array;
	}>`select words_sealed as sealed from messages`.execute(world.db);
	assert.ok(rows.every(({ sealed }) => !Buffer.from(sealed).includes('CANARY')));
	assert.deepEqual((await opens(ada))?.messages.map(({ words }) => words).sort(), odd.toSorted());
});

test('a page holds the newest thirty, and all of them when she asks', async () => {
	await aTalk(world, mary);
	for (let nth = 1; nth <= 32; nth += 1) {
		world.setNow(new Date(Date.parse('2026-11-25T10:00:00Z') + nth * 60_000).toISOString());
		await writes(`${nth}`);
	}

	const talk = await page();
	assert.deepEqual(
		[talk.messages.length, talk.messages[0]?.words, talk.hasEarlier],
		[30, '3', true]
	);
	const whole = await page(mary, true);
	assert.deepEqual([whole.messages.length, whole.hasEarlier], [32, false]);
});
