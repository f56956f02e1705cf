import type { PageServerLoad } from './$types';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { languages } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import type * as list from '#lib/server/begin/list.ts';
import { placeToType, scanOf } from '#lib/server/begin/scan.ts';
import { lastMade } from '../../made.ts';

/** What became of the list that was sent last, for an hour: its papers, and the lines that made none. */
export const load: PageServerLoad = async (event) => {
	const { made, bad } = await lastMade<list.Outcome>(event, 'list');
	const { host: site, origin } = event.url;
	const scans = new Map(languages.map(({ code }) => [code, scanOf(placeToType(origin, code))]));
	return {
		bad,
		papers: made.map(({ sheet: { code = '', reference, language, endsAt } }, nth) => {
			const t = words(language);
			return {
				...{ nth: nth + 1, code, reference, language, hours: t('common.end.hours') },
				place: { site, scan: scans.get(language) ?? scanOf(placeToType(origin, language)) },
				lines: [t('card.until', { day: sayDay(language, dayOf(endsAt)) })]
			};
		})
	};
};
