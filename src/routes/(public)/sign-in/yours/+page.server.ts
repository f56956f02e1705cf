import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { address } from '#lib/i18n/pages.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';
import { dropDraft } from '../../../form/draft.ts';
import { draftToken } from '../../../form/draft.ts';

/** The sign-in that a code made for somebody she trusts, until they say they have it or an hour has passed. */
export const load: PageServerLoad = async (event) => {
	const { db, keys, now } = event.locals.world;
	return { shown: await waysMade.shownToHanded(db, keys, draftToken(event, 'way'), now()) };
};

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, now } = event.locals.world;
		if (await waysMade.shownToHanded(db, keys, draftToken(event, 'way'), now()))
			await dropDraft(event, 'way');
		redirect(303, address(event.locals.lang, '/sign-in'));
	}
};
