import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import type { Officer } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { words } from '#lib/i18n/words.ts';
import { forceFor } from '#lib/server/begin/force.ts';
import type * as givings from '#lib/server/begin/givings.ts';
import { placeToType, scanOf } from '#lib/server/begin/scan.ts';
import { findDraft } from '../../../../form/draft.ts';

/** The paper that was made last, for an hour: it can be opened and printed again without a second code. */
export const load: PageServerLoad = async (event) => {
	const { world, actor } = event.locals;
	if (!(await forceFor(world.db, actor as Officer))) error(404);
	const draft = await findDraft(event, 'give');
	if (!draft) redirect(303, '/agency/give');
	const sheet = draft.answers as givings.Sheet;
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
