/** What opens a page is used up, and made anew, together with what it opens: broken off anywhere nobody is left outside. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { everythingIn, killedAnywhere } from '#tests/world/breaking.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { staffOf } from '#tests/rules/folk.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import { openByCard, signInByCode } from './sign-in-code.ts';
import * as invitations from './invitations.ts';
import { signInByKey } from './sign-in-key.ts';
import * as recoveries from './recoveries.ts';
import { comeBackByCode } from './sign-in-recovery.ts';
import { openSessions } from './sessions.ts';
import * as waysIn from './ways-in.ts';
import * as waysMade from './ways-made.ts';
import { signInByWords } from './sign-in-words.ts';

// None of hers is open on which she changes something.
const session = { id: 'nothing' };
const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };
let world: TestWorld;
let mary: Victim;
beforeEach(async () => {
	world = await testWorld();
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const at = (db: Db) => ({ world: { ...world, db }, sessions: openSessions(db, world.now) });
let networks = 0;
const anywhere = () => ({ network: `198.18.0.${(networks += 1)}` });
const aWay = () => waysIn.make(world.db, world.keys, mary.person, 'en', world.now());

test('a code whose use breaks off, at whatever statement, still opens', async () => {
	const made = await invitations.newCode(world.keys);
	const invitation = { person: mary.person, handed: 'alone', language: 'en', livesFor: 'day' };
	await transaction(world.db, (trx) =>
		invitations.add(trx, made, invitation as never, world.now())
	);
	const comesIn = async (db: Db) => {
		const door = await signInByCode(at(db), anywhere(), made.shown);
		assert.ok(door.ok);
		assert.ok(await at(world.db).sessions.find(door.session));
	};

	const statements = await killedAnywhere(world.db, comesIn, () => Promise.resolve());

	assert.ok(statements > 10, `only ${statements} statements`);
});

test('a code of her card that breaks off is still good, at the door and to see the rest', async () => {
	const way = await aWay();
	const typed = { both: `${way.number} ${way.words}`, card: way.cards[0] ?? '' };
	const comesIn = async (db: Db) =>
		assert.equal((await signInByWords(at(db), anywhere(), typed)).ok, true);
	const id = await at(world.db).sessions.begin(mary.person, 'short', { sure: false });
	const session = await at(world.db).sessions.find(id);
	const whose = { victim: { ...mary, level: 'short' } as const, session: session! };
	const opens = async (db: Db) =>
		assert.ok('session' in (await openByCard(at(db), anywhere(), whose, way.cards[1] ?? '')));

	// A try is counted before it is made: after so many that broke off she would only wait.
	const forgetTries = async () => void (await world.db.deleteFrom('limits').execute());
	const doors = await killedAnywhere(world.db, comesIn, forgetTries);
	const rest = await killedAnywhere(world.db, opens, forgetTries);

	assert.ok(doors > 10 && rest > 5, `only ${doors} and ${rest} statements`);
});

test('a way that opened a day after both were given is not used up before she is in', async () => {
	const paper = await aPaperOf(world, mary.person);
	const comesBack = (db: Db) => comeBackByCode(at(db), anywhere().network, paper.code);
	await comesBack(world.db);
	const ada = await transaction(world.db, (trx) => staffOf(trx, world, 'advocate', 'east'));
	const seen = {
		person: mary.person,
		factor: 'seen',
		by: ada.person,
		team: 'east',
		isSure: false
	} as const;
	await transaction(world.db, async (trx) => {
		await recoveries.give(trx, world.keys, ada, seen, world.now());
		await recoveries.second(trx, world.keys, ada, mary.person, world.now());
	});

	const statements = await killedAnywhere(
		world.db,
		async (db) => assert.equal((await comesBack(db)).ok, true),
		() => Promise.resolve()
	);

	assert.ok(statements > 10, `only ${statements} statements`);
});

test('making words, a card or a long code that breaks off, at whatever statement, leaves her what she had', async () => {
	await aWay();
	await aPaperOf(world, mary.person);
	const { keys, now } = world;
	const words = (db: Db) =>
		waysMade.words(db, keys, { victim: mary, session }, { shared: true, lang: 'en' }, now());
	const card = (db: Db) => waysMade.card(db, keys, { victim: mary, session }, now());

	const paper = (db: Db) => waysMade.paper(db, keys, { victim: mary, session }, 'en', now());

	for (const make of [words, card, paper]) {
		const before = await everythingIn(world.db);
		const statements = await killedAnywhere(world.db, make, async (nth) =>
			assert.equal(await everythingIn(world.db), before, `${make.name} ${nth}`)
		);
		assert.ok(statements > 5, `only ${statements} statements`);
	}
});

test('new words end the key of her phone, and what was made for her is shown to nobody else', async () => {
	const { db, keys, now } = world;
	const phone = anAuthenticator(site.origin);
	const asked = { to: 'add', person: mary.person } as const;
	const answer = phone.makes(await deviceKeys.askToAdd(db, site, asked, 'Me', now()));
	assert.ok(await waysMade.key(db, keys, { victim: mary, session }, { site, answer }, now()));
	const comesIn = async () => {
		const question = await deviceKeys.askToProve(db, site, { to: 'sign-in' }, now());
		return (await signInByKey(at(db), anywhere(), site, phone.signs(question))).ok;
	};
	assert.equal(await comesIn(), true);

	const token = await waysMade.words(
		db,
		keys,
		{ victim: mary, session },
		{ shared: false, lang: 'en' },
		now()
	);

	assert.equal(await comesIn(), false);
	const jane = await aVictimOf(world, urn);
	assert.ok((await waysMade.shownTo(db, keys, mary, token, now()))?.way);
	assert.equal(await waysMade.shownTo(db, keys, jane, token, now()), undefined);
});

test('keeping a key that breaks off, at whatever statement, leaves her words; afterwards there is the key alone', async () => {
	const way = await aWay();
	const { keys, now } = world;
	const phone = anAuthenticator(site.origin);
	const asked = { to: 'add', person: mary.person } as const;
	const keeps = async (db: Db) => {
		const answer = phone.makes(await deviceKeys.askToAdd(world.db, site, asked, 'Me', now()));
		const token = await waysMade.key(db, keys, { victim: mary, session }, { site, answer }, now());
		return token ?? Promise.reject(new Error('killed'));
	};
	const comesIn = async () => {
		const typed = { both: `${way.number} ${way.words}`, card: '' };
		return (await signInByWords(at(world.db), anywhere(), typed)).ok;
	};

	const statements = await killedAnywhere(world.db, keeps, async (nth) => {
		assert.deepEqual(await deviceKeys.keysOf(world.db, mary.person), [], String(nth));
		assert.equal(await comesIn(), true, String(nth));
	});

	assert.ok(statements > 10, `only ${statements} statements`);
	assert.equal((await deviceKeys.keysOf(world.db, mary.person)).length, 1);
	assert.equal(await comesIn(), false);
});
