/** A word that is looked for is found in any script, and no other is taken for it. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Prepared } from '#lib/i18n/language-rows.ts';
import { plain, written } from '#lib/i18n/checking/written.ts';

const held = (lang: Prepared, word: string, text: string, onto?: string) =>
	written(word, lang, onto).test(plain(text, lang));

test('in Chinese, which parts no words, a word is found in the middle of a line', () => {
	assert.ok(held('zh', '警察', '请给警察打电话。'));
	assert.ok(!held('zh', '警察', '请给我们打电话。'));
});

test('a mark on a letter of India does not end a word: what goes on behind it is another word', () => {
	assert.ok(!held('bn', 'মামল', 'মামলার'));
	assert.ok(held('bn', 'মামল*', 'একটি মামলার তারিখ'));
	assert.ok(!held('ta', 'வழக்கு*', 'பழவழக்கு'));
	assert.ok(!held('gu', 'કેસ', 'કેસો'));
});

test('Turkish has two letters i, and each is found in capitals', () => {
	assert.ok(held('tr', 'istismar*', 'İSTİSMARA karşı'));
	assert.ok(!held('tr', 'sınır', 'SİNİR'));
});

test('a Welsh word is found as it begins behind another', () => {
	for (const text of ['trosedd', 'o drosedd', 'fy nhrosedd', 'ei throsedd'])
		assert.ok(held('cy', 'trosedd*', text), text);
	for (const text of ['ei gwarant', 'o warant']) assert.ok(held('cy', 'gwarant*', text), text);
	assert.ok(!held('cy', 'trosedd*', 'rhosod'));
});

test('Arabic is found with its vowels, without them, and with what is written onto it', () => {
	const onto = '[وف]?(?:[بك]?ال|لل|[بكل])';

	for (const text of ['كَفالة', 'والكفالة', 'بالكفالة', 'كـفـالة'])
		assert.ok(held('ar', 'كفالة', text, onto), text);
	assert.ok(!held('ar', 'كفالة', 'الكفالةات', onto));
});
