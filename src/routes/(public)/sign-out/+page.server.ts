import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import type { Language } from '#lib/i18n/languages.ts';
import { address } from '#lib/i18n/pages.ts';
import { isFromElsewhere } from '../../door/elsewhere.ts';
import { forget, holdsAnything, placeOf, unsetDevice } from '../../door/visit.ts';

/** Signed out: by the button, by typing the address, or by the page itself when its time is over. */
export const load: PageServerLoad = async (event) => {
	const mine = languageHere(event);
	// The page comes here by itself just after the visit was over.
	if (holdsAnything(event)) {
		// A link on another site signs nobody out: it leads to where the button is.
		if (isFromElsewhere(event)) redirect(303, placeOf(event.locals.actor) ?? address(mine, '/'));
		await forget(event);
		redirect(303, address(mine, '/sign-out'));
	}
	const { searchParams } = event.url;
	const isPaused = searchParams.has('paused');
	return { isOff: searchParams.has('off'), isPaused, meets: searchParams.get('paused') === 'meet' };
};

export const actions: Actions = {
	default: async (event) => {
		const mine = languageHere(event);
		// By the button, on a phone others use, nothing stays behind; by itself the page closes for a while only.
		if (event.locals.session?.shared !== false) {
			unsetDevice(event);
			// The pages kept for times without a connection, and the worker that keeps them (W3C Clear Site Data, 3.1).
			event.setHeaders({ 'clear-site-data': '"storage"' });
		}
		await forget(event);
		redirect(303, address(mine, '/sign-out'));
	}
};

function languageHere({ locals }: RequestEvent): Language {
	return locals.ownLang ?? locals.lang;
}
