/** What a message says in English: written by whoever she opened it to, seen as theirs, sealed, and gone with it. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Staff, Victim } from '#lib/domain/actor.ts';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { aTalk, writing } from '#tests/message/builders.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as talkDesk from './desk.ts';
import * as talks from './hers.ts';
import { mayWrite, write } from './in-english.ts';
import * as rows from './rows.ts';

let world: TestWorld;
let marta: Victim;
let ada: Staff;
let eve: Staff;
beforeEach(async () => {
	world = await testWorld({ now: '2026-11-25T10:00:00Z' });
	marta = await aVictimOf(world, urn);
	({ ada, eve } = await aTalk(world, marta));
});
afterEach(() => world.close());

const says = async (words: string, language: 'pl' | 'en' = 'pl') => {
	const { db, keys, now } = world;
	await talks.send(db, keys, marta, { ...writing(words), language }, now());
	const { messages } = (await talkDesk.readFor(db, keys, ada, marta.participation, now())) ?? {};
	return messages?.find((one) => one.words === words)?.id ?? '';
};
const writes = (message: string, words: string, more: { by?: Staff; seen?: number } = {}) => {
	const { participation } = marta;
	const written = { participation, message, words, reading: 'reads', seen: more.seen } as const;
	return write(world.db, world.keys, more.by ?? ada, written, world.now());
};
const englishOf = async (who = marta) => {
	const all = await rows.ofPlace(world.db, who.participation).execute();
	const opened = await rows.opened(world.db, world.keys, who.participation, all);
	return opened.map(({ english }) => english?.words);
};

test('it stands beside her message, sealed, with who wrote it and how sure it is', async () => {
	const id = await says('Boję się jutra');

	assert.equal(await writes(id, 'I am afraid of tomorrow'), 'kept');

	const { messages } =
		(await talkDesk.readFor(world.db, world.keys, ada, marta.participation, world.now())) ?? {};
	const { words, english } = messages?.[0] ?? {};
	assert.equal(words, 'Boję się jutra');
	assert.deepEqual(english, {
		words: 'I am afraid of tomorrow',
		reading: 'reads',
		by: ada.person,
		at: world.now()
	});
	const [row] = await world.db.selectFrom('messages').selectAll().execute();
	assert.equal(Buffer.from(row?.english_sealed ?? []).includes('afraid'), false);
});

test('nobody writes it but those her messages are open to, and of ours, of English and of another place there is none', async () => {
	const { db, keys, now } = world;
	const id = await says('Boję się');
	const inEnglish = await says('I am afraid', 'en');
	const told = {
		participation: marta.participation,
		...writing('Zadzwonię'),
		language: 'pl'
	} as const;
	await talkDesk.send(db, keys, ada, told, now());
	const ours = (await rows.ofPlace(db, marta.participation).execute()).find(
		({ side }) => side === 'ours'
	);
	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);

	assert.equal(await writes(id, 'words', { by: eve }), 'closed');
	assert.equal(await writes(inEnglish, 'words'), 'closed');
	assert.equal(await writes(ours?.id ?? '', 'words'), 'closed');
	assert.equal(await writes('no-such-message', 'words'), 'closed');
	const may = (message: string, by = ada) =>
		mayWrite(db, by, { participation: marta.participation, message }, now());
	const asked = [id, inEnglish, ours?.id ?? '', 'no-such-message'].map((one) => may(one));
	assert.deepEqual(await Promise.all(asked), [true, false, false, false]);
	assert.equal(await may(id, eve), false);
	const elsewhere = { participation: nora.participation, message: id, words: 'words' };
	const as = { ...elsewhere, reading: 'reads', seen: undefined } as const;
	assert.equal(await write(db, keys, ada, as, now()), 'closed');
	await talks.close(db, keys, marta, now());
	assert.equal(await writes(id, 'words'), 'closed');
	assert.equal(await may(id), false);
	assert.deepEqual(await englishOf(), [undefined, undefined, undefined]);
});

test('of two who write it at once the second is told, and what she saw last is what she may replace', async () => {
	const id = await says('Boję się');
	await writes(id, 'I am scared');
	const seen = world.now();
	world.setNow('2026-11-25T10:05:00Z');

	assert.equal(await writes(id, 'I fear'), 'changed');
	assert.deepEqual(await englishOf(), ['I am scared']);
	assert.equal(await writes(id, 'I am afraid', { seen }), 'kept');
	assert.deepEqual(await englishOf(), ['I am afraid']);
});

test('it goes with her message to another place of hers', async () => {
	const { db, keys } = world;
	const id = await says('Boję się');
	await writes(id, 'I am afraid');

	const nora = await aVictimOf(world, readUrn('01GD7654321') as Urn);
	await db
		.transaction()
		.execute((trx) => rows.mergeInto(trx, keys, marta.participation, nora.participation));
	assert.deepEqual(await englishOf(nora), ['I am afraid']);
});
