import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { signInByKey } from '#lib/server/door/sign-in-key.ts';
import { placeOf, visitorOf } from '../../door/visit.ts';
import { formOf, text } from '../../form/form.ts';
import { siteOf } from '../../door/site.ts';
import { comeIn, comeInBy, shownAgain } from './come-in.ts';

/** Somebody already signed in has no business here. Whoever types a code on her phone is answered: that page is not theirs. */
export const load: PageServerLoad = (event) => {
	const place = placeOf(event.locals.actor);
	if (place && event.request.method !== 'POST') redirect(303, place);
	return { trouble: true, byKey: siteOf(event) !== undefined };
};

export const actions: Actions = {
	key: async (event) => {
		const answer = text(await formOf(event), 'answer');
		const site = siteOf(event);
		const door = site && (await signInByKey(event.locals, visitorOf(event), site, answer));
		if (!door?.ok) return fail(400, { at: 'answer', why: 'not-accepted', minutes: 0 } as const);
		return comeIn(event, door);
	},
	code: async (event) => {
		const code = text(await formOf(event), 'code');
		const { status, ...why } = await comeInBy(event, { typed: code });
		// A code of the card waits in its own box for the number and words.
		if (why.why === 'card-code') return fail(status, { at: 'both', ...why, card: code } as const);
		return fail(status, { at: 'code', ...why, ...shownAgain(code) } as const);
	},
	words: async (event) => {
		const form = await formOf(event);
		const typed = { typed: text(form, 'both'), card: text(form, 'card') };
		// What was typed is not shown again: somebody may stand behind her.
		const { status, ...why } = await comeInBy(event, typed);
		return fail(status, { at: 'both', ...why } as const);
	}
};
