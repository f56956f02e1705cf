import type { RequestHandler } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { isOffered } from '#lib/i18n/offering.ts';
import { leaflet, numbersOnly } from '#lib/i18n/paper/leaflet.ts';
import { address } from '#lib/i18n/pages.ts';
import { print } from '#lib/server/paper/press.ts';
import { ownOrigin } from '../../../../../settings.ts';
import { asLeaflet } from '../../../../paper/code-sheets.ts';
import { handedOut, oursAt, paperOf, sheetOf } from '../../../../paper/printed.ts';
import { herDates } from '../../her-dates.ts';
import { datesOnPaper, withHers } from '../on-paper.ts';

/** Her leaflet to print: her dates, then what everybody gets. It is set for her alone and kept nowhere. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { lang, t, world } = locals;
	const form = asLeaflet(params.form);
	const origin = ownOrigin ?? url.origin;
	const ours = oursAt(origin, lang);
	const forAll = isOffered(lang, world) ? leaflet(lang, ours) : numbersOnly(lang, ours);
	const hers = datesOnPaper(await herDates(locals, { on: 'paper' }), lang);
	const sheet = sheetOf(lang, withHers(hers, forAll, t), new URL(address(lang, '/'), origin).href);
	const { participation } = locals.actor as Victim;
	const paper = { ...paperOf(lang, form, [sheet]), mayGrow: true };
	return handedOut(await print(paper, { who: participation, known: true }));
};
