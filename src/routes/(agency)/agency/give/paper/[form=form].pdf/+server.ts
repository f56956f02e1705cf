import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { words } from '#lib/i18n/words.ts';
import type * as givings from '#lib/server/begin/givings.ts';
import { codeSheets, printedFor } from '../../../../../paper/code-sheets.ts';
import { lastMade } from '../../../made.ts';

/** The paper that was made last, to print; in easy words where its language has them. */
export const GET: RequestHandler = async (event) => {
	const { code, language, endsAt } = await lastMade<givings.Sheet>(event, 'give');
	if (!code) error(404);
	const lines = [words(language)('card.until', { day: sayDay(language, dayOf(endsAt)) })];
	const { form } = event.params;
	const sheets = codeSheets(event.url, form, { code, language, lines });
	if (sheets.length === 0) error(404);
	return printedFor(event, form, sheets);
};
