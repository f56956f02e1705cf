import { redirect, type RequestHandler } from '@sveltejs/kit';
import { end } from '#lib/server/agency-door/sign-in.ts';
import { forget, setSession } from '../../../../../door/visit.ts';
import { draftToken, setDraftToken } from '../../../../../form/draft.ts';

/**
 * Back from the agency's own sign-in: in, or one answer for every reason not to be. The browser comes from another site,
 * so its cookie is `SameSite=Lax`; where it leads is ours to say, never the address's.
 */
export const GET: RequestHandler = async (event) => {
	const { locals, params, url } = event;
	const token = draftToken(event, 'agency');
	setDraftToken(event, 'agency', undefined);
	const { visit } = await end(locals.world, {
		door: params.door ?? '',
		token,
		said: url.searchParams
	});
	if (!visit) redirect(303, '/agency/sign-in?refused');
	// Whoever was in by this browser is out: one browser, one person.
	await forget(event);
	setSession(event, visit);
	redirect(303, '/agency');
};
