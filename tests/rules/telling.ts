/** Beginnings of words that say why somebody is here, in the languages people read us in. */
import { checksOf } from '#lib/i18n/checks.ts';
import { languages } from '#lib/i18n/languages.ts';

/** In a title, an address or the name of a file. */
export const telling =
	/victim|crime|criminal|police|abuse|rape|assault|ofiar|przestępst|przestepst|policj|gwał|przemoc|ضحي|ضحاي|جريم|جرائم|شرط[ةه]|اغتصاب|اعتداء/i;

/** In what is sent, said to somebody else or left on a machine: the whole of what could give her away. */
export const givesAway = new Map(
	languages.map(({ code }) => [code, checksOf(code).givesAway.split(' ')] as const)
);

/** The beginnings of words that give her away in a text, in any of the languages; in Arabic also behind what is written onto a word. */
export function givenAway(text: string): string[] {
	return [...givesAway.values()]
		.flat()
		.filter((stem) =>
			new RegExp(`(?<!\\p{L})[وف]?(?:ال|بال|لل|[بكل])?${RegExp.escape(stem)}`, 'iu').test(text)
		);
}
