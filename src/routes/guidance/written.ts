/** The guidance written in `src/lib/i18n/<lang>/guidance`, read when a page is made. */
import { asNumbered } from '#lib/domain/help/numbers.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { blocks, filled, type Block, type Values } from './guidance.ts';

const pages: Readonly<Record<string, string>> = import.meta.glob('/src/lib/i18n/*/guidance/*.md', {
	query: '?raw',
	import: 'default',
	eager: true
});

/** A page of guidance in the reader's language, or in English where nobody has written it yet; `values` go where it names them. */
export function written(
	lang: Language,
	name: string,
	values: Values = {}
): { guidance: Block[]; inEnglish: boolean } | undefined {
	const own = pages[`/src/lib/i18n/${lang}/guidance/${name}.md`];
	const markdown = own ?? pages[`/src/lib/i18n/en/guidance/${name}.md`];
	if (!markdown) return undefined;
	return { guidance: blocks(filled(asNumbered(markdown), values)), inEnglish: !own };
}
