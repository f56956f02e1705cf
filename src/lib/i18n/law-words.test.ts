/** What is said of the law and of ourselves is no surer than its source, in every language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '#tests/rules/tree.ts';
import { inEnglish, sentencesOf } from '#tests/rules/sentences.ts';
import { isTooSure, softened } from './checking/softened.ts';
import { languages } from './languages.ts';

const codes = languages.map(({ code }) => code);
const saidIn = (lang: (typeof codes)[number], key: string): string => {
	const text = sentencesOf(lang).get(key);
	assert.ok(text, `${lang} ${key}`);
	return text;
};

test('wherever 55 stands it is said to be for a mobile, and to be pressed when asked', () => {
	const said = inEnglish.flatMap((folder) => [...sentencesOf(folder)]);
	const with55 = said.filter(([, text]) => text.includes('<ref>55</ref>'));

	assert.ok(with55.length >= 5);
	for (const [key, text] of with55) assert.equal(isTooSure(key, text), false, key);
});

for (const key of Object.keys(softened))
	test(`${key} is no surer than what was read`, () => {
		assert.equal(isTooSure(key, saidIn('en', key)), false);
		assert.equal(isTooSure(key, 'Something else.'), true);
	});

test('the page of each right says that copies were read, and of Right 10 that its text was not', () => {
	const footer = (lang: string, right: number) =>
		read(`src/lib/i18n/${lang}/guidance/right-${right}.md`).trim().split('\n').at(-1) ?? '';

	for (let right = 1; right <= 12; right += 1)
		assert.match(footer('en', right), right === 10 ? /could not read/ : /copies of it and pages/);
	for (const lang of codes) {
		const footers = [1, 9, 10].map((right) => footer(lang, right).replace(/ \d+\./, ''));
		assert.notEqual(footers[2], footers[1], lang);
	}
});

test('a charge and a caution are normally told of within 5 working days, with no sooner number, in every language', () => {
	for (const lang of codes) {
		const line = read(`src/lib/i18n/${lang}/guidance/right-6.md`)
			.split('\n')
			.find((text) => /\b5\b/.test(text) && !text.includes('/rights/4') && text.includes('**'));
		assert.ok(line, lang);
		assert.doesNotMatch(line, /\b1\b/, lang);
	}
});
