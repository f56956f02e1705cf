/** The guidance written in `src/lib/i18n/<lang>/guidance`, read when a page is made. */
import { asNumbered } from '#lib/domain/help/numbers.ts';
import { guidanceNow } from '#lib/server/keeper/guidance-texts.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { bookOf } from '#lib/i18n/books.ts';
import { stateOf } from '#lib/i18n/states.ts';
import { isKept } from '#lib/i18n/kept-exact.ts';
import { blocks, filled, type Block, type Values } from './guidance.ts';

/** A page of guidance in the reader's language, or in English where nobody has written it yet; `values` go where it names them. */
export function written(
	lang: Language,
	name: string,
	values: Values = {}
): { guidance: Block[]; inEnglish: boolean } | undefined {
	const pages = guidanceNow();
	const english = pages.get(`en/${name}`);
	if (!english) return undefined;
	const theirs = pages.get(`${lang}/${name}`);
	const own = theirs && isShown(lang, name, english, theirs) ? theirs : undefined;
	const markdown = own ?? english;
	return { guidance: blocks(filled(asNumbered(markdown), values)), inEnglish: !own };
}

// A page that holds time limits is shown in English as long as its translation is of an older one.
function isShown(lang: Language, name: string, english: string, own: string): boolean {
	const file = `guidance/${name}`;
	return !isKept(file) || stateOf(bookOf(lang).get(file), english, own) !== 'stale';
}
