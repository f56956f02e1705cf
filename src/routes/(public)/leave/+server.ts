import { redirect, type RequestHandler } from '@sveltejs/kit';
import { address } from '#lib/i18n/pages.ts';
import { leaveTo } from '../../../settings.ts';
import { forget } from '../../form.ts';

/** Ends whatever was open and leads to a page about nothing; a link, so that it works in any browser. */
export const GET: RequestHandler = async (event) => {
	await forget(event);
	redirect(303, leaveTo ?? address(event.locals.lang, '/kitchen'));
};

/** Ends the same without a page: sent by one that is already covered and waits for nothing. */
export const POST: RequestHandler = async (event) => {
	await forget(event);
	return new Response(null, { status: 204 });
};
