/** Her card can wait: until she has one, the paper she came in by stands beside her words, and opens nothing without them. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as besideWords from './beside-words.ts';
import * as invitations from './invitations.ts';
import * as proofs from './proofs.ts';
import { openSessions, type Session } from './sessions.ts';
import { openByCard, signInByCode } from './sign-in-code.ts';
import { signInByWords } from './sign-in-words.ts';
import * as waysIn from './ways-in.ts';
import * as waysMade from './ways-made.ts';

let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
});
afterEach(() => world.close());

const home = { network: '192.0.2.1' };
const phone = { shared: true, lang: 'en' } as const;
type Made = { victim: Victim; session: { id: string }; code: string; both: string; words: string };

/** Somebody who came in by her paper and made a number and words. */
async function wordsBy(handed: 'alone' | 'letter' = 'alone', held = false): Promise<Made> {
	const { person } = await aVictimOf(world, urn);
	const code = await invitations.newCode(world.keys);
	const one = { person, handed, language: 'en', livesFor: 'month' } as const;
	await transaction(world.db, (trx) => invitations.add(trx, code, one, world.now()));
	const door = await signInByCode(here, home, code.shown);
	assert.ok(door.ok && door.actor.kind === 'victim');
	if (held)
		await world.db
			.updateTable('invitations')
			.set({ held: 1 })
			.where('person_id', '=', person)
			.execute();
	const hers = { victim: door.actor, session: { id: door.session } };
	return { ...hers, code: code.shown, ...(await newWords(hers)) };
}

async function newWords(hers: waysMade.Hers): Promise<{ both: string; words: string }> {
	const { db, keys, now } = world;
	const token = await waysMade.words(db, keys, hers, phone, now());
	const way = (await waysMade.shownTo(db, keys, hers.victim, token, now()))?.way;
	assert.ok(way);
	assert.equal(way.cards, undefined);
	return { both: `${way.number} ${way.words}`, words: way.words };
}

async function byWords({ both }: Made): Promise<{ victim: Victim; session: Session }> {
	const door = await signInByWords(here, home, { both, card: '' });
	assert.ok(door.ok && door.actor.kind === 'victim');
	assert.equal(door.actor.level, 'short');
	return { victim: door.actor, session: await found(door.session) };
}

async function found(id: string | undefined): Promise<Session> {
	const session = id && (await here.sessions.find(id));
	assert.ok(session);
	return session;
}

const opens = async (one: Made, typed: string) =>
	'session' in (await openByCard(here, home, await byWords(one), typed));
const beside = ({ victim }: Made) => besideWords.of(world.db, victim.person, world.now());

test('her paper opens the rest beside her words, again and again, and opens nothing without them', async () => {
	const mary = await wordsBy();

	assert.equal(await beside(mary), 'paper');
	assert.deepEqual(
		[await opens(mary, mary.code), await opens(mary, mary.code.toLowerCase())],
		[true, true]
	);
	const together = await signInByWords(here, home, { both: mary.both, card: mary.code });
	assert.equal(together.ok && together.actor.kind === 'victim' && together.actor.level, 'full');
});

test('her paper alone sends her to her words, and says no more to whoever has no such paper than that it was used or never was', async () => {
	const why = async (code: string) => {
		const door = await signInByCode(here, home, code);
		return door.ok ? 'in' : door.why;
	};
	const [mary, carded, letter] = [await wordsBy(), await wordsBy(), await wordsBy('letter')];
	await waysMade.card(world.db, world.keys, carded, world.now());
	const [first = '', second = '', third = ''] = mary.code.split('-');

	assert.equal(await why(mary.code), 'use-words');
	assert.deepEqual([await why(carded.code), await why(letter.code)], ['used', 'used']);
	const [wrong, unknown] = [
		[first, second, third.replace(/.$/, (one) => (one === 'A' ? 'B' : 'A'))],
		['AAAAA', 'BBBBB', 'CCCCC']
	];
	assert.deepEqual(
		[await why(wrong.join('-')), await why(unknown.join('-'))],
		['not-accepted', 'not-accepted']
	);
	world.setNow('2026-12-26T10:00:00Z');
	assert.equal(await why(mary.code), 'used');
});

