/** The guidance written in `src/lib/i18n/<lang>/guidance`, read when a page is made. */
import { asNumbered } from '#lib/domain/help/numbers.ts';
import { guidanceNow } from '#lib/server/keeper/guidance-texts.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { blocks, filled, type Block, type Values } from './guidance.ts';

/** A page of guidance in the reader's language, or in English where nobody has written it yet; `values` go where it names them. */
export function written(
	lang: Language,
	name: string,
	values: Values = {}
): { guidance: Block[]; inEnglish: boolean } | undefined {
	const pages = guidanceNow();
	const own = pages.get(`${lang}/${name}`);
	const markdown = own ?? pages.get(`en/${name}`);
	if (!markdown) return undefined;
	return { guidance: blocks(filled(asNumbered(markdown), values)), inEnglish: !own };
}
