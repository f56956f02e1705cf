import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { chosen } from '#lib/domain/call/form.ts';
import { address } from '#lib/i18n/pages.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import { formOf, texts } from '../../../form/form.ts';
import { held } from '../receipt/held.ts';

/** Other times for a call: what its team can keep now, the time it has now among it. */
export const load: PageServerLoad = async (event) => {
	const { offer } = await movable(event);
	return { when: offer.when, slots: offer.slots };
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor, lang } = event.locals;
		const { id, offer } = await movable(event);
		const times = texts(await formOf(event), 'times');
		if (times.length === 0) return fail(400, { problem: 'times-missing' as const, chosen: times });
		const slots = chosen(times, offer.slots);
		const moved = await receipts.move(world.db, world.keys, actor, { id, slots }, world.now());
		if (!moved) return fail(409, { problem: 'taken' as const, chosen: times });
		redirect(303, address(lang, '/talk/receipt'));
	}
};

async function movable(event: RequestEvent) {
	const { world, lang } = event.locals;
	const call = await held(event);
	const offer = call && (await receipts.offerToMove(world.db, call.id, world.now()));
	if (!call || !offer) redirect(303, address(lang, '/talk/receipt'));
	return { id: call.id, offer };
}
