import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { counted } from '#tests/world/counted.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import { openByCard, openBySureCode, signInByCode } from './sign-in-code.ts';
import * as invitations from './invitations.ts';
import * as actors from '#lib/server/access/actors.ts';
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

async function aCode(
	handed: 'alone' | 'letter' = 'alone'
): Promise<{ code: string; person: PersonId }> {
	const { person } = await aVictimOf(world, urn);
	const invitation = { person, handed, language: 'pl', livesFor: 'month' } as const;
	const code = await invitations.newCode(world.keys);
	await transaction(world.db, (trx) => invitations.add(trx, code, invitation, world.now()));
	return { code: code.shown, person };
}

async function found(id: string): Promise<Session> {
	const session = await here.sessions.find(id);
	assert.ok(session);
	return session;
}

test('a code opens the first screen, in the language of the paper', async () => {
	const { code, person } = await aCode();

	const door = await signInByCode(here, { network: home }, code.toLowerCase().replace('-', ' '));

	assert.ok(door.ok);
	assert.deepEqual(await found(door.session), {
		id: door.session,
		person,
		level: 'code',
		began: world.now(),
		sure: true,
		shared: false,
		shown: false,
		proof: { purpose: 'way-back', at: world.now() }
	});
	const language = (await actors.actorOf(world.db, person, { level: 'code', sure: true }))
		?.language;
	assert.equal(language, 'pl');
});

test('a wrong code asks as much of the database whether somebody’s code begins like it or not', async () => {
	const { code } = await aCode();
	const theirs = `${code.slice(0, 6)}ZZZZZ-ZZZZZ`;
	const tries = (typed: string, network: string) =>
		counted(world.db, (db) =>
			signInByCode({ ...here, world: { ...world, db } }, { network }, typed).then((door) =>
				assert.deepEqual(door, { ok: false, why: 'not-accepted', minutes: 0 })
			)
		);

	assert.equal(await tries(theirs, '192.0.2.7'), await tries('ZZZZZ-ZZZZZ-ZZZZZ', '192.0.2.8'));
	const rows = await world.db.selectFrom('invitations').select('tries').execute();
	assert.deepEqual(
		rows.map(({ tries: counts }) => counts).filter((count) => count > 0),
		[1]
	);
});

test('a wrong secret, an unknown code, an old code and no code at all are answered alike', async () => {
	const { code } = await aCode();
	const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
	const unknown = `ZZZZZ${code.slice(5)}`;
	const answers = [];
	for (const typed of [wrong, unknown, 'hello', ''])
		answers.push(await signInByCode(here, { network: home }, typed));
	world.setNow('2027-01-01T10:00:00Z');
	answers.push(await signInByCode(here, { network: home }, code));

	for (const answer of answers)
		assert.deepEqual(answer, { ok: false, why: 'not-accepted', minutes: 0 });
});

test('ten wrong tries make a code void, even for the right secret', async () => {
	const { code } = await aCode();
	const wrong = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
	for (let tries = 0; tries < 10; tries += 1)
		await signInByCode(here, { network: `192.0.2.${tries}` }, wrong);

	const door = await signInByCode(here, { network: home }, code);

	assert.deepEqual(door, { ok: false, why: 'not-accepted', minutes: 0 });
});

