import { redirect, type RequestHandler } from '@sveltejs/kit';
import { begin } from '#lib/server/agency-door/sign-in.ts';
import { setDraftToken } from '../../../../../form/draft.ts';
import { siteOf } from '../../../../../door/site.ts';

/** Leaves our site for the agency's own sign-in, at the address that its issuer names and no request can. */
export const GET: RequestHandler = async (event) => {
	const { locals, params } = event;
	const origin = siteOf(event)?.origin;
	const begun =
		origin &&
		(await begin(locals.world, {
			door: params.door ?? '',
			origin,
			network: event.getClientAddress()
		}));
	if (!begun) redirect(303, '/agency/sign-in?refused');
	setDraftToken(event, 'agency', begun.token);
	redirect(303, begun.to);
};
