import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aPaperOf } from '#tests/door/ways.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import { signInByCode } from './sign-in-code.ts';
import * as invitations from './invitations.ts';
import { signInByKey } from './sign-in-key.ts';
import * as pauses from './pauses.ts';
import * as actors from '#lib/server/access/actors.ts';
import { comeBackByCode } from './sign-in-recovery.ts';
import { openSessions } from './sessions.ts';
import * as waysIn from './ways-in.ts';
import { signInByWords } from './sign-in-words.ts';

const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };
let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
let mary: Victim;
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
	mary = await aVictimOf(world, urn);
});
afterEach(() => world.close());

const pause = () => pauses.pause(world.db, world.keys, mary, world.now());

/** Everything that lets her in. */
async function everyWay() {
	const { db, keys, now } = world;
	const { person } = mary;
	const way = await waysIn.make(db, keys, person, 'en', now());
	const paper = await aPaperOf(world, person);
	const phone = anAuthenticator(site.origin);
	const adding = { to: 'add', person } as const;
	const options = await deviceKeys.askToAdd(db, site, adding, 'Me', now());
	await deviceKeys.add(db, site, adding, phone.makes(options), now());
	const code = await invitations.newCode(keys);
	const invitation = { person, handed: 'alone', language: 'en', livesFor: 'month' } as const;
	await transaction(db, (trx) => invitations.add(trx, code, invitation, now()));
	return { way, paper, phone, code: code.shown };
}

/** What every door answers to what lets her in, and to what nobody has. */
async function doors({ way, paper, phone, code }: Awaited<ReturnType<typeof everyWay>>) {
	const { db, now } = world;
	let networks = 0;
	const network = () => `198.18.1.${(networks += 1)}`;
	const ask = () => deviceKeys.askToProve(db, site, { to: 'sign-in' }, now());
	const words = (both: string) => signInByWords(here, { network: network() }, { both, card: '' });
	const key = (answer: string) => signInByKey(here, { network: network() }, site, answer);
	const nobodys = anAuthenticator(site.origin);
	return {
		hers: [
			await words(`${way.number} ${way.words}`),
			await key(phone.signs(await ask())),
			await signInByCode(here, { network: network() }, code),
			await comeBackByCode(here, network(), paper.code)
		],
		unknown: [
			await words(`00000000 ${way.words}`),
			await key(nobodys.signs(await ask())),
			await signInByCode(here, { network: network() }, 'ZZZZZ-ZZZZZ-ZZZZZ'),
			await comeBackByCode(here, network(), 'ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ')
		]
	};
}

test('a page that rests answers at every door exactly as one that was never there', async () => {
	const ways = await everyWay();
	await pause();

	const { hers, unknown } = await doors(ways);

	assert.deepEqual(hers, unknown);
	assert.equal(new Set(hers.map((answer) => JSON.stringify(answer))).size, 1);
});

test('the same ways open a page that does not rest, so that the test above can fail', async () => {
	const { hers } = await doors(await everyWay());

	assert.deepEqual(
		hers.map((answer) => answer.ok || answer.why),
		[true, true, true, 'not-yet']
	);
});

test('a code that was used before says nothing of a page that rests', async () => {
	const { code } = await everyWay();
	await signInByCode(here, { network: '192.0.2.9' }, code);
	await pause();

	assert.deepEqual(await signInByCode(here, { network: '192.0.2.9' }, code), {
		ok: false,
		why: 'not-accepted',
		minutes: 0
	});
});

test('pausing ends her visits everywhere, and the browsers that knew her are strangers', async () => {
	const id = await here.sessions.begin(mary.person, 'full', { sure: true });
	const { way } = await everyWay();
	const both = `${way.number} ${way.words}`;
	await signInByWords(here, { network: '192.0.2.9' }, { both, card: '' });

	await pause();

	assert.equal(await here.sessions.find(id), undefined);
	assert.deepEqual(await world.db.selectFrom('devices').selectAll().execute(), []);
	const found = await actors.actorOf(world.db, mary.person, { level: 'full', sure: true });
	assert.equal(found?.isPaused, true);
});
