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

const titles = new Map<Language, readonly string[]>();

function ofTitles(lang: Language): readonly string[] {
	return titles.getOrInsertComputed(lang, () =>
		checksOf(lang)
			.tells.split(' ')
			.map((stem) => `${stem}*`)
	);
}

/** In what is sent, said to somebody else or left on a machine: the whole of what could give her away. */
export const givesAway = new Map(
	languages.map(({ code }) => [code, checksOf(code).givesAway.split(' ')] as const)
);

const beginnings = new Map(
	[...givesAway].map(([lang, stems]) => [lang, stems.map((stem) => `${stem}*`)] as const)
);

/** The beginnings of words that give her away in a text of a language: its own, and the English that may stand in it. */
export function givenAway(text: string, lang: Language): string[] {
	const known = [...new Set([lang, 'en'] as const)];
	return known.flatMap((one) =>
		wordsHeld(text, beginnings.get(one) ?? [], one).map((word) => word.slice(0, -1))
	);
}
