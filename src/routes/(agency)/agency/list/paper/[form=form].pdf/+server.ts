import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { words } from '#lib/i18n/words.ts';
import type * as list from '#lib/server/begin/list.ts';
import { codeSheet, asLeaflet, printedFor } from '../../../../../paper/code-sheets.ts';
import { lastMade } from '../../../made.ts';

/** The papers of the list that was sent last, as one document: on each its number and no reference. */
export const GET: RequestHandler = async (event) => {
	const { made } = await lastMade<list.Outcome>(event, 'list');
	if (made.length === 0) error(404);
	const sheets = made.map(({ sheet: { code = '', language, endsAt } }, nth) => {
		const lines = [words(language)('card.until', { day: sayDay(language, dayOf(endsAt)) })];
		return codeSheet(event.url, { code, language, lines, number: `${nth + 1} / ${made.length}` });
	});
	return printedFor(event, asLeaflet(event.params.form), sheets);
};
