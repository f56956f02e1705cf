import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { leaveTo } from '../../../settings.ts';
import { forget } from '../../form.ts';

/** Ends whatever was open and shows a page about nothing; a link, so that it works in any browser. */
export const load: PageServerLoad = async (event) => {
	await forget(event);
	if (leaveTo) redirect(303, leaveTo);
	return {};
};
