/** How she chooses to be told: tried before it is used, ended in one press, and never to where a thief may have put it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { checkWords, type CheckWord } from '#lib/domain/reach/template.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as choices from './choices.ts';
import * as noticeWays from '#lib/server/reach/notice-ways.ts';
import * as notices from './notices.ts';
import { Refused } from './sender.ts';

let world: TestWorld;
let mary: Victim;
// A Wednesday, ten in the morning.
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const mail = { way: 'mail', address: 'mary@example.org' } as const;
const tryOut = (asked: { way: 'mail' | 'text'; address: string } = mail) =>
	choices.tryOut(world.db, world.keys, mary, asked, world.now());
/** The word that came, as she reads it. */
const came = (): CheckWord => {
	const text = world.sent.at(-1)?.text ?? '';
	const word = checkWords.find((one) => text.includes(one));
	assert.ok(word, text);
	return word;
};
const prove = (word: CheckWord, way: 'mail' | 'text' = 'mail') =>
	choices.prove(world.db, world.keys, mary, { way, word }, world.now());
const always = {
	about: 'everything',
	days: ['3'],
	parts: ['morning', 'afternoon']
} as const;
const mayCome = () => choices.setTimes(world.db, world.keys, mary, always, world.now());
const owe = () =>
	transaction(world.db, (trx) =>
		notices.owe(trx, { kind: 'request-changed', person: mary.person, facts: {} }, world.now())
	);
const givesNumber = (phone: string) =>
	needs.save(
		world.db,
		world.keys,
		mary,
		{ talking: [], reading: [], other: [], days: [], times: [], phone },
		world.now()
	);

test('an address the other side will not take is known as one, and a new try of another is not', async () => {
	const since = world.now();
	const refusedNow = () => noticeWays.refusedTries(world.db, mary, since);
	const tried = async () => (await noticeWays.readFor(world.db, world.keys, mary)).ways[0]?.id;
	const send = () => Promise.reject(new Refused());
	await tryOut();
	const first = await tried();

	assert.deepEqual(await refusedNow(), []);
	await notices.deliver({ ...world, senders: { ...world.senders, send } });
	assert.deepEqual(await refusedNow(), [first]);
	assert.deepEqual(await noticeWays.refusedTries(world.db, await aVictimOf(world, urn), since), []);

	await tryOut({ way: 'mail', address: 'mary@example.com' });
	await notices.deliver(world);
	assert.ok((await tried()) !== first);
	assert.deepEqual(await refusedNow(), [first]);
});

test('an address is tried by one sentence of the list, and used once she has picked its word', async () => {
	await mayCome();
	await tryOut();
	await owe();

	assert.equal(await notices.deliver(world), 1);
	assert.match(world.sent[0]?.text ?? '', /^The word is \w+\.$/);
	assert.equal(world.sent[0]?.address, mail.address);
	assert.ok(await prove(came()));
	await owe();
	assert.equal(await notices.deliver(world), 1);
	assert.equal(world.sent[1]?.text, 'There is an update.');
});

test('a wrong word ends the try, and so do thirty minutes', async () => {
	await tryOut();
	await notices.deliver(world);
	const other = checkWords.find((word) => word !== came()) as CheckWord;

	assert.equal(await prove(other), false);
	assert.equal(await prove(came()), false);

	await tryOut();
	await notices.deliver(world);
	world.setNow('2026-11-25T10:30:00Z');
	assert.equal(await prove(came()), false);
});

test('the word goes at once or not at all: what a slow sender would send later never goes', async () => {
	await tryOut();
	world.setNow('2026-11-25T10:30:00Z');

	assert.equal(await notices.deliver(world), 0);
	assert.deepEqual(world.sent, []);
});

test('ended, nothing more goes: what is on its way neither', async () => {
	await mayCome();
	await tryOut();
	await notices.deliver(world);
	await prove(came());
	await owe();
	await tryOut({ way: 'text', address: '07700900461' });
	const sent = world.sent.length;

	await choices.end(world.db, world.keys, mary, undefined, world.now());

	assert.equal(await notices.deliver(world), 0);
	assert.equal(world.sent.length, sent);
	assert.deepEqual(await noticeWays.readFor(world.db, world.keys, mary), {
		ways: [],
		times: { days: [], parts: [] },
		about: 'everything'
	});
});

test('who puts another way there is not told by it that a way was added: she is, where she was told before', async () => {
	await mayCome();
	await givesNumber('07700 900461');
	await tryOut({ way: 'text', address: '07700 900461' });
	await notices.deliver(world);
	await prove(came(), 'text');
	world.setNow('2026-11-25T10:10:00Z');
	await tryOut({ way: 'mail', address: 'somebody@else.example' });
	await notices.deliver(world);

	await prove(came());

	world.sent.length = 0;
	assert.equal(await notices.deliver(world), 1);
	assert.deepEqual(
		world.sent.map(({ channel, text }) => [channel, text]),
		[['text', 'There is something new to look at.']]
	);
});

test('a number she took away or changed is not the one that was tried', async () => {
	await mayCome();
	await givesNumber('07700 900461');
	await tryOut({ way: 'text', address: '07700 900461' });
	await notices.deliver(world);
	await prove(came(), 'text');
	await givesNumber('07700 900462');
	await owe();

	assert.equal(await notices.deliver(world), 0);
});

test('a stranger is not written to all day: five tries, whoever asks for them', async () => {
	for (let nth = 0; nth < 5; nth += 1) assert.ok((await tryOut()).ok);

	const more = await tryOut();
	assert.ok(!more.ok && more.why === 'wait' && more.minutes === 60);
	const other = await aVictimOf(world, '01GD7650002' as typeof urn);
	const theirs = await choices.tryOut(world.db, world.keys, other, mail, world.now());
	assert.ok(!theirs.ok);
});

test('a way that stands is not put in the place of another', async () => {
	await choices.addPush(world.db, world.keys, mary, 'one phone', world.now());

	assert.equal(await choices.addPush(world.db, world.keys, mary, 'another', world.now()), false);
});

test('an address lies sealed, and nothing is read with a code from paper', async () => {
	await tryOut();
	await mayCome();

	const { address_sealed } = await world.db
		.selectFrom('notice_ways')
		.select('address_sealed')
		.executeTakeFirstOrThrow();
	assert.ok(!Buffer.from(address_sealed).includes('mary@'));
	const { ways } = await noticeWays.readFor(world.db, world.keys, { ...mary, level: 'code' });
	assert.deepEqual(ways, []);
});
