/** Official terms: the words a glossary calls wrong for a term are not used for it, nor at all where no other sense is right. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checksOf } from '#lib/i18n/checks.ts';
import {
	bannedIn,
	entryOf,
	mayLack,
	officialTerms,
	unsaidTerms,
	wrongWords,
	type Line
} from '#lib/i18n/checking/glossary.ts';
import { asWritten, plain, wordsHeld } from '#lib/i18n/checking/written.ts';
import { guidanceOf, sentencesOf, sourceOf, translated } from './sentences.ts';

type Lang = (typeof translated)[number];

/** Words that are wrong for one term and right in another sense. */
const rightElsewhere = (lang: Lang) => checksOf(lang).rightElsewhere ?? [];

/** Every line of a language with the English it was made from; guidance line by line, for its lines stand in one order. */
function linesOf(lang: Lang): Line[] {
	const source = sentencesOf('en');
	const said = [...sentencesOf(lang)].map(([name, text]) => ({
		name,
		text,
		english: sourceOf(name, source) ?? ''
	}));
	const english = guidanceOf('en');
	const guided = [...guidanceOf(lang)].flatMap(([file, text]) => {
		const from = english.get(file)?.split('\n') ?? [];
		return text.split('\n').map((line, index) => ({
			name: `${file}:${index + 1}`,
			text: line,
			english: from[index] ?? ''
		}));
	});
	return [...said, ...guided];
}

for (const lang of translated) {
	test(`${lang} says each term by its own word, but where another is right for a reason`, () => {
		const allowed = mayLack(lang);
		const found = linesOf(lang).flatMap((line) => unsaidTerms(lang, line));

		assert.deepEqual(
			found.filter((one) => !allowed.some((start) => one.startsWith(start))),
			[]
		);
		assert.deepEqual(
			allowed.filter((start) => !found.some((one) => one.startsWith(start))),
			[],
			'needed no more'
		);
	});

	test(`${lang} never says one of the wrong words for a term where English has the term`, () => {
		const wrong = linesOf(lang).flatMap((line) => wrongWords(lang, line));

		assert.deepEqual(wrong, []);
	});

	test(`${lang} says the words no term allows nowhere`, () => {
		const banned = bannedIn(lang);
		const wrong = linesOf(lang).flatMap(({ name, text }) =>
			wordsHeld(text, banned, lang).map((word) => `${name}: ${word}`)
		);

		assert.deepEqual(wrong, []);
		assert.ok(banned.length > 40);
	});

	test(`every word ${lang} may use in another sense is still used, so that the list stays short`, () => {
		const texts = linesOf(lang).map(({ text }) => plain(text, lang));
		const idle = rightElsewhere(lang).filter((word) => {
			const written = asWritten(word, lang);
			return !texts.some((text) => written.test(text));
		});

		assert.deepEqual(idle, []);
	});

	test(`every term of the glossary has its word in ${lang}`, () => {
		const lacking = officialTerms.filter((term) => !entryOf(lang, term)?.term);

		assert.deepEqual(lacking, []);
	});
}
