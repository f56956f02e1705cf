/** Official terms: the words a glossary calls wrong for a term are not used for it, nor at all where no other sense is right. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checksOf } from '#lib/i18n/checks.ts';
import { guidanceOf, sentencesOf, sourceOf, translated } from './sentences.ts';
import { read } from './tree.ts';
import { asWritten, plain, wordsHeld } from './written.ts';

type Entry = {
	readonly term: string;
	readonly stems: readonly string[];
	readonly never?: readonly string[];
};
type Lang = (typeof translated)[number];
const glossary = JSON.parse(read('src/lib/i18n/glossary.json')) as Record<
	string,
	Partial<Record<Lang, Entry>>
>;

/** Words that are wrong for one term and right in another sense. */
const rightElsewhere = (lang: Lang) => checksOf(lang).rightElsewhere ?? [];

/** Every line of a language with the English it was made from; guidance line by line, for its lines stand in one order. */
function linesOf(lang: Lang): { name: string; text: string; english: string }[] {
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

/** Names and turns of speech in which a word is no term. */
const noTerm =
	/\b(?:in charge|in case|Victim Support|Report Fraud|Victim Notification Scheme|High Court|of cases?|appeal court|hearing it|passes reports|guilty plea|Victim and Witness Service|Road Victim Service|Assessor of Complaints)\b/gi;

const longestFirst = Object.keys(glossary).sort((one, other) => other.length - one.length);

/** The terms an English sentence holds; a longer one hides the shorter ones inside it. */
function termsIn(english: string): string[] {
	const found: string[] = [];
	let rest = english.replaceAll(/\]\([^)]*\)/g, ']').replaceAll(noTerm, '#');
	for (const term of longestFirst) {
		const written = new RegExp(`(?<!\\w)${RegExp.escape(term)}(?:s|es|ed|ing)?(?!\\w)`, 'gi');
		if (!written.test(rest)) continue;
		found.push(term);
		rest = rest.replaceAll(written, '#');
	}
	return found;
}

/** Whether a word belongs to one of these terms: then it is right in their sentence. */
function belongs(lang: Lang, word: string, terms: readonly string[]): boolean {
	const written = asWritten(word, lang);
	return terms.some((term) => {
		const entry = glossary[term]?.[lang];
		return (
			entry !== undefined &&
			[entry.term, ...entry.stems].some((own) => written.test(plain(own, lang)))
		);
	});
}

/** Lines in which a term is said without its own word, as `term: name`. */
function unsaid(lang: Lang): string[] {
	return linesOf(lang).flatMap(({ name, text, english }) => {
		const said = plain(text, lang);
		return termsIn(english)
			.filter((term) => {
				const stems = glossary[term]?.[lang]?.stems ?? [];
				return !stems.every((stem) =>
					stem.split('|').some((one) => said.includes(plain(one, lang)))
				);
			})
			.map((term) => `${term}: ${name}`);
	});
}

for (const lang of translated) {
	test(`${lang} says each term by its own word, but where another is right for a reason`, () => {
		const allowed = Object.values(checksOf(lang).without ?? {}).flat();
		const found = unsaid(lang);

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
		const wrong = linesOf(lang).flatMap(({ name, text, english }) => {
			const terms = termsIn(english);
			return terms.flatMap((term) =>
				wordsHeld(text, glossary[term]?.[lang]?.never ?? [], lang)
					.filter(
						(word) =>
							!belongs(
								lang,
								word,
								terms.filter((other) => other !== term)
							)
					)
					.map((word) => `${name}: ${word} for ${term}`)
			);
		});

		assert.deepEqual(wrong, []);
	});

	test(`${lang} says the words no term allows nowhere`, () => {
		const banned = new Set(Object.values(glossary).flatMap((entry) => entry[lang]?.never ?? []));
		for (const word of rightElsewhere(lang)) banned.delete(word);
		const wrong = linesOf(lang).flatMap(({ name, text }) =>
			wordsHeld(text, [...banned], lang).map((word) => `${name}: ${word}`)
		);

		assert.deepEqual(wrong, []);
		assert.ok(banned.size > 40);
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
		const lacking = Object.entries(glossary).filter(([, entry]) => !entry[lang]?.term);

		assert.deepEqual(
			lacking.map(([term]) => term),
			[]
		);
	});
}
