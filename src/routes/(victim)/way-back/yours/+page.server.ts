import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import * as drafts from '#lib/server/drafts.ts';
import { draftToken, setDraftToken } from '../../../form.ts';
import type { Shown } from '../make.ts';

/** What was made for her, until she says she has it or an hour has passed. */
export const load: PageServerLoad = async (event) => {
	const { world } = event.locals;
	const draft = await drafts.find(world.db, world.keys, draftToken(event, 'way'), world.now());
	return { shown: draft?.answers as Shown | undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const token = draftToken(event, 'way');
		if (token) await drafts.remove(event.locals.world.db, token);
		setDraftToken(event, 'way', undefined);
		redirect(303, '/home');
	}
};
