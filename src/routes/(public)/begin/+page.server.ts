import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { begin } from '#lib/server/door/sign-in-code.ts';
import { placeOf, setSession } from '../../door/visit.ts';
import { toWait } from '../../form/retry-after.ts';

/** Somebody already signed in has a page. */
export const load: PageServerLoad = ({ locals }) => {
	const place = placeOf(locals.actor);
	if (place) redirect(303, place);
	return {};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals } = event;
		const place = placeOf(locals.actor);
		if (place) redirect(303, place);
		const door = await begin(locals, event.getClientAddress(), locals.lang);
		if (!door.ok) return fail(toWait(event, door.minutes), { minutes: door.minutes });
		setSession(event, door.session);
		redirect(303, '/way-back');
	}
};
