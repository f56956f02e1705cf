import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { signInByKey } from '#lib/server/door/sign-in-staff.ts';
import { placeOf, setSession } from '../../door/visit.ts';
import { formOf, text } from '../../form/form.ts';
import { siteOf } from '../../door/site.ts';

/** The way in for staff: a key, and nothing beside it. */
export const load: PageServerLoad = (event) => {
	const place = placeOf(event.locals.actor);
	if (place) redirect(303, place);
	return { byKey: siteOf(event) !== undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const answer = text(await formOf(event), 'answer');
		const site = siteOf(event);
		const came = site && (await signInByKey(event.locals, site, answer));
		if (!came) return fail(400, { failed: true });
		setSession(event, came.session);
		redirect(303, placeOf(came.actor) ?? '/staff');
	}
};
