/** Beginnings of words that say why somebody is here, in the languages people read us in. */
import { checksOf } from '#lib/i18n/checks.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { wordsHeld } from './written.ts';

/** In an address or the name of a file, which are English. */
export const telling = /victim|crime|criminal|police|abuse|rape|assault/i;

/** In a title, which may stand on a screen that others see. */
export function tellsInTitle(text: string, lang: Language): boolean {
	return telling.test(text) || wordsHeld(text, ofTitles(lang), lang).length > 0;
}

function ofTitles(lang: Language): string[] {
	const stems = checksOf(lang).tells.split(' ');
	return stems.map((stem) => `${stem}*`);
}

/** In what is sent, said to somebody else or left on a machine: the whole of what could give her away. */
export const givesAway = new Map(
	languages.map(({ code }) => [code, checksOf(code).givesAway.split(' ')] as const)
);

/** The beginnings of words that give her away in a text of a language: its own, and the English that may stand in it. */
export function givenAway(text: string, lang: Language): string[] {
	const known = [...new Set([lang, 'en'] as const)];
	return known.flatMap((one) => {
		const stems = givesAway.get(one) ?? [];
		return stems.filter((stem) => wordsHeld(text, [`${stem}*`], one).length > 0);
	});
}
