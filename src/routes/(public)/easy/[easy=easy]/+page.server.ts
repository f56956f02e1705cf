import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { recordingsOn } from '#lib/i18n/recordings.ts';
import { easyOf } from '../../../guidance/easy.ts';
import { forWhom } from '../../../guidance/for-whom.ts';
import { written } from '../../../guidance/written.ts';

export const prerender = 'auto';

/** A right or a step of a case in easy words. */
export const load: PageServerLoad = ({ locals, params }) => {
	const page = written(locals.lang, `easy-${params.easy}`);
	if (!page) error(404, 'No such page in easy words');
	return {
		...forWhom(locals, { ...easyOf(page.guidance), inEnglish: page.inEnglish }),
		recordings: recordingsOn(`/easy/${params.easy}`, locals.lang)
	};
};
