import type { Reroute, Transport } from '@sveltejs/kit';
import { readAddress } from '#lib/i18n/pages.ts';
import { unwritten } from '#lib/ui/unsent.ts';

/** `/pl/rights` is the page `/rights` in Polish. */
export const reroute: Reroute = ({ url }) => readAddress(url.pathname).path;

/** How what a load gives is written out for a browser: not at all where it was marked. */
export const transport: Transport = { unwritten };
