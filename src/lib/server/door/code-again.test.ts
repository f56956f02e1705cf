/** A code on paper opens her page again and again, until she has made a way back in or its days are over. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import { signInByCode } from './sign-in-code.ts';
import * as deviceKeys from './device-keys.ts';
import * as invitations from './invitations.ts';
import { openSessions, type Session } from './sessions.ts';
import * as visits from './visits.ts';
import * as waysIn from './ways-in.ts';
import * as waysMade from './ways-made.ts';

let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
});
afterEach(() => world.close());

const home = '192.0.2.1';
const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };

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

const owed = async () =>
	(await world.db.selectFrom('notices').select(['kind', 'role']).orderBy('kind').execute()).map(
		({ kind, role }) => `${role ?? 'her'} ${kind}`
	);
const hows = async (person: PersonId) =>
	(await visits.logFor(world.db, person)).map(({ how }) => how);

// Leave, or thirty minutes, made the only code she had worthless: who pressed it early had lost her page.
test('a code opens again after Leave and after its half hour, in the same browser without a word to anybody', async () => {
	const { code, person } = await aCode();
	const first = await signInByCode(here, { network: home }, code);
	assert.ok(first.ok && first.device?.shared);
	await here.sessions.end(first.session);
	const browser = { network: '198.51.100.7', device: first.device.cookie };

	const again = await signInByCode(here, browser, code);
	world.setNow('2026-12-20T10:00:00Z');
	const weeksLater = await signInByCode(here, browser, code);

	assert.ok(again.ok && weeksLater.ok);
	assert.equal((await found(weeksLater.session)).sure, true);
	assert.deepEqual(await owed(), []);
	assert.deepEqual(await hows(person), ['code', 'code', 'code']);
});

test('in a browser we do not know it opens too, and she and a keeper are told', async () => {
	const { code, person } = await aCode('letter');
	await signInByCode(here, { network: home }, code);
	world.setNow('2026-11-25T11:00:00Z');

	const elsewhere = await signInByCode(here, { network: home }, code);

	assert.ok(elsewhere.ok);
	// A letter that anybody may have opened shows no more than it did.
	assert.equal((await found(elsewhere.session)).sure, false);
	assert.deepEqual(await owed(), ['keeper invitation-used-again', 'her way-changed']);
	assert.deepEqual(await hows(person), ['code-elsewhere', 'code']);
});

test('from the day she has a way back in, and when its days are over, a code that was used opens nothing and the keeper is told', async () => {
	const { db, keys, now } = world;
	const phone = anAuthenticator(site.origin);
	const makes: Record<string, (hers: waysMade.Hers) => Promise<unknown>> = {
		'number and words': (hers) =>
			waysMade.words(db, keys, hers, { shared: true, lang: 'en' }, now()),
		'a key': async (hers) => {
			const { victim } = hers;
			const asked = { to: 'add', person: victim.person } as const;
			const answer = phone.makes(await deviceKeys.askToAdd(db, site, asked, 'Me', now()));
			const token = await waysMade.key(db, keys, hers, { site, answer }, now());
			assert.ok(token);
			const [key] = await deviceKeys.keysOf(db, victim.person);
			// Taken away again, it does not bring the code back.
			await transaction(db, (trx) => deviceKeys.remove(trx, victim.person, key?.id ?? ''));
		},
		'thirty days': () => Promise.resolve(world.setNow('2026-12-26T10:00:00Z'))
	};
	for (const [what, make] of Object.entries(makes)) {
		const { code, person } = await aCode();
		const came = await signInByCode(here, { network: home }, code);
		assert.ok(came.ok && came.actor.kind === 'victim', what);
		await make({ victim: came.actor, session: { id: came.session } });

		const again = await signInByCode(
			here,
			{ network: home, device: came.device?.cookie ?? '' },
			code
		);

		const why = what === 'number and words' ? 'use-words' : 'used';
		assert.deepEqual(again, { ok: false, why, minutes: 0 }, what);
		assert.deepEqual(await hows(person), ['code'], what);
	}
	assert.deepEqual(await owed(), Array(3).fill('keeper invitation-used-again'));
});

test('who has a way back in when the paper comes uses it once', async () => {
	const { code, person } = await aCode();
	await waysIn.make(world.db, world.keys, person, 'en', world.now());

	const doors = [
		await signInByCode(here, { network: home }, code),
		await signInByCode(here, { network: home }, code)
	];

	assert.deepEqual(
		doors.map(({ ok }) => ok),
		[true, false]
	);
});

test('a code used in two places at the same moment opens in both, and once it is said', async () => {
	const { code, person } = await aCode();

	const doors = await Promise.all([
		signInByCode(here, { network: home }, code),
		signInByCode(here, { network: '192.0.2.2' }, code)
	]);

	assert.equal(doors.filter(({ ok }) => ok).length, 2);
	assert.deepEqual((await hows(person)).toSorted(), ['code', 'code-elsewhere']);
});
