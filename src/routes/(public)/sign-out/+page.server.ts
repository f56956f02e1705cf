import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { address } from '#lib/i18n/pages.ts';
import { endSession, setDraftToken } from '../../form.ts';

/** Shown after signing out; somebody signed in who types the address is still signed in. */
export const load: PageServerLoad = () => ({});

export const actions: Actions = {
	default: async (event) => {
		const { lang } = event.locals;
		await endSession(event);
		for (const sort of ['talk', 'way', 'code'] as const) setDraftToken(event, sort, undefined);
		redirect(303, address(lang, '/sign-out'));
	}
};
