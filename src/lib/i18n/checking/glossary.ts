/** Official terms: each said by its own word, and never by one that the glossary calls wrong. */
import { checksOf } from '#lib/i18n/checks.ts';
import list from '#lib/i18n/glossary.json' with { type: 'json' };
import type { Language } from '#lib/i18n/languages.ts';
import { asWritten, plain, wordsHeld } from './written.ts';

type Entry = {
	readonly term: string;
	readonly stems: readonly string[];
	readonly never?: readonly string[];
};
type Lang = Exclude<Language, 'en'>;
/** A sentence or a line of guidance with its name and the English it was made from. */
export type Line = { readonly name: string; readonly text: string; readonly english: string };

export const glossary = list as Readonly<Record<string, Partial<Record<Lang, Entry>>>>;

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

/** Terms that a line says without their own word, as `term: name`. */
export function unsaidTerms(lang: Lang, { name, text, english }: Line): string[] {
	const said = plain(text, lang);
	return termsIn(english)
		.filter((term) => {
			const stems = glossary[term]?.[lang]?.stems ?? [];
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
		return wordsHeld(text, glossary[term]?.[lang]?.never ?? [], lang)
			.filter((word) => !belongs(lang, word, others))
			.map((word) => `${name}: ${word} for ${term}`);
	});
}

/** Words that no term allows, and that are right in no other sense either. */
export function bannedIn(lang: Lang): ReadonlySet<string> {
	const banned = new Set(Object.values(glossary).flatMap((entry) => entry[lang]?.never ?? []));
	for (const word of checksOf(lang).rightElsewhere ?? []) banned.delete(word);
	return banned;
}
