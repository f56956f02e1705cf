import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { networkOf } from '#lib/domain/network.ts';
import { forms, type Form } from '#lib/domain/paper/forms.ts';
import { isOffered } from '#lib/i18n/offering.ts';
import { leaflet, numbersOnly, toFill, whomToCall } from '#lib/i18n/paper/leaflet.ts';
import { address } from '#lib/i18n/pages.ts';
import type { Sheet } from '#lib/server/paper/paper.ts';
import { printForAll } from '#lib/server/paper/press.ts';
import { ownOrigin } from '../../../../settings.ts';
import { easySheets } from '../../../paper/easy-sheets.ts';
import { handedOut, oursAt, paperOf, sheetOf } from '../../../paper/printed.ts';

export const prerender = false;

/** The leaflet to print, the same for everybody; where nobody has read a language yet, whom to call in it. */
export const GET: RequestHandler = async ({ locals, params, url, getClientAddress }) => {
	const origin = ownOrigin ?? url.origin;
	const sheets = sheetsOf(locals, params.form, origin);
	if (sheets.length === 0) error(404);
	const asker = { who: networkOf(getClientAddress()), known: false };
	return handedOut(await printForAll(paperOf(locals.lang, params.form, sheets), asker));
};

function sheetsOf({ lang, t, world }: App.Locals, form: Form, origin: string): readonly Sheet[] {
	const ours = oursAt(origin, lang);
	const leadsTo = new URL(address(lang, '/'), origin).href;
	const isWhole = isOffered(lang, world);
	if (forms[form].holds === 'easy-words')
		return isWhole ? easySheets(lang, whomToCall(lang, ours), leadsTo) : [];
	const parts = isWhole ? [toFill(t), ...leaflet(lang, ours)] : numbersOnly(lang, ours);
	return [sheetOf(lang, parts, leadsTo)];
}
