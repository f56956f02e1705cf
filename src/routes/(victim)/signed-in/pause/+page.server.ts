import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { address } from '#lib/i18n/pages.ts';
import * as pauses from '#lib/server/door/pauses.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import { isReachable } from '../../../door/confirming.ts';
import { forget, unsetDevice } from '../../../door/visit.ts';
import { hers, isProvedFor, needProof } from '../../../door/proof.ts';

/** Whoever knows only her words could shut her out for good. Without words for the telephone nobody opens it again, so they come first. */
export const load: PageServerLoad = async ({ locals }) => {
	const reachable = await isReachable(locals, hers(locals).victim);
	if (!(await hasPaper(locals))) return { hasPaper: false, reachable };
	await mayPause(locals);
	return { hasPaper: true, reachable };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, lang } = event.locals;
		await mayPause(event.locals);
		if (!(await hasPaper(event.locals))) redirect(303, '/signed-in/pause');
		const { victim } = hers(event.locals);
		const reachable = await isReachable(event.locals, victim);
		await pauses.pause(world.db, world.keys, victim, world.now());
		await forget(event);
		unsetDevice(event);
		redirect(303, address(lang, `/sign-out?paused${reachable ? '' : '=meet'}`));
	}
};

async function mayPause(locals: App.Locals): Promise<void> {
	// From the page where she is signed in she has shown it already.
	if (await isProvedFor(locals, 'signed-in')) return;
	await needProof(locals, 'pause');
}

function hasPaper(locals: App.Locals): Promise<boolean> {
	return recoveries.hasPaper(locals.world.db, hers(locals).victim.person);
}
