import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { blocks } from '../../../guidance/guidance.ts';

export const prerender = true;

const pages: Readonly<Record<string, string>> = import.meta.glob(
	'/src/lib/i18n/*/guidance/right-*.md',
	{
		query: '?raw',
		import: 'default',
		eager: true
	}
);

/** The guidance of a right in the reader's language, or in English where nobody has written it yet. */
export const load: PageServerLoad = ({ locals, params }) => {
	const own = page(locals.lang, params.right);
	const markdown = own ?? page('en', params.right);
	if (!markdown) error(404, 'No such right');
	return { right: Number(params.right), guidance: blocks(markdown), inEnglish: !own };
};

function page(lang: string, right: string): string | undefined {
	return pages[`/src/lib/i18n/${lang}/guidance/right-${right}.md`];
}
