import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { forWhom } from '../../../guidance/for-whom.ts';
import { written } from '../../../guidance/written.ts';

export const prerender = 'auto';

/** A short guide to something a case can bring. */
export const load: PageServerLoad = ({ locals, params }) => {
	const page = written(locals.lang, `guide-${params.guide}`);
	if (!page) error(404, 'No such guide');
	return forWhom(locals, { guide: params.guide, ...page });
};
