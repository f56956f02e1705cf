/** Letters: each language in its own script, with no look-alike from another and nothing that cannot be seen. */
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import { inEnglish } from './english-names.ts';

/** A text without what is not said: variables, tags and the addresses of links. */
export function saidOf(text: string): string {
	return text.replaceAll(/\{\{[^}]*\}\}|<\/?(b|ref)>|\]\([^)]*\)/g, ' ');
}

/** The letters of a text that are not of its language, but for names. */
export function foreignLetters(text: string, lang: Language): string[] {
	const letters = new RegExp(`^[${languageOf(lang).letters}]$`, 'u');
	return [...withoutEnglish(saidOf(text))].filter(
		(letter) => /[\p{L}\p{M}]/u.test(letter) && !letters.test(letter)
	);
}

/** The signs of a text that cannot be seen or are of another kind; of apostrophes only the straight one is ours. */
export function oddSigns(text: string, lang: Language): string[] {
	const { signs = '' } = languageOf(lang);
	const marks = new RegExp(`[.,:;?()/%+–…“”„"'&\\-#*[\\]،؛؟«»·=${signs}]`, 'u');
	return [...saidOf(text)].filter((sign) => !/[\p{L}\p{M}0-9 \n]/u.test(sign) && !marks.test(sign));
}

/** Whether a sentence has a space too many, or an exclamation mark. */
export function isUntidy(text: string): boolean {
	return / {2}|^ | $|[!！]/.test(text);
}

function withoutEnglish(text: string): string {
	return inEnglish.reduce(
		(rest, name) => rest.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), ' '),
		text
	);
}
