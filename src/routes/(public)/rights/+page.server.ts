import type { PageServerLoad } from './$types';
import { guideFor, whomIs } from '#lib/domain/help/whom.ts';

export const prerender = 'auto';

/** The guide that is written for who is signed in, where their page says whom it is about. */
export const load: PageServerLoad = ({ locals }) => ({
	// Built before anybody asks there is no clock, and nobody.
	guide:
		locals.actor.kind === 'stranger'
			? undefined
			: guideFor(whomIs(locals.actor, locals.world.now()))
});