test('twenty mistakes from one network make it wait for every account', async () => {
	const { code } = await aCode();
	for (let tries = 0; tries < 20; tries += 1)
		await signInByCode(here, { network: home }, 'ABCDE-ABCDE-ABCDE');

	const here20 = await signInByCode(here, { network: home }, code);
	const elsewhere = await signInByCode(here, { network: '198.51.100.7' }, code);

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

test('number and words, or a visit that shows all already, are not opened by being sure of her', async () => {
	const victim = await aVictimOf(world, urn);

	for (const level of ['short', 'full'] as const) {
		const id = await here.sessions.begin(victim.person, level, { sure: true });
		const sure = { ...victim, level, sure: true, enhanced: 'no' } as const;
		assert.equal(await openBySureCode(here, sure, await found(id)), undefined, level);
		assert.ok(await here.sessions.find(id));
	}
});

const wrong = { minutes: 0 };

test('a code of her card opens the rest of number and words alone, and is not spent elsewhere', async () => {
	const victim = await aVictimOf(world, urn);
	const way = await waysIn.make(world.db, world.keys, victim.person, 'en', world.now());
	const opens = async (level: 'code' | 'short' | 'full') => {
		const id = await here.sessions.begin(victim.person, level, { sure: true });
		const whose = { victim: { ...victim, level } as const, session: await found(id) };
		return openByCard(here, { network: home }, whose, way.cards[0] ?? '');
	};

	assert.deepEqual([await opens('code'), await opens('full')], [wrong, wrong]);
	assert.ok('session' in (await opens('short')));
});

test('a visit that was ended elsewhere at this moment goes no further', async () => {
	const victim = await aVictimOf(world, urn);
	const session = await found(await here.sessions.begin(victim.person, 'code', { sure: true }));
	await here.sessions.end(session.id);

	const opened = await openBySureCode(here, { ...victim, level: 'code', sure: true }, session);

	assert.equal(opened, undefined);
	assert.deepEqual(await world.db.selectFrom('sessions').select('id_hash').execute(), []);
	const written = await world.db
		.selectFrom('audit')
		.select('seq')
		.where('act', '=', 'rest-opened')
		.execute();
	assert.deepEqual(written, []);
});

test('seeing more means a new session, and the old one is over', async () => {
	const victim = await aVictimOf(world, urn);
	const way = await waysIn.make(world.db, world.keys, victim.person, 'en', world.now());
	const id = await here.sessions.begin(victim.person, 'short', { sure: false });

	const whose = { victim: { ...victim, level: 'short' } as const, session: await found(id) };

	const opened = await openByCard(here, { network: home }, whose, way.cards[0] ?? '');

	assert.ok('session' in opened && opened.session !== id);
	assert.equal(await here.sessions.find(id), undefined);
});

test('a code that fits does not count against its network', async () => {
	const { code } = await aCode();
	for (let tries = 0; tries < 19; tries += 1)
		await signInByCode(here, { network: home }, 'ABCDE-ABCDE-ABCDE');

	assert.equal((await signInByCode(here, { network: home }, code)).ok, true);

	assert.deepEqual(await signInByCode(here, { network: home }, 'ABCDE-ABCDE-ABCDE'), {
		ok: false,
		why: 'not-accepted',
		minutes: 0
	});
});

test('of an IPv6 house every address is one network', async () => {
	const { code } = await aCode();
	for (let tries = 0; tries < 20; tries += 1)
		await signInByCode(here, { network: `2001:db8::${tries}` }, 'ABCDE-ABCDE-ABCDE');

	assert.equal((await signInByCode(here, { network: '2001:db8::ffff' }, code)).ok, false);
	assert.equal((await signInByCode(here, { network: '2001:db8:0:1::1' }, code)).ok, true);
});

test('guesses at the codes of a card make the card wait, and the right code then does not help', async () => {
	const victim = await aVictimOf(world, urn);
	const way = await waysIn.make(world.db, world.keys, victim.person, 'en', world.now());
	const id = await here.sessions.begin(victim.person, 'short', { sure: false });
	const whose = { victim: { ...victim, level: 'short' } as const, session: await found(id) };
	for (let tries = 0; tries < 10; tries += 1)
		assert.deepEqual(await openByCard(here, { network: home }, whose, 'AAAA-AAAA'), wrong);

	const early = await openByCard(here, { network: home }, whose, way.cards[0] ?? '');
	world.setNow('2026-11-25T10:10:00Z');
	const later = await openByCard(here, { network: home }, whose, way.cards[0] ?? '');

	assert.deepEqual(early, { minutes: 10 });
	assert.ok('session' in later);
});
