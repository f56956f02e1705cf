import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { address } from '#lib/i18n/pages.ts';
import { forget } from '../../form.ts';

/** Signed out: by the button, by typing the address, or by the page itself when its time is over. */
export const load: PageServerLoad = async (event) => {
	if (event.locals.session) {
		await forget(event);
		redirect(303, address(event.locals.lang, '/sign-out'));
	}
	return {};
};

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		await forget(event);
		redirect(303, address(lang, '/sign-out'));
	}
};
