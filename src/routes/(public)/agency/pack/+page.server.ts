import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import * as packs from '#lib/server/begin/packs.ts';
import { formOf, text } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';

/** Whoever has a pack in their hand says that it was handed over: it tells nothing, so nobody signs in for it. */
export const load: PageServerLoad = ({ url }) => ({ isGiven: url.searchParams.has('given') });

export const actions: Actions = {
	default: async (event) => {
		const { db, keys, now } = event.locals.world;
		const typed = text(await formOf(event), 'number');
		if (typed.trim() === '') return fail(400, { why: 'empty', typed, minutes: 0 } as const);
		const network = event.getClientAddress();
		const handed = await packs.handOver(db, keys, { network, typed }, now());
		if (handed.ok) redirect(303, '/agency/pack?given');
		const { why } = handed;
		if (why !== 'wait') return fail(400, { why, typed, minutes: 0 } as const);
		const { minutes } = handed;
		return fail(toWait(event, minutes), { why, typed, minutes } as const);
	}
};
