import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world.ts';
import { once } from './database.ts';
import { openByCard, openBySureCode, signInByCode, signInByWords } from './doors.ts';
import * as invitations from './invitations.ts';
import * as people from './people.ts';
import { openSessions, type Session } from './sessions.ts';
import * as waysIn from './ways-in.ts';

let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
});
afterEach(() => world.close());

const home = '192.0.2.1';
const card = '';

async function aCode(
	handed: 'alone' | 'letter' = 'alone'
): Promise<{ code: string; person: PersonId }> {
	const { person } = await aVictimOf(world, urn);
	const invitation = { person, handed, language: 'pl', livesFor: 'month' } as const;
	const code = await invitations.newCode(world.keys);
	await once(world.db, (trx) => invitations.add(trx, code, invitation, world.now()));
	return { code: code.shown, person };
}

async function found(id: string): Promise<Session> {
	const session = await here.sessions.find(id);
	assert.ok(session);
	return session;
}

test('a code opens the first screen, in the language of the paper', async () => {
	const { code, person } = await aCode();

	const door = await signInByCode(here, home, code.toLowerCase().replace('-', ' '));

	assert.ok(door.ok);
	assert.deepEqual(await found(door.session), {
		id: door.session,
		person,
		level: 'code',
		sure: true
	});
	const language = (await people.actorOf(world.db, person, { level: 'code', sure: true }))
		?.language;
	assert.equal(language, 'pl');
});

test('a code used twice says so and the keeper is told', async () => {
	const { code } = await aCode();
	await signInByCode(here, home, code);

	const again = await signInByCode(here, home, code);

	assert.deepEqual(again, { ok: false, why: 'used', minutes: 0 });
	const owed = await world.db.selectFrom('notices').select(['kind', 'role']).execute();
	assert.deepEqual(owed, [{ kind: 'invitation-used-again', role: 'keeper' }]);
});

test('a wrong secret, an unknown code, an old code and no code at all are answered alike', async () => {
	const { code } = await aCode();
	const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
	const unknown = `ZZZZZ${code.slice(5)}`;
	const answers = [];
	for (const typed of [wrong, unknown, 'hello', ''])
		answers.push(await signInByCode(here, home, typed));
	world.setNow('2027-01-01T10:00:00Z');
	answers.push(await signInByCode(here, home, code));

	for (const answer of answers)
		assert.deepEqual(answer, { ok: false, why: 'not-accepted', minutes: 0 });
});

test('ten wrong tries make a code void, even for the right secret', async () => {
	const { code } = await aCode();
	const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
	for (let tries = 0; tries < 10; tries += 1) await signInByCode(here, `192.0.2.${tries}`, wrong);

	const door = await signInByCode(here, home, code);

	assert.deepEqual(door, { ok: false, why: 'not-accepted', minutes: 0 });
});

test('a code redeemed twice at the same moment lets one of them in', async () => {
	const { code } = await aCode();

	const doors = await Promise.all([
		signInByCode(here, home, code),
		signInByCode(here, '192.0.2.2', code)
	]);

	assert.equal(doors.filter(({ ok }) => ok).length, 1);
});

test('number and words open a short view, and a code of the card everything', async () => {
	const { person } = await aCode();
	const way = await waysIn.make(world.db, world.keys, person, 'en', world.now());

	const short = await signInByWords(here, home, { ...way, card });
	const full = await signInByWords(here, home, { ...way, card: way.cards[0] ?? '' });

	assert.ok(short.ok && full.ok);
	assert.equal((await found(short.session)).level, 'short');
	assert.equal((await found(full.session)).level, 'full');
});

test('words are accepted in any case and spacing, and numbers in Arabic digits', async () => {
	const { person } = await aCode();
	const way = await waysIn.make(world.db, world.keys, person, 'ar', world.now());
	const arabic = (text: string) =>
		text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

	const door = await signInByWords(here, home, {
		number: arabic(way.number),
		words: arabic(way.words.replaceAll(' ', '')),
		card
	});

	assert.equal(door.ok, true);
});

test('each code of a card works once', async () => {
	const { person } = await aCode();
	const way = await waysIn.make(world.db, world.keys, person, 'en', world.now());
	const typed = { ...way, card: way.cards[3] ?? '' };
	await signInByWords(here, home, typed);

	const again = await signInByWords(here, home, typed);

	assert.equal(again.ok, false);
});

test('an unknown number and wrong words are answered alike', async () => {
	const { person } = await aCode();
	const way = await waysIn.make(world.db, world.keys, person, 'en', world.now());

	const unknown = await signInByWords(here, home, { number: '00000000', words: way.words, card });
	const wrong = await signInByWords(here, home, {
		number: way.number,
		words: 'one two three',
		card
	});

	assert.deepEqual(unknown, wrong);
});

test('after five mistakes an account waits, longer each time, and the right words do not help meanwhile', async () => {
	const { person } = await aCode();
	const way = await waysIn.make(world.db, world.keys, person, 'en', world.now());
	for (let tries = 0; tries < 5; tries += 1)
		await signInByWords(here, `192.0.2.${tries}`, { number: way.number, words: 'wrong', card });

	const early = await signInByWords(here, home, { ...way, card });
	world.setNow('2026-11-25T10:00:31Z');
	const later = await signInByWords(here, home, { ...way, card });

	assert.deepEqual(early, { ok: false, why: 'wait', minutes: 1 });
	assert.equal(later.ok, true);
});

test('twenty mistakes from one network make it wait for every account', async () => {
	const { code } = await aCode();
	for (let tries = 0; tries < 20; tries += 1) await signInByCode(here, home, 'ABCDE-ABCDE-ABCDE');

	const here20 = await signInByCode(here, home, code);
	const elsewhere = await signInByCode(here, '198.51.100.7', code);

	assert.equal(here20.ok, false);
	assert.equal(elsewhere.ok, true);
});

test('a code handed to her alone opens the rest; a letter does not while enhanced rights are not ruled out', async () => {
	const victim = await aVictimOf(world, urn);
	const id = await here.sessions.begin(victim.person, 'code', { sure: false });

	const letter = await openBySureCode(
		here,
		{ ...victim, level: 'code', sure: false, enhanced: 'unknown' },
		await found(id)
	);
	const noNeed = await openBySureCode(
		here,
		{ ...victim, level: 'code', sure: false, enhanced: 'no' },
		await found(id)
	);

	assert.equal(letter, undefined);
	assert.ok(noNeed);
});

test('seeing more means a new session, and the old one is over', async () => {
	const victim = await aVictimOf(world, urn);
	const way = await waysIn.make(world.db, world.keys, victim.person, 'en', world.now());
	const id = await here.sessions.begin(victim.person, 'short', { sure: false });

	const opened = await openByCard(
		here,
		{ ...victim, level: 'short' },
		await found(id),
		way.cards[0] ?? ''
	);

	assert.ok(opened && opened !== id);
	assert.equal(await here.sessions.find(id), undefined);
});

test('staff come in only with a code of their card', async () => {
	const person = await once(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en', name: 'A' }, world.now())
	);
	const way = await waysIn.make(world.db, world.keys, person, 'en', world.now());

	const without = await signInByWords(here, home, { ...way, card });
	const withCard = await signInByWords(here, home, { ...way, card: way.cards[0] ?? '' });

	assert.equal(without.ok, false);
	assert.ok(withCard.ok && withCard.staff);
});
