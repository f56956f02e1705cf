import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { chosen, whenProblem } from '#lib/domain/call/form.ts';
import { hasPassed } from '#lib/domain/call/promise-watch.ts';
import { linesNow } from '#lib/domain/help/lines.ts';
import { address } from '#lib/i18n/pages.ts';
import * as hours from '#lib/server/call/hours.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import { formOf, text, texts } from '../../../form/form.ts';
import { held } from '../receipt/held.ts';

/** The time a call has, and others for it: what its team can keep now, its own among it. */
export const load: PageServerLoad = async (event) => {
	const { offer, asked } = await movable(event);
	return {
		promised: asked.promised,
		hasPassed: hasPassed(asked.promised, event.locals.world.now()),
		// Only that she wrote: whoever holds the number of a receipt reads no word of hers.
		wrote: asked.hour !== undefined,
		when: offer.when,
		slots: offer.slots,
		lines: linesNow(event.locals.world.now())
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { world, actor, lang } = event.locals;
		const { asked, offer } = await movable(event);
		const form = await formOf(event);
		const [times, typed] = [texts(form, 'times'), text(form, 'hour')];
		const [slots, hour] = [chosen(times, offer.slots), typed.trim()];
		const own = { hour, hasTimes: offer.slots.length > 0 };
		const problems = whenProblem(times, slots, own);
		const no = { problems, taken: false, unread: false, chosen: times, hour: typed };
		if (Object.keys(problems).length > 0) return fail(400, no);
		const { db, keys, now } = world;
		const { id } = asked;
		const done = hour
			? await hours.write(db, keys, actor, { id, hour }, now())
			: await receipts.move(db, keys, actor, { id, slots }, now());
		if (!done) return fail(409, { ...no, taken: !hour, unread: hour !== '' });
		redirect(303, address(lang, '/talk/receipt'));
	}
};

async function movable(event: RequestEvent) {
	const { world, lang } = event.locals;
	const call = await held(event);
	const asked = call && (await receipts.findById(world.db, world.keys, call.id));
	const offer = asked && (await receipts.offerToMove(world.db, asked.id, world.now()));
	if (!offer) redirect(303, address(lang, '/talk/receipt'));
	return { asked, offer };
}
