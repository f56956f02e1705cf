import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { isDoorName } from '#lib/server/agency-door/identity-providers.ts';
import { placeOf } from '../../../door/visit.ts';
import { formOf, text } from '../../../form/form.ts';

/** Nobody has to be told which agencies there are: each knows the name of its own door. */
export const load: PageServerLoad = ({ locals, url }) => {
	const place = placeOf(locals.actor);
	if (place) redirect(303, place);
	return { isRefused: url.searchParams.has('refused') };
};

export const actions: Actions = {
	default: async (event) => {
		const door = text(await formOf(event), 'door')
			.trim()
			.toLowerCase();
		if (!isDoorName(door)) return fail(400, { why: door ? 'refused' : 'empty' } as const);
		redirect(303, `/agency/sign-in/${door}`);
	}
};
