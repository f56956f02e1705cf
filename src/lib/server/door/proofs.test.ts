import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Victim } from '#lib/domain/actor.ts';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as deviceKeys from './device-keys.ts';
import * as proofs from './proofs.ts';
import { openSessions, type Session } from './sessions.ts';
import * as waysIn from './ways-in.ts';

const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };
let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
let victim: Victim;
let session: Session;
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
	victim = await aVictimOf(world, urn);
	session = await found(await here.sessions.begin(victim.person, 'full', { sure: true }));
});
afterEach(() => world.close());

async function found(id: string | undefined): Promise<Session> {
	const known = id && (await here.sessions.find(id));
	assert.ok(known);
	return known;
}

const holds = (one: Session, purpose: Parameters<typeof proofs.holds>[2]) =>
	proofs.holds(world, one, purpose);
const whose = () => ({ actor: victim, session });
async function byWords(
	purpose: Parameters<typeof proofs.byWords>[2],
	typed: { words: string; card: string }
): Promise<string | undefined> {
	const shown = await proofs.byWords(here, whose(), purpose, typed);
	return 'id' in shown ? shown.id : undefined;
}
const aWay = () => waysIn.make(world.db, world.keys, victim.person, 'en', world.now());

test('who has no way back in yet has nothing to show, and is not asked', async () => {
	assert.equal(await holds(session, 'contact'), true);
});

test('her words and the next code of her card show that it is her, for one purpose and five minutes', async () => {
	const { words, cards } = await aWay();
	assert.equal(await holds(session, 'contact'), false);

	const id = await byWords('contact', { words, card: cards[0] ?? '' });

	const next = await found(id);
	assert.equal(await holds(next, 'contact'), true);
	assert.equal(await holds(next, 'way-back'), false);
	world.setNow('2026-11-25T10:05:01Z');
	assert.equal(await holds(next, 'contact'), false);
});

test('the visit has a new id, is otherwise the same, and the old id is over', async () => {
	const { words, cards } = await aWay();
	const typed = { words, card: cards[0] ?? '' };

	const next = await found(await byWords('contact', typed));

	assert.notEqual(next.id, session.id);
	assert.equal(await here.sessions.find(session.id), undefined);
	const { id, proof } = next;
	assert.deepEqual(next, { ...session, id, proof });
});

test('wrong words, no code, a spent code: none shows anything, and wrong words spend no code', async () => {
	const { words, cards } = await aWay();
	const [card = ''] = cards;
	const tries = (typed: { words: string; card: string }) => byWords('contact', typed);

	assert.equal(await tries({ words: 'wrong', card }), undefined);
	assert.equal(await tries({ words, card: '' }), undefined);
	session = await found(await tries({ words, card }));
	assert.equal(await tries({ words, card }), undefined);
});

test('who guesses has to wait, is told how long, and no code is spent meanwhile', async () => {
	const { words, cards } = await aWay();
	const wrong = { words: 'wrong', card: '' };
	for (let nth = 0; nth < 10; nth += 1)
		assert.deepEqual(await proofs.byWords(here, whose(), 'contact', wrong), { minutes: 0 });

	const right = { words, card: cards[0] ?? '' };

	assert.deepEqual(await proofs.byWords(here, whose(), 'contact', right), { minutes: 10 });
	world.setNow('2026-11-25T10:10:00Z');
	assert.ok(await byWords('contact', right));
});

test('what it was for is written down', async () => {
	const { words, cards } = await aWay();
	const typed = { words, card: cards[0] ?? '' };

	await byWords('signed-in', typed);

	const acts = await world.db.selectFrom('audit').select('act').execute();
	assert.equal(acts.at(-1)?.act, 'proved-signed-in');
});

test('her key shows it for the purpose it was asked for, and for no other', async () => {
	const phone = anAuthenticator(site.origin);
	const adding = { to: 'add', person: victim.person } as const;
	const options = await deviceKeys.askToAdd(world.db, site, adding, 'Me', world.now());
	await deviceKeys.add(world.db, site, adding, phone.makes(options), world.now());
	const question = { to: 'contact', person: victim.person } as const;
	const ask = () => deviceKeys.askToProve(world.db, site, question, world.now());
	const tries = async (purpose: 'contact' | 'way-back') =>
		proofs.byKey(here, { actor: victim, session }, purpose, {
			site,
			answer: phone.signs(await ask())
		});

	assert.equal(await tries('way-back'), undefined);
	assert.equal(await holds(await found(await tries('contact')), 'contact'), true);
});