test('once she has a card, made other words, or the last day is over, the paper is worth nothing', async () => {
	const { db, keys, now } = world;
	const [carded, kept, again, late] = await Promise.all([1, 2, 3, 4].map(() => wordsBy()));
	assert.ok(carded && kept && again && late);
	await waysMade.card(db, keys, carded, now());
	await transaction(db, (trx) => waysIn.replaceCard(trx, keys, kept.victim.person));
	const anew = { ...again, ...(await newWords(again)) };

	assert.deepEqual(
		[await beside(carded), await beside(kept), await beside(anew), await beside(late)],
		['card', 'card', 'none', 'paper']
	);
	for (const one of [carded, kept, anew]) assert.equal(await opens(one, one.code), false);
	assert.equal(await opens(late, late.code), true);
	world.setNow('2026-12-26T10:00:00Z');
	assert.equal(await beside(late), 'none');
	assert.equal(await opens(late, late.code), false);
});

test('a letter that anybody may have opened, a code that passed through our hands and the paper of another are no paper of hers', async () => {
	const mary = await wordsBy();
	for (const one of [await wordsBy('letter'), await wordsBy('alone', true)]) {
		assert.equal(await beside(one), 'none');
		assert.equal(await opens(one, one.code), false);
		assert.equal(await opens(one, mary.code), false);
	}
	const nora = await wordsBy();
	assert.equal(await opens(nora, mary.code), false);
	assert.equal(await opens(mary, mary.code), true);
});

test('whoever knows her words and nothing else opens no more by guessing, and proves nothing', async () => {
	const mary = await wordsBy('letter');
	const { victim, session } = await byWords(mary);
	const whose = { actor: victim, session };

	for (const purpose of ['contact', 'way-back', 'card', 'paper', 'people', 'erase'] as const)
		for (const card of ['', 'AAAA-AAAA', mary.code]) {
			const shown = await proofs.byWords(here, whose, purpose, { words: mary.words, card });
			assert.ok(!('id' in shown), `${purpose} ${card}`);
			world.setNow(new Date(world.now() + 11 * 60_000).toISOString());
		}
});

test('she who made her words goes on to her card without showing anew, and for five minutes only', async () => {
	const mary = await wordsBy();
	const made = await found(mary.session.id);

	assert.equal(await proofs.holds(world, made, 'card'), true);
	assert.equal(await proofs.holds(world, made, 'way-back'), false);
	world.setNow('2026-11-25T10:05:01Z');
	assert.equal(await proofs.holds(world, await found(mary.session.id), 'card'), false);
});

test('with her words and her paper she shows that it is her, on another day too', async () => {
	const mary = await wordsBy();
	const { victim, session } = await byWords(mary);
	const typed = { words: mary.words, card: mary.code };

	const shown = await proofs.byWords(here, { actor: victim, session }, 'card', typed);

	assert.ok('id' in shown);
	assert.equal(await proofs.holds(world, await found(shown.id), 'card'), true);
});

test('on a visit that opened everything words alone show it, while she has neither a card nor a paper', async () => {
	const { db, keys, now } = world;
	const mary = await wordsBy('letter');
	const id = await here.sessions.begin(mary.victim.person, 'full', { sure: true });
	const shows = async () => {
		const session = await found(
			await here.sessions.begin(mary.victim.person, 'full', { sure: true })
		);
		const whose = { actor: mary.victim, session };
		return 'id' in (await proofs.byWords(here, whose, 'card', { words: mary.words, card: '' }));
	};

	assert.equal(await shows(), true);
	await waysMade.card(db, keys, { ...mary, session: { id } }, now());
	assert.equal(await shows(), false);
});
