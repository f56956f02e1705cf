/** A factor that changes: what came in by the old one is over, and whoever changes it stays. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as deviceKeys from './device-keys.ts';
import { openSessions, type Session } from './sessions.ts';
import * as waysIn from './ways-in.ts';
import * as waysMade from './ways-made.ts';

const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };
let world: TestWorld;
let mary: Victim;
let sessions: ReturnType<typeof openSessions>;
beforeEach(async () => {
	world = await testWorld();
	sessions = openSessions(world.db, world.now);
	mary = await aVictimOf(world, urn);
	await waysIn.make(world.db, world.keys, mary.person, 'en', world.now());
});
afterEach(() => world.close());

async function aVisit(): Promise<Session> {
	const id = await sessions.begin(mary.person, 'full', { sure: true });
	return (await sessions.find(id)) as Session;
}

const changes: Record<string, (session: Session) => Promise<unknown>> = {
	words: (session) =>
		waysMade.words(
			world.db,
			world.keys,
			{ victim: mary, session },
			{ shared: true, lang: 'en' },
			world.now()
		),
	card: (session) => waysMade.card(world.db, world.keys, { victim: mary, session }, world.now()),
	key: async (session) => {
		const asked = { to: 'add', person: mary.person } as const;
		const options = await deviceKeys.askToAdd(world.db, site, asked, 'Me', world.now());
		const answer = anAuthenticator(site.origin).makes(options);
		const made = { site, answer, lang: 'en' } as const;
		const whose = { victim: mary, session };
		assert.ok(await waysMade.key(world.db, world.keys, whose, made, world.now()));
	},
	'a key less': (session) =>
		waysMade.removeKey(world.db, world.keys, { victim: mary, session }, 'any', world.now())
};

for (const [what, change] of Object.entries(changes))
	test(`a visit that began before ends when what opens her page changes: ${what}`, async () => {
		const [old, hers] = [await aVisit(), await aVisit()];

		await change(hers);

		assert.equal(await sessions.find(old.id), undefined);
		assert.ok(await sessions.find(hers.id));
	});
