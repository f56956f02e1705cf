/** What the words of a language are checked by: in its folder, where whoever adds the language writes it. No page reads it. */
import { languages, type Language } from './languages.ts';

/** How a language says an official term: its word, pieces a sentence must hold (`a|b` either), and words that are wrong for it. */
export type Term = {
	readonly term: string;
	readonly stems: readonly string[];
	readonly never?: readonly string[];
};

export type Checks = {
	/** Its official terms, by their English. */
	readonly terms: Readonly<Record<string, Term>>;
	/** Beginnings of words that no title may hold, with a space between. */
	readonly tells: string;
	/** Beginnings of words that say why somebody is here, with a space between. */
	readonly givesAway: string;
	/** Words the glossary calls wrong for one term that are right in another sense; each was looked at in every sentence that holds it. */
	readonly rightElsewhere?: readonly string[];
	/** How it says a number otherwise than in the digits of the English, and the digits it means. */
	readonly numbers?: readonly (readonly [said: RegExp, meant: string])[];
	/** What may be written onto the front of a word, as a pattern. */
	readonly writtenOnto?: string;
	/** Sentences that are right without the word of the glossary for a term: `term: beginning of a name`, by their reason. */
	readonly without?: Readonly<Record<string, readonly string[]>>;
	/** What stands before the English name of an office: the same everywhere. */
	readonly offices?: Readonly<Record<string, RegExp>>;
};

const read = languages.map(async ({ code }): Promise<[Language, Checks]> => {
	const { checks } = (await import(`./${code}/checks.ts`)) as { readonly checks: Checks };
	return [code, checks];
});
const all = new Map(await Promise.all(read));

/** The checks of one language. */
export function checksOf(lang: Language): Checks {
	const found = all.get(lang);
	if (!found) throw new Error(`Nothing to check ${lang} by`);
	return found;
}
