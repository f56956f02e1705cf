import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import type { Door, Visitor } from './arrivals.ts';
import { transaction } from '#lib/server/database.ts';
import * as devices from './devices.ts';
import * as limits from '#lib/server/limits.ts';
import * as people from '#lib/server/people/people.ts';
import { openSessions, type Session } from './sessions.ts';
import * as waysIn from './ways-in.ts';
import { signInByWords } from './sign-in-words.ts';

const elsewhere = { network: '198.51.100.9' };
const refused = { ok: false, why: 'not-accepted', minutes: 0 };
let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
let mary: PersonId;
let way: waysIn.WayIn;
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
	mary = (await aVictimOf(world, urn)).person;
	way = await waysIn.make(world.db, world.keys, mary, 'en', world.now());
});
afterEach(() => world.close());

let networks = 0;
const anywhere = (): Visitor => ({ network: `198.18.0.${(networks += 1)}` });

type Saying = { readonly words?: string; readonly card?: string | undefined };
const tries = (visitor: Visitor, { words = way.words, card = '' }: Saying = {}) =>
	signInByWords(here, visitor, { both: `${way.number} ${words}`, card });

async function opened(door: Door): Promise<Session & { readonly visitor: Visitor }> {
	assert.ok(door.ok);
	const session = await here.sessions.find(door.session);
	assert.ok(session);
	return { ...session, visitor: { ...anywhere(), device: door.device?.cookie } };
}

/** Mistakes from so many browsers nobody knows, each from a network of its own, as fast as they are let. */
async function guesses(many: number): Promise<void> {
	const account = limits.bucket(world.keys, 'account', way.number.replace(' ', ''));
	for (let nth = 0; nth < many; nth += 1) {
		const wait = await limits.waitFor(world.db, account, world.now());
		world.setNow(new Date(world.now() + wait).toISOString());
		await signInByWords(here, anywhere(), { both: `${way.number} wrong`, card: '' }, () =>
			Promise.resolve(false)
		);
	}
}

test('number and words open a short view, and a code of the card everything', async () => {
	const short = await opened(await tries(anywhere()));
	const full = await opened(await tries(anywhere(), { card: way.cards[0] }));

	assert.equal(short.level, 'short');
	assert.equal(full.level, 'full');
});

test('number and words are taken in any order, and in Arabic digits', async () => {
	const digits = await waysIn.make(world.db, world.keys, mary, 'ar', world.now());
	const arabic = (text: string) =>
		text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
	const first = `${arabic(digits.number)}${arabic(digits.words.replaceAll(' ', ''))}`;
	const last = `${digits.words}\n${digits.number}`;

	for (const both of [first, last])
		assert.equal((await signInByWords(here, anywhere(), { both, card: '' })).ok, true, both);
});

test('each code of a card works once', async () => {
	const card = way.cards[3];
	await tries(anywhere(), { card });

	assert.deepEqual(await tries(anywhere(), { card }), refused);
});

test('on the browser where the card was used the words alone bring her back for an hour, and no longer', async () => {
	const { visitor } = await opened(await tries(anywhere(), { card: way.cards[0] }));

	world.setNow('2026-11-25T10:59:59Z');
	const back = await opened(await tries(visitor));
	world.setNow('2026-11-25T11:00:01Z');
	const late = await opened(await tries(visitor));

	assert.equal(back.level, 'full');
	assert.equal(late.level, 'short');
});

test('the cookie of another account spares nobody the card, nor does one that was made up', async () => {
	const nora = (await aVictimOf(world, urn)).person;
	const hers = await waysIn.make(world.db, world.keys, nora, 'en', world.now());
	const both = `${hers.number} ${hers.words}`;
	const door = await signInByWords(here, anywhere(), { both, card: hers.cards[0] ?? '' });
	const { visitor } = await opened(door);

	const other = await opened(await tries(visitor));
	const made = await opened(await tries({ ...anywhere(), device: 'a'.repeat(43) }));

	assert.equal(other.level, 'short');
	assert.equal(made.level, 'short');
});

test('two who share a browser are both known by it', async () => {
	const nora = (await aVictimOf(world, urn)).person;
	const hers = await waysIn.make(world.db, world.keys, nora, 'en', world.now());
	const both = `${hers.number} ${hers.words}`;
	const { visitor } = await opened(await tries(anywhere(), { card: way.cards[0] }));

	await signInByWords(here, visitor, { both, card: hers.cards[0] ?? '' });

	assert.equal((await opened(await tries(visitor))).level, 'full');
	assert.equal(
		(await opened(await signInByWords(here, visitor, { both, card: '' }))).level,
		'full'
	);
});

test('the page of a phone that others use closes after five minutes', async () => {
	const { id, shared } = await opened(await tries(anywhere()));
	world.setNow('2026-11-25T10:05:01Z');

	assert.equal(shared, true);
	assert.equal(await here.sessions.find(id), undefined);
});

