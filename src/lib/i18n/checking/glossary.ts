/** Official terms: each said by its own word, and never by one that the glossary calls wrong. */
import { keeping } from '#lib/domain/once.ts';
import { checksOf, type Term } from '#lib/i18n/checks.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { asWritten, plain, wordsHeld } from './written.ts';

type Lang = Exclude<Language, 'en'>;
/** A sentence or a line of guidance with its name and the English it was made from. */
export type Line = { readonly name: string; readonly text: string; readonly english: string };

/** Each English term that some language has a word for. */
export const officialTerms: readonly string[] = [
	...new Set(languages.flatMap(({ code }) => Object.keys(checksOf(code).terms)))
];

/** How a language says an English term. */
export function entryOf(lang: Language, term: string): Term | undefined {
	return checksOf(lang).terms[term];
}

/** Names and turns of speech in which a word is no term. */
const noTerm =
	/\b(?:in charge|in case|Victim Support|Report Fraud|Victim Notification Scheme|High Court|of cases?|appeal court|hearing it|passes reports|guilty plea|Victim and Witness Service|Road Victim Service|Assessor of Complaints)\b/gi;

const longestFirst = officialTerms
	.toSorted((one, other) => other.length - one.length)
	.map((term) => {
		const written = new RegExp(`(?<!\\w)${RegExp.escape(term)}(?:s|es|ed|ing)?(?!\\w)`, 'gi');
		return [term, written] as const;
	});

/** The terms an English sentence holds, which every language asks for; a longer one hides the shorter ones inside it. */
const termsIn = keeping((english: string): readonly string[] => {
	const found: string[] = [];
	let rest = english.replaceAll(/\]\([^)]*\)/g, ']').replaceAll(noTerm, '#');
	for (const [term, written] of longestFirst) {
		const without = rest.replaceAll(written, '#');
		if (without !== rest) found.push(term);
		rest = without;
	}
	return found;
});

/** Whether a word belongs to one of these terms: then it is right in their sentence. */
function belongs(lang: Lang, word: string, terms: readonly string[]): boolean {
	const written = asWritten(word, lang);
	return terms.some((term) => {
		const entry = entryOf(lang, term);
		return (
			entry !== undefined &&
			[entry.term, ...entry.stems].some((own) => written.test(plain(own, lang)))
		);
	});
}

/** Terms that a line says without their own word, as `term: name`. */
export function unsaidTerms(lang: Lang, { name, text, english }: Line): string[] {
	const said = plain(text, lang);
	return termsIn(english)
		.filter((term) => {
			const stems = entryOf(lang, term)?.stems ?? [];
			return !stems.every((stem) => stem.split('|').some((one) => said.includes(plain(one, lang))));
		})
		.map((term) => `${term}: ${name}`);
}

/** The sentences in which a term may be said without its own word, as beginnings of `term: name`. */
export function mayLack(lang: Lang): string[] {
	return Object.values(checksOf(lang).without ?? {}).flat();
}

/** Words of a line that are wrong for a term that its English holds. */
export function wrongWords(lang: Lang, { name, text, english }: Line): string[] {
	const terms = termsIn(english);
	return terms.flatMap((term) => {
		const others = terms.filter((other) => other !== term);
		return wordsHeld(text, entryOf(lang, term)?.never ?? [], lang)
			.filter((word) => !belongs(lang, word, others))
			.map((word) => `${name}: ${word} for ${term}`);
	});
}

const banned = new Map<Lang, readonly string[]>();

/** Words that no term allows, and that are right in no other sense either. */
export function bannedIn(lang: Lang): readonly string[] {
	return banned.getOrInsertComputed(lang, () => {
		const all = new Set(officialTerms.flatMap((term) => entryOf(lang, term)?.never ?? []));
		for (const word of checksOf(lang).rightElsewhere ?? []) all.delete(word);
		return [...all];
	});
}
