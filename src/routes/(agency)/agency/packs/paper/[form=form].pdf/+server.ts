import type { RequestHandler } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { words } from '#lib/i18n/words.ts';
import type * as packs from '#lib/server/begin/packs.ts';
import { codeSheet, asLeaflet, printedFor } from '../../../../../paper/code-sheets.ts';
import { lastMade } from '../../../made.ts';
import { coverSheet } from '../cover.ts';

/** The batch that was made last, as one document: for each pack its cover, then the leaflet with its code. */
export const GET: RequestHandler = async (event) => {
	const batch = await lastMade<packs.Batch>(event, 'packs');
	const { language } = batch;
	const t = words(language);
	const day = sayDay('en', dayOf(batch.handOverUntil), 'plain');
	const lines = [t('card.pack.until'), t('card.pack.own')];
	const sheets = batch.packs.flatMap(({ number, code }) => [
		coverSheet(event.url, number, language, day),
		codeSheet(event.url, { code, language, lines })
	]);
	return printedFor(event, asLeaflet(event.params.form), sheets);
};
