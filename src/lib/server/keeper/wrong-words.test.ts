import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { pageNamed } from '#lib/i18n/pages.ts';
import { purge } from '#lib/server/keep/retention.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as wrongWords from './wrong-words.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld();
});
afterEach(() => world.close());

const keep = (words: string) => {
	const { db, keys, now } = world;
	return wrongWords.keep(db, keys, { lang: 'pl', page: '/help', words }, now());
};

test('what sounds wrong waits for a keeper with its language and page, sealed, until it was looked after', async () => {
	assert.equal(await keep('kaucja'), true);

	const [told, ...others] = await wrongWords.list(world.db, world.keys);
	assert.deepEqual(
		[told?.lang, told?.page, told?.words, told?.at, others],
		['pl', '/help', 'kaucja', world.now(), []]
	);
	const rows = await world.db.selectFrom('wrong_words').selectAll().execute();
	assert.doesNotMatch(rows.map((row) => Buffer.from(row.words_sealed).toString()).join(), /kaucja/);
	assert.deepEqual(await wrongWords.waiting(world.db), [told?.at]);

	await wrongWords.close(world.db, told?.id ?? '');
	assert.deepEqual(await wrongWords.waiting(world.db), []);
});

test('nobody fills the house with wrong words: of those that come at once no more than 500 are kept', async () => {
	const { db } = world;
	await keep('a');
	const [row] = await db.selectFrom('wrong_words').selectAll().execute();
	const copies = Array.from({ length: 498 }, (_, nth) => ({ ...row!, id: `${nth}` }));
	await db.insertInto('wrong_words').values(copies).execute();

	const kept = await Promise.all([keep('b'), keep('c'), keep('d')]);

	assert.deepEqual(kept.filter(Boolean).length, 1);
	assert.equal((await wrongWords.waiting(db)).length, 500);
});

test('what nobody looked after is gone after 90 days', async () => {
	await keep('kaucja');
	const sent = world.now();

	const gone = async (days: number) =>
		(await purge(world.db, sent + days * 86_400_000 + 1)).wrong_words;
	assert.deepEqual([await gone(89), await gone(90)], [0, 1]);
});

test('a page is named so that it is nobody’s', () => {
	assert.deepEqual(
		['/rights/3', '/home', '/day/k3x9', '/talk/check', '/help?n=2', '/nothing', 'x'].map(pageNamed),
		['/rights/3', '/home', '/day', '/talk', '/help', '', '']
	);
});
