import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { chosen } from '#lib/domain/call/form.ts';
import { address } from '#lib/i18n/pages.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import { formOf, texts } from '../../../form/form.ts';
import { held } from '../receipt/held.ts';

/** The time a call has, and others for it: what its team can keep now, its own among it. */
export const load: PageServerLoad = async (event) => {
	const { offer, promised } = await movable(event);
	return { promised, when: offer.when, slots: offer.slots };
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
	const asked = call && (await receipts.findById(world.db, world.keys, call.id));
	const offer = asked && (await receipts.offerToMove(world.db, asked.id, world.now()));
	if (!offer) redirect(303, address(lang, '/talk/receipt'));
	return { id: asked.id, promised: asked.promised, offer };
}