test('a browser others use is known for an hour, and her own for 180 days', async () => {
	const known = async (shared: boolean, at: string) => {
		way = await waysIn.make(world.db, world.keys, mary, 'en', world.now(), { shared });
		const { visitor } = await opened(await tries(anywhere()));
		const then = Date.parse(at);
		return (await devices.find(world.db, world.keys, mary, visitor.device, then)) !== undefined;
	};

	assert.equal(await known(true, '2026-11-25T10:59:59Z'), true);
	assert.equal(await known(true, '2026-11-25T11:00:00Z'), false);
	assert.equal(await known(false, '2027-05-24T09:59:59Z'), true);
	assert.equal(await known(false, '2027-05-24T10:00:00Z'), false);
});

test('new words make a stranger of every browser that knew the old ones', async () => {
	const { visitor } = await opened(await tries(anywhere(), { card: way.cards[0] }));

	way = await waysIn.make(world.db, world.keys, mary, 'en', world.now());

	assert.equal((await opened(await tries(visitor))).level, 'short');
});

test('an unknown number and wrong words are answered alike', async () => {
	const unknown = await signInByWords(here, anywhere(), {
		both: `00000000 ${way.words}`,
		card: ''
	});

	assert.deepEqual(unknown, await tries(anywhere(), { words: 'one two three' }));
});

test('after five mistakes strangers wait, longer each time, and the right words do not help meanwhile', async () => {
	await guesses(5);

	const early = await tries(anywhere());
	world.setNow('2026-11-25T10:00:31Z');
	const later = await tries(anywhere());

	assert.deepEqual(early, { ok: false, why: 'wait', minutes: 1 });
	assert.equal(later.ok, true);
});

test('however many strangers guess, on a browser we know she comes in at once', async () => {
	way = await waysIn.make(world.db, world.keys, mary, 'en', world.now(), { shared: false });
	const { visitor } = await opened(await tries(anywhere()));
	await guesses(30);

	assert.equal((await tries(visitor)).ok, true);
	assert.equal((await tries(anywhere())).ok, false);
});

test('a full network does not stop a browser we know in it', async () => {
	const { visitor } = await opened(await tries(anywhere()));
	for (let nth = 0; nth < 20; nth += 1)
		await signInByWords(here, elsewhere, { both: `0000${nth}`, card: '' });

	assert.equal((await tries(elsewhere)).ok, false);
	assert.equal((await tries({ ...visitor, ...elsewhere })).ok, true);
});

test('a browser we know waits after ten mistakes of its own, for ten minutes', async () => {
	const { visitor } = await opened(await tries(anywhere()));
	for (let nth = 0; nth < 10; nth += 1)
		assert.deepEqual(await tries(visitor, { words: 'wrong' }), refused);

	assert.deepEqual(await tries(visitor), { ok: false, why: 'wait', minutes: 10 });
	world.setNow('2026-11-25T10:10:00Z');
	assert.equal((await tries(visitor)).ok, true);
});

test('after a hundred mistakes in a row the words end for strangers, and on a browser we know they work', async () => {
	way = await waysIn.make(world.db, world.keys, mary, 'en', world.now(), { shared: false });
	const { visitor } = await opened(await tries(anywhere()));
	await guesses(100);
	world.setNow(new Date(world.now() + 25 * 60 * 60_000).toISOString());

	assert.equal((await tries(anywhere())).ok, false);
	assert.equal((await tries(visitor)).ok, true);
});

test('ninety-nine mistakes and one success begin the count anew', async () => {
	await guesses(99);
	world.setNow(new Date(world.now() + 60 * 60_000).toISOString());
	assert.equal((await tries(anywhere())).ok, true);
	await guesses(5);
	world.setNow(new Date(world.now() + 60 * 60_000).toISOString());

	assert.equal((await tries(anywhere())).ok, true);
});

test('browsers that are forgotten are strangers again', async () => {
	const { visitor } = await opened(await tries(anywhere(), { card: way.cards[0] }));

	await transaction(world.db, (trx) => devices.forgetAll(trx, mary));

	assert.equal((await opened(await tries(visitor))).level, 'short');
});

test('the database holds no cookie by which a browser is known', async () => {
	const { visitor } = await opened(await tries(anywhere()));

	const rows = JSON.stringify(await world.db.selectFrom('devices').selectAll().execute());

	assert.ok(visitor.device);
	assert.equal(rows.includes(visitor.device), false);
});

test('the number of staff is answered as one that is nobody’s, with words and card and without', async () => {
	const ada = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en', name: 'A' }, world.now())
	);
	way = await waysIn.make(world.db, world.keys, ada, 'en', world.now());

	assert.deepEqual(await tries(anywhere()), refused);
	assert.deepEqual(await tries(anywhere(), { card: way.cards[0] }), refused);
	const visits = await world.db.selectFrom('sessions').selectAll().execute();
	assert.deepEqual(visits, []);
});
