import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { endOf, readCall, type CallForm } from '#lib/domain/call/form.ts';
import { readBy, waitsForTime } from '#lib/domain/call/hour.ts';
import { nearest, triesAmong } from '#lib/domain/call/tries.ts';
import { address } from '#lib/i18n/pages.ts';
import * as book from '#lib/server/call/book.ts';
import * as limits from '#lib/server/limits.ts';
import { findDraft } from '../../../form/draft.ts';
import { draftToken } from '../../../form/draft.ts';
import { formOf, text } from '../../../form/form.ts';
import { toWait } from '../../../form/retry-after.ts';
import { askingHere, offered, unsent } from '../asked.ts';

/** What she wrote and the promise it would get; where all her times are taken, the nearest that are free. */
export const load: PageServerLoad = async (event) => {
	const form = await begun(event);
	const { slots, call, lines } = await read(event, form);
	if (!call.ok) {
		const { times, ...others } = call.problems;
		if (!times || Object.keys(others).length > 0 || slots.length === 0)
			redirect(303, address(event.locals.lang, '/talk'));
		const shown = nearest(slots, form.times);
		return { wishes: undefined, any: false, tries: [], readBy: undefined, nearest: shown, lines };
	}
	const { wishes } = call;
	return {
		// Of the number only its end leaves here: whoever opens this page within the hour may not be her.
		wishes: { ...wishes, phone: endOf(wishes.phone ?? '') },
		any: form.times.includes('any'),
		tries: triesAmong(wishes.slots),
		readBy: waitsForTime(wishes) ? readBy(event.locals.world.now()).on : undefined,
		nearest: [],
		lines
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { lang, world } = event.locals;
		const typed = await begun(event);
		const wanted = Number(text(await formOf(event), 'wanted'));
		const form = { ...typed, times: [...typed.times, ...(wanted ? [String(wanted)] : [])] };
		const { call } = await read(event, form);
		if (!call.ok) return fail(wanted ? 409 : 400, said({ taken: wanted > 0 }));
		const first = wanted || triesAmong(call.wishes.slots)[0]?.from || 0;
		const { bucket, wait } = await knock(event);
		if (wait > 0) return fail(toWait(event, limits.minutesOf(wait)), said({ wait: true }));
		const sent = await book.send(
			world.db,
			world.keys,
			event.locals.actor,
			{
				token: draftToken(event, 'talk') ?? '',
				wishes: call.wishes,
				asking: await askingHere(event, form),
				language: lang,
				wanted: first
			},
			world.now()
		);
		if (sent !== 'sent') await limits.spare(world.db, bucket, world.now());
		if (sent === 'taken') return fail(409, said({ taken: true }));
		if (sent === 'unread') return fail(409, said({ unread: true }));
		if (sent === 'has-one') return fail(409, said({ has: true }));
		redirect(303, address(lang, sent === 'gone' ? '/talk' : '/talk/receipt'));
	}
};

/** Counts one who asks before anything is done, so that a thousand at one moment are a thousand. */
async function knock(event: RequestEvent): Promise<{ bucket: string; wait: number }> {
	const { db, keys, now } = event.locals.world;
	const name = limits.bucket(keys, 'asking', event.getClientAddress());
	const wait = await limits.take(db, [{ name, rule: limits.perAsking }], now());
	return { bucket: name, wait };
}

const said = (what: { taken?: boolean; has?: boolean; wait?: boolean; unread?: boolean }) => ({
	taken: false,
	has: false,
	wait: false,
	unread: false,
	...what
});

async function read(event: RequestEvent, form: CallForm) {
	const { offer, mayWrite, lines } = await offered(event, form);
	const slots = offer?.slots ?? [];
	return { slots, call: readCall(form, slots, { withPhone: true, withHour: mayWrite }), lines };
}

async function begun(event: RequestEvent): Promise<CallForm> {
	const { lang } = event.locals;
	const draft = await findDraft(event, 'talk');
	if (draft?.request) redirect(303, address(lang, '/talk/receipt'));
	return (await unsent(event)) ?? redirect(303, address(lang, '/talk'));
}
