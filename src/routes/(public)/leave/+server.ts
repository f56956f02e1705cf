import { redirect, type RequestEvent, type RequestHandler } from '@sveltejs/kit';
import { address } from '#lib/i18n/pages.ts';
import { leaveTo } from '../../../settings.ts';
import { isFromElsewhere } from '../../door/elsewhere.ts';
import { forget, unsetDevice } from '../../door/visit.ts';

/**
 * Ends whatever was open and leads to a page about nothing; a link, so that it works in any browser. From a link on
 * another site it leads there and ends nothing.
 */
export const GET: RequestHandler = async (event) => {
	if (!isFromElsewhere(event)) await leave(event);
	redirect(303, leaveTo ?? address(event.locals.lang, '/kitchen'));
};

/** Ends the same without a page: sent by one that is already covered and waits for nothing. */
export const POST: RequestHandler = async (event) => {
	await leave(event);
	return new Response(null, { status: 204 });
};

// Who leaves a phone that others use has somebody beside her: her words alone open it no more. Where it cannot be
// asked whether others use it, they may.
async function leave(event: RequestEvent): Promise<void> {
	const { session, endings } = event.locals;
	if (session?.shared || endings.isDown()) unsetDevice(event);
	await forget(event);
}
