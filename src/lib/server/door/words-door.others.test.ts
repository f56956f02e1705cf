/** The door for number and words as it is for others than the one whose words are typed: who stands beside her, who guesses. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world.ts';
import type { Visitor } from './arrivals.ts';
import * as pauses from './pauses.ts';
import { openSessions } from './sessions.ts';
import * as supporters from '#lib/server/beside/supporters.ts';
import * as waysIn from './ways-in.ts';
import { signInByWords } from './words-door.ts';

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
