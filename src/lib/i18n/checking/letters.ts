/** Letters: each language in its own script, with no look-alike from another and nothing that cannot be seen. */
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import { inEnglish } from './english-names.ts';

/** Names and terms that stay in English letters; the longest is looked for first. */
const names = new RegExp(`\\b(?:${inEnglish.join('|')})\\b`, 'g');

/** A text without what is not said: variables, tags and the addresses of links. */
export function saidOf(text: string): string {
	return text.replaceAll(/\{\{[^}]*\}\}|<\/?(b|ref)>|\]\([^)]*\)/g, ' ');
}

const foreign = new Map<Language, RegExp>();

/** The letters of a text that are not of its language, but for names. */
export function foreignLetters(text: string, lang: Language): string[] {
	const letters = foreign.getOrInsertComputed(
		lang,
		() => new RegExp(`(?![${languageOf(lang).letters}])[\\p{L}\\p{M}]`, 'gu')
	);
	const said = saidOf(text);
	// Most texts hold none, and names need not be looked for.
	return said.search(letters) < 0 ? [] : (said.replaceAll(names, ' ').match(letters) ?? []);
}

const odd = new Map<Language, RegExp>();

/** The signs of a text that cannot be seen or are of another kind; of apostrophes only the straight one is ours. */
export function oddSigns(text: string, lang: Language): string[] {
	const signs = odd.getOrInsertComputed(lang, () => {
		const own = languageOf(lang).signs ?? '';
		const marks = `[.,:;?()/%+–…“”„"'&\\-#*[\\]،؛؟«»·=${own}]`;
		return new RegExp(`(?!${marks})[^\\p{L}\\p{M}0-9 \\n]`, 'gu');
	});
	return saidOf(text).match(signs) ?? [];
}

/** Whether a sentence has a space too many, or an exclamation mark. */
export function isUntidy(text: string): boolean {
	return / {2}|^ | $|[!！]/.test(text);
}
