import type { PageServerLoad } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { words } from '#lib/i18n/words.ts';
import type * as givings from '#lib/server/begin/givings.ts';
import { placeToType, scanOf } from '#lib/server/begin/scan.ts';
import { lastMade } from '../../made.ts';

/** The paper that was made last, for an hour: it can be opened and printed again without a second code. */
export const load: PageServerLoad = async (event) => {
	const sheet = await lastMade<givings.Sheet>(event, 'give');
	const { language, endsAt } = sheet;
	const t = words(language);
	const { host: site, origin } = event.url;
	return {
		sheet,
		place: { site, scan: scanOf(placeToType(origin, language)) },
		hours: t('common.end.hours'),
		lines: [t('card.until', { day: sayDay(language, dayOf(endsAt)) })]
	};
};
