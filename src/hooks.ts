import type { Reroute, Transport } from '@sveltejs/kit';
import { isThereIn, readAddress } from '#lib/i18n/pages.ts';
import { unwritten } from '#lib/ui/unsent.ts';

/** `/pl/rights` is the page `/rights` in Polish; where a page is not there in a language, its address leads nowhere. */
export const reroute: Reroute = ({ url }) => {
	const { lang = 'en', path } = readAddress(url.pathname);
	return isThereIn(lang, path) ? path : url.pathname;
};

/** How what a load gives is written out for a browser: not at all where it was marked. */
export const transport: Transport = { unwritten };
