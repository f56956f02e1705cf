import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Door } from '#lib/server/door/arrivals.ts';
import { address } from '#lib/i18n/pages.ts';
import { signInByCode } from '#lib/server/door/code-door.ts';
import { signInByKey } from '#lib/server/door/key-door.ts';
import { signInByWords } from '#lib/server/door/words-door.ts';
import {
	answerOf,
	formOf,
	placeOf,
	setDevice,
	setDraftToken,
	setSession,
	text,
	visitorOf
} from '../../form.ts';
import { siteOf } from '../../site.ts';
import { toWait } from '../../wait.ts';

/** Somebody already signed in has no business here. */
export const load: PageServerLoad = (event) => {
	const place = placeOf(event.locals.actor);
	if (place) redirect(303, place);
	return { trouble: true, byKey: siteOf(event) !== undefined };
};

export const actions: Actions = {
	key: async (event) => {
		const answer = answerOf(await formOf(event));
		const site = siteOf(event);
		const door = site && (await signInByKey(event.locals, visitorOf(event), site, answer));
		if (!door?.ok) return fail(400, { at: 'answer', why: 'not-accepted', minutes: 0 } as const);
		return comeIn(event, door);
	},
	code: async (event) => {
		const code = text(await formOf(event), 'code');
		if (!code.trim()) return fail(400, { at: 'code', why: 'empty', minutes: 0 } as const);
		const door = await signInByCode(event.locals, visitorOf(event), code);
		if (!door.ok && door.why === 'made') {
			setDraftToken(event, 'way', door.token);
			redirect(303, address(event.locals.lang, '/sign-in/yours'));
		}
		if (!door.ok && door.why === 'too-soon')
			return fail(400, { at: 'code', why: door.why, minutes: 0 } as const);
		if (!door.ok && door.why === 'not-yet') {
			const { standing, minutes } = door;
			return fail(400, { at: 'code', why: door.why, minutes, standing, code } as const);
		}
		if (!door.ok) return fail(refusal(event, door), { ...told(door), at: 'code', code } as const);
		return comeIn(event, door);
	},
	words: async (event) => {
		const form = await formOf(event);
		const typed = { both: text(form, 'both'), card: text(form, 'card') };
		// What was typed is not shown again: somebody may stand behind her.
		if (!typed.both.trim()) return fail(400, { at: 'both', why: 'empty', minutes: 0 } as const);
		const door = await signInByWords(event.locals, visitorOf(event), typed);
		if (!door.ok) return fail(refusal(event, door), { ...told(door), at: 'both' } as const);
		return comeIn(event, door);
	}
};

type Refused = Extract<Door, { ok: false }>;

function comeIn(event: RequestEvent, door: Exclude<Door, Refused>): never {
	setSession(event, door.session);
	setDevice(event, door.device);
	redirect(303, placeOf(door.actor) ?? '/');
}

function told({ why, minutes }: Refused) {
	return { why, minutes };
}

function refusal(event: RequestEvent, { why, minutes }: Refused): number {
	return why === 'wait' ? toWait(event, minutes) : 400;
}
