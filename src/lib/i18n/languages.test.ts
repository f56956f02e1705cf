import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageRows } from './language-rows.ts';
import { languages, nameOfTongue, preferred, preparedFor } from './languages.ts';

test('what a browser asks for is found by its language and its script', () => {
	const asked = [
		'zh',
		'zh-CN',
		'zh-TW',
		'zh-Hant-GB',
		'zh-Hans-GB',
		'pa',
		'pa-PK',
		'pt-BR',
		'fa-AF'
	];

	assert.deepEqual(
		asked.map((tag) => preparedFor(tag, languageRows)),
		['zh', 'zh', undefined, undefined, 'zh', 'pa', undefined, 'pt', 'fa']
	);
});

test('what is no tag is nobody’s language', () => {
	for (const tag of [
		'',
		'*',
		'x',
		'en_GB',
		'pl-',
		'i-klingon',
		'pl-\u0000',
		`pl-${'a'.repeat(99)}`
	])
		assert.equal(preparedFor(tag, languageRows), undefined, tag);
});

test('the first of our languages is taken, and a language we do not have yet is passed over', () => {
	assert.equal(preferred('de-DE,pl;q=0.8,en;q=0.5'), 'pl');
	assert.equal(preferred('ar-EG'), 'ar');
	assert.equal(preferred('xx;q=1, *;q=0.5'), 'en');
	assert.equal(preferred(null), 'en');
});

test('Polish is named in the Portuguese of Portugal, where it has another name than in Brazil', () => {
	const { locale } = languageRows.find(({ code }) => code === 'pt') ?? { locale: '' };

	assert.equal(new Intl.DisplayNames([locale], { type: 'language' }).of('pl'), 'polaco');
	assert.equal(nameOfTongue('pl', 'en'), 'Polish');
});

// A desk said "Bangla" and "Punjabi" of whom a page for keepers said "Bengali" and "Panjabi": the browser's words and ours.
test('a language has one name in English, whoever says it', () => {
	for (const { code, english } of languages) assert.equal(nameOfTongue(code, 'en'), english);
});

test('languages are offered in the order of their rows, English first', () => {
	const rows = languageRows.map(({ code }) => code);
	const offered = languages.map(({ code }) => code);

	assert.equal(offered[0], 'en');
	assert.deepEqual(
		offered,
		rows.filter((code) => offered.some((one) => one === code))
	);
});
