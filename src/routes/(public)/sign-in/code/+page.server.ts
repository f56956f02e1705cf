import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { placeOf } from '../../../door/visit.ts';
import { formOf, text } from '../../../form/form.ts';
import { comeInBy, shownAgain } from '../come-in.ts';

/** One box for whoever has a paper in her hand. */
export const load: PageServerLoad = ({ locals }) => {
	const place = placeOf(locals.actor);
	if (place) redirect(303, place);
	return { trouble: true };
};

export const actions: Actions = {
	default: async (event) => {
		const code = text(await formOf(event), 'code');
		const { status, ...why } = await comeInBy(event, { typed: code });
		return fail(status, { ...why, ...shownAgain(code) });
	}
};
