import { redirect, type RequestHandler } from '@sveltejs/kit';
import { address } from '#lib/i18n/pages.ts';
import { forget } from '../../door/visit.ts';

/** Takes all that is ours off a phone: the visit, the pages kept for times without a connection, and what keeps them. */
export const POST: RequestHandler = async (event) => {
	const mine = event.locals.ownLang ?? event.locals.lang;
	await forget(event);
	// "cache" alone would leave the kept pages: they go with "storage" (W3C Clear Site Data, 3.1).
	event.setHeaders({ 'clear-site-data': '"cache", "cookies", "storage"' });
	redirect(303, `${address(mine, '/sign-out')}?off`);
};
