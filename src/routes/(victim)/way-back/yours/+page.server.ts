import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import * as besideWords from '#lib/server/door/beside-words.ts';
import * as waysMade from '#lib/server/door/ways-made.ts';
import { isFirstOf } from '#lib/server/vault/codes.ts';
import { draftToken, dropDraft } from '../../../form/draft.ts';
import { formOf, text } from '../../../form/form.ts';
import { hers } from '../../../door/proof.ts';

/** What was made for her, until she says she has it or an hour has passed; out of sight while she types the first word back. */
export const load: PageServerLoad = async (event) => {
	const shown = await shownHere(event);
	const beside = shown?.way ? await besideOf(event) : undefined;
	if (shown?.way && event.url.searchParams.has('check'))
		return { checks: /^\d/.test(shown.way.words) ? ('digits' as const) : ('word' as const) };
	return { shown, beside };
};

export const actions: Actions = {
	default: async (event) => {
		const shown = await shownHere(event);
		if (shown?.way && !event.url.searchParams.has('check')) redirect(303, '/way-back/yours?check');
		const typed = text(await formOf(event), 'first');
		// What is not filled in is not asked for: she may go on without.
		if (shown?.way && typed.trim() && !isFirstOf(shown.way.words, typed))
			return fail(400, { isWrong: true });
		const beside = shown?.way && (await besideOf(event));
		await dropDraft(event, 'way');
		// Who made the paper came from there, or was sent by the page that pauses hers, which is found there.
		const isFull = hers(event.locals).victim.level === 'full';
		if (shown?.paper && isFull) redirect(303, '/you');
		redirect(303, beside === 'none' ? '/way-back/card' : '/home');
	}
};

function shownHere(event: RequestEvent): Promise<waysMade.Shown | undefined> {
	const { db, keys, now } = event.locals.world;
	return waysMade.shownTo(db, keys, hers(event.locals).victim, draftToken(event, 'way'), now());
}

function besideOf({ locals }: RequestEvent): Promise<besideWords.Beside> {
	const { db, now } = locals.world;
	return besideWords.of(db, hers(locals).victim.person, now());
}
