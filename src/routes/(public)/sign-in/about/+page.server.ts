import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { address } from '#lib/i18n/pages.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { declineCode, openAsked } from '#lib/server/door/sign-in-code.ts';
import { visitorOf } from '../../../door/visit.ts';
import { dropDraft, findDraft } from '../../../form/draft.ts';
import { comeIn, type AskedAbout } from '../come-in.ts';

/** Before a first opening: is it about theirs? Once they said no, that it is closed. */
export const load: PageServerLoad = async (event) => {
	const asked = await askedIn(event);
	if (asked) return { month: sayDay(event.locals.lang, `${asked.month}-01`, 'month') };
	if (event.url.searchParams.has('closed')) return {};
	redirect(303, address(event.locals.lang, '/sign-in'));
};

export const actions: Actions = {
	yes: async (event) => {
		const asked = await askedIn(event);
		await dropDraft(event, 'about');
		const door = asked && (await openAsked(event.locals, visitorOf(event), asked.locator));
		if (door?.ok) comeIn(event, door);
		// What opened a minute ago and does no more is said where it is typed.
		redirect(303, address(event.locals.lang, '/sign-in'));
	},
	no: async (event) => {
		const asked = await askedIn(event);
		if (asked) await declineCode(event.locals, asked.locator);
		await dropDraft(event, 'about');
		redirect(303, `${address(event.locals.lang, '/sign-in/about')}?closed`);
	}
};

async function askedIn(event: RequestEvent): Promise<AskedAbout | undefined> {
	const asked = (await findDraft(event, 'about'))?.answers as AskedAbout | undefined;
	return asked && asked.until > event.locals.world.now() ? asked : undefined;
}
