import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { signInByCodes } from '#lib/server/door/sign-in-staff.ts';
import { placeOf, setSession } from '../../../door/visit.ts';
import { formOf, text } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';

/** Where somebody new types both codes, or somebody who lost both keys. */
export const load: PageServerLoad = ({ locals }) => {
	const place = placeOf(locals.actor);
	if (place) redirect(303, place);
	return {};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event);
		const typed = [text(form, 'first'), text(form, 'second')] as const;
		if (typed.some((one) => !one.trim())) return fail(400, { why: 'empty', minutes: 0 } as const);
		const enrolled = await signInByCodes(event.locals, event.getClientAddress(), typed);
		if ('came' in enrolled) {
			setSession(event, enrolled.came.session);
			redirect(303, '/desk/keys');
		}
		const { minutes } = enrolled;
		if (minutes === 0) return fail(400, { why: 'error', minutes } as const);
		return fail(toWait(event, minutes), { why: 'wait', minutes } as const);
	}
};
