import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { address } from '#lib/i18n/pages.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { forget, unsetDevice } from '../../../door/visit.ts';
import { hers } from '../../../door/proof.ts';

/** Pausing asks for nothing more: it must be quick. Without words for the telephone nobody opens it again, which is said first. */
export const load: PageServerLoad = async ({ locals }) => ({
	hasPaper: await recoveries.hasPaper(locals.world.db, hers(locals).victim.person)
});

export const actions: Actions = {
	default: async (event) => {
		const { world, lang } = event.locals;
		await pauses.pause(world.db, world.keys, hers(event.locals).victim, world.now());
		await forget(event);
		unsetDevice(event);
		redirect(303, address(lang, '/sign-out'));
	}
};
