import type { RequestHandler } from './$types';
import { networkOf } from '#lib/domain/network.ts';
import { isOffered } from '#lib/i18n/offering.ts';
import { leaflet, numbersOnly, toFill } from '#lib/i18n/paper/leaflet.ts';
import { address } from '#lib/i18n/pages.ts';
import { printForAll } from '#lib/server/paper/press.ts';
import { ownNumber, ownOrigin } from '../../../../settings.ts';
import { handedOut, paperOf, sheetOf } from '../../../paper/printed.ts';

export const prerender = false;

/** The leaflet to print, the same for everybody; where nobody has read a language yet, whom to call in it. */
export const GET: RequestHandler = async ({ locals, params, url, getClientAddress }) => {
	const { lang, t, world } = locals;
	const origin = ownOrigin ?? url.origin;
	const ours = { number: ownNumber, hours: t('common.end.hours'), site: new URL(origin).host };
	const parts = isOffered(lang, world)
		? [toFill(t), ...leaflet(lang, ours)]
		: numbersOnly(lang, ours);
	const sheet = sheetOf(lang, parts, new URL(address(lang, '/'), origin).href);
	const asker = { who: networkOf(getClientAddress()), known: false };
	return handedOut(await printForAll(paperOf(lang, params.form, [sheet]), asker));
};
