import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import * as waysMade from '#lib/server/door/ways-made.ts';
import { dropDraft } from '../../../form/draft.ts';
import { draftToken } from '../../../form/draft.ts';
import { hers } from '../../../door/proof.ts';

/** What was made for her, until she says she has it or an hour has passed. */
export const load: PageServerLoad = async (event) => {
	const { world } = event.locals;
	const { victim } = hers(event.locals);
	const token = draftToken(event, 'way');
	return { shown: await waysMade.shownTo(world.db, world.keys, victim, token, world.now()) };
};

export const actions: Actions = {
	default: async (event) => {
		await dropDraft(event, 'way');
		redirect(303, '/home');
	}
};
