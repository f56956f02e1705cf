import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { address, easyNumbers } from '#lib/i18n/pages.ts';
import { easyOf, wordsOf } from '../../guidance/easy.ts';
import { written } from '../../guidance/written.ts';

export const prerender = 'auto';

/** Every page in easy words, under the titles of its two parts. */
export const load: PageServerLoad = ({ locals: { lang } }) => {
	const page = written(lang, 'easy-0');
	if (!page) error(404, 'No easy words');
	const { rest, ...about } = easyOf(page.guidance);
	const pages = easyNumbers.map((number) => ({
		href: address(lang, `/easy/${number}`),
		title: easyOf(written(lang, `easy-${number}`)?.guidance ?? []).title
	}));
	const [rights = '', steps = ''] = rest.map(wordsOf);
	return {
		...{ ...about, inEnglish: page.inEnglish },
		parts: [
			{ title: rights, pages: pages.slice(0, 12) },
			{ title: steps, pages: pages.slice(12) }
		]
	};
};
