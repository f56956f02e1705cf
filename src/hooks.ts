import type { Reroute } from '@sveltejs/kit';
import { readAddress } from '#lib/i18n/pages.ts';

/** `/pl/rights` is the page `/rights` in Polish. */
export const reroute: Reroute = ({ url }) => readAddress(url.pathname).path;
