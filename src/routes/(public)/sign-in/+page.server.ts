import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { signInByCode, signInByWords, type Door } from '#lib/server/doors.ts';
import { formOf, placeOf, setSession, text } from '../../form.ts';

/** Somebody already signed in has no business here. */
export const load: PageServerLoad = ({ locals }) => {
	const place = placeOf(locals.actor);
	if (place) redirect(303, place);
	return { trouble: true };
};

export const actions: Actions = {
	code: async (event) => {
		const code = text(await formOf(event), 'code');
		if (!code.trim()) return fail(400, { at: 'code', why: 'empty', minutes: 0 } as const);
		const door = await signInByCode(event.locals, event.getClientAddress(), code);
		if (!door.ok)
			return fail(refusal(event, door), {
				at: 'code',
				why: door.why,
				minutes: door.minutes,
				code
			} as const);
		setSession(event, door.session);
		redirect(303, '/home');
	},
	words: async (event) => {
		const form = await formOf(event);
		const typed = {
			number: text(form, 'number'),
			words: text(form, 'words'),
			card: text(form, 'card')
		};
		if (!typed.number.trim() || !typed.words.trim())
			return fail(400, { at: 'number', why: 'empty', minutes: 0, number: typed.number } as const);
		const door = await signInByWords(event.locals, event.getClientAddress(), typed);
		if (!door.ok)
			return fail(refusal(event, door), {
				at: 'number',
				why: door.why,
				minutes: door.minutes,
				number: typed.number
			} as const);
		setSession(event, door.session);
		redirect(303, door.staff ? '/desk' : '/home');
	}
};

// Whoever has to wait is told for how long, in the page and in the header.
function refusal(event: RequestEvent, { why, minutes }: Extract<Door, { ok: false }>): number {
	if (why !== 'wait') return 400;
	event.setHeaders({ 'retry-after': String(minutes * 60) });
	return 429;
}
