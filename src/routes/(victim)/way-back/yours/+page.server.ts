import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import type { PersonId } from '#lib/domain/actor.ts';
import * as drafts from '#lib/server/drafts.ts';
import { draftToken, setDraftToken } from '../../../form.ts';
import { hers } from '../../../proof.ts';
import type { Shown } from '../make.ts';

/** What was made for her, until she says she has it or an hour has passed. */
export const load: PageServerLoad = async (event) => {
	const { world } = event.locals;
	const draft = await drafts.find(world.db, world.keys, draftToken(event, 'way'), world.now());
	const kept = draft?.answers as { of: PersonId; shown: Shown } | undefined;
	return { shown: kept?.of === hers(event.locals).victim.person ? kept.shown : undefined };
};

export const actions: Actions = {
	default: async (event) => {
		const token = draftToken(event, 'way');
		if (token) await drafts.remove(event.locals.world.db, token);
		setDraftToken(event, 'way', undefined);
		redirect(303, '/home');
	}
};
