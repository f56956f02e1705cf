/** What the words of a language are checked by: in its folder, where whoever adds the language writes it. No page reads it. */
import { languages, type Language } from './languages.ts';

export type Checks = {
	/** A letter it is written with. */
	readonly letters: RegExp;
	/** How it writes the second of March 2027, with the weekday. */
	readonly secondOfMarch: string;
	/** Beginnings of words that say why somebody is here, with a space between. */
	readonly givesAway: string;
	/** Words the glossary calls wrong for one term that are right in another sense; each was looked at in every sentence that holds it. */
	readonly rightElsewhere?: readonly string[];
	/** How it says a number otherwise than in the digits of the English, and the digits it means. */
	readonly numbers?: readonly (readonly [said: RegExp, meant: string])[];
	/** What shows whether the reader is a woman or a man. */
	readonly bends?: RegExp;
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
