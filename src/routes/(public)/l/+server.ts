import { redirect, type RequestHandler } from '@sveltejs/kit';
import { address, readAddress } from '#lib/i18n/pages.ts';

/** The leaflet in the language of its address, which is short enough for a text message or a hand: `/ta/l`; `/l` is English. */
export const GET: RequestHandler = ({ url }) =>
	redirect(303, address(readAddress(url.pathname).lang ?? 'en', '/leaflet'));
