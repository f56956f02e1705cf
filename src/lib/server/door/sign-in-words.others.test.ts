/** The door for number and words as it is for others than the one whose words are typed: who stands beside her, who guesses. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as limits from '#lib/server/limits.ts';
import type { Door, Visitor } from './arrivals.ts';
import * as deviceKeys from './device-keys.ts';
import { signInByKey } from './sign-in-key.ts';
import * as pauses from './pauses.ts';
import { openSessions } from './sessions.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as waysIn from './ways-in.ts';
import { signInByWords } from './sign-in-words.ts';

let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
let mary: Victim;
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

let networks = 0;
const anywhere = (): Visitor => ({ network: `198.18.0.${(networks += 1)}` });

test('the door says who came in, so that somebody beside her is led to a page of theirs', async () => {
	const asked = { language: 'en', panes: ['now'], days: 30, shared: false } as const;
	const robin = await supporters.letIn(
		world.db,
		world.keys,
		{ ...mary, enhanced: 'no' },
		asked,
		world.now()
	);
	assert.ok(robin.ok);
	const way = await waysIn.make(world.db, world.keys, robin.person, 'en', world.now());
	const both = `${way.number} ${way.words}`;

	const door = await signInByWords(here, anywhere(), { both, card: way.cards[0] ?? '' });
	const withoutCard = await signInByWords(here, anywhere(), { both, card: '' });

	assert.ok(door.ok);
	assert.deepEqual(
		[door.actor.kind, 'person' in door.actor && door.actor.person],
		['supporter', robin.person]
	);
	assert.equal(withoutCard.ok, false);
});

test('while another number typed with it waits, a known, an unknown and a resting number are answered alike', async () => {
	const digits = async (victim: Victim) =>
		(await waysIn.make(world.db, world.keys, victim.person, 'ar', world.now())).number.replace(
			/\D/g,
			''
		);
	const known = await digits(mary);
	const paused = await aVictimOf(world, urn);
	const resting = await digits(paused);
	await pauses.pause(world.db, world.keys, paused, world.now());
	const waits = await digits(await aVictimOf(world, urn));
	const typed = (both: string) => signInByWords(here, anywhere(), { both, card: '' });
	for (let nth = 0; nth < 5; nth += 1) await typed(`${waits} wrong`);

	const first = [];
	const last = [];
	for (const number of [known, '00000000', resting]) {
		first.push(await typed(`${number} 123456789012 ${waits}`));
		last.push(await typed(`${waits} 123456789012 ${number}`));
	}

	for (const answer of [...first, ...last])
		assert.deepEqual(answer, { ok: false, why: 'wait', minutes: 1 });
});

const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };
const cardNeeded = { ok: false, why: 'card', minutes: 0 };
const never = () => Promise.resolve(false);

/** Posts wrong words from one network after the other, each the moment it is let, until an instant. */
async function attacks(number: string, until: number): Promise<number> {
	const account = limits.bucket(world.keys, 'account', number.replace(' ', ''));
	let tried = 0;
	for (;;) {
		const next = world.now() + (await limits.waitFor(world.db, account, world.now()));
		if (next > until) break;
		world.setNow(new Date(next).toISOString());
		await signInByWords(here, anywhere(), { both: `${number} wrong`, card: '' }, never);
		tried += 1;
	}
	world.setNow(new Date(until).toISOString());
	return tried;
}

// Whoever knew her number shut her out by one wrong post as each wait ended: 12 of 12 rounds, though she had words and card.
test('a whole day of wrong words from everywhere keeps her out nowhere: her browser, her key, and words with card from a new one', async () => {
	const { db, keys } = world;
	const way = await waysIn.make(db, keys, mary.person, 'en', world.now(), { shared: false });
	const both = `${way.number} ${way.words}`;
	const first = await signInByWords(here, anywhere(), { both, card: '' });
	assert.ok(first.ok);
	const phone = anAuthenticator(site.origin);
	const asked = { to: 'add', person: mary.person } as const;
	const options = await deviceKeys.askToAdd(db, site, asked, 'Me', world.now());
	await deviceKeys.add(db, site, asked, phone.makes(options), world.now());
	const began = world.now();
	const doors: Door[] = [];
	let guesses = 0;

	for (let round = 1; round <= 10; round += 1) {
		guesses += await attacks(way.number, began + round * 144 * 60_000);
		const known = { ...anywhere(), device: first.device?.cookie };
		doors.push(await signInByWords(here, known, { both, card: '' }));
		const question = await deviceKeys.askToProve(db, site, { to: 'sign-in' }, world.now());
		doors.push(await signInByKey(here, anywhere(), site, phone.signs(question)));
		await attacks(way.number, world.now());
		doors.push(await signInByWords(here, anywhere(), { both, card: way.cards[round - 1] ?? '' }));
	}

	assert.deepEqual(
		doors.map(({ ok }) => ok),
		doors.map(() => true)
	);
	// Of six words there are 2^66: a year of such days finds them with a chance of 10^-15.
	assert.ok(guesses <= 200, `${guesses} guesses were looked at`);
});

test('after a hundred mistakes in a row words alone are told that they need a card, and words with a card open', async () => {
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	const both = `${way.number} ${way.words}`;
	await attacks(way.number, world.now() + 6 * 24 * 60 * 60_000);
	world.setNow(new Date(world.now() + 60 * 60_000).toISOString());

	const alone = await signInByWords(here, anywhere(), { both, card: '' });
	const carded = await signInByWords(here, anywhere(), { both, card: way.cards[0] ?? '' });

	assert.deepEqual(alone, cardNeeded);
	assert.equal(carded.ok, true);
});

test('a number that is nobody’s needs a card after as many mistakes as one that is somebody’s', async () => {
	await attacks('0000 0000', world.now() + 6 * 24 * 60 * 60_000);
	world.setNow(new Date(world.now() + 60 * 60_000).toISOString());

	const both = '0000 0000 wrong';

	assert.deepEqual(await signInByWords(here, anywhere(), { both, card: '' }), cardNeeded);
});

test('a code of the card is worth ten tries at the words, and the others of the card as many', async () => {
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	const [found = '', other = ''] = way.cards;
	const wrong = { both: `${way.number} wrong`, card: found };
	for (let nth = 0; nth < 10; nth += 1) await signInByWords(here, anywhere(), wrong, never);
	const both = `${way.number} ${way.words}`;

	const spent = await signInByWords(here, anywhere(), { both, card: found });
	const fresh = await signInByWords(here, anywhere(), { both, card: other });

	assert.equal(spent.ok, false);
	assert.equal(fresh.ok, true);
});

test('while strangers wait, a code of the card with wrong words is answered as one that is not on it', async () => {
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	await attacks(way.number, world.now());
	const tries = (card: string) =>
		signInByWords(here, anywhere(), { both: `${way.number} wrong`, card }, never);

	assert.deepEqual(await tries(way.cards[0] ?? ''), await tries('AAAA-AAAA'));
});

test('words and card come in from a network that is full of others’ mistakes', async () => {
	const way = await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
	const full = anywhere();
	for (let nth = 0; nth < 20; nth += 1)
		await signInByWords(here, full, { both: `1111${1000 + nth} wrong`, card: '' }, never);
	const both = `${way.number} ${way.words}`;

	assert.equal((await signInByWords(here, full, { both, card: '' })).ok, false);
	assert.equal((await signInByWords(here, full, { both, card: way.cards[0] ?? '' })).ok, true);
});
