import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { forWhom, standsOf } from '../../../guidance/for-whom.ts';
import { written } from '../../../guidance/written.ts';

export const prerender = 'auto';

/** The guidance of a right. */
export const load: PageServerLoad = ({ locals, params }) => {
	const page = written(locals.lang, `right-${params.right}`);
	if (!page) error(404, 'No such right');
	return forWhom(locals, {
		right: Number(params.right),
		stands: standsOf(locals.actor),
		...page
	});
};
