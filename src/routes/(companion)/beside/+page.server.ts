import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import type { Companion } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Pane } from '#lib/domain/access/pane.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import { saySteps } from '#lib/i18n/stage/stage-words.ts';
import { sayNeeds } from '#lib/i18n/reach/need-words.ts';
import { asStands } from '#lib/i18n/stands-words.ts';
import { words } from '#lib/i18n/words.ts';
import * as sights from '#lib/server/access/sights.ts';
import { datesOf } from '../../seen/seen.ts';

/** What was opened to somebody beside her, pane by pane, and nothing of any other. */
export const load: PageServerLoad = async ({ locals }) => {
	const { world, lang } = locals;
	const companion = locals.actor as Companion;
	const now = world.now();
	const sight = await sights.besideFor(world.db, world.keys, companion, now);
	if (!sight) error(404);
	const has = (pane: Pane) => sight.panes.includes(pane);
	return asStands(sight.stands, lang, {
		needs: sight.needs && sayNeeds(words(lang), sight.needs),
		until: sayDay(lang, dayOf(companion.until)),
		...(has('now') ? { steps: saySteps(tracker(sight.events), lang) } : {}),
		...(has('dates') || has('day')
			? { dates: datesOf(sight.events, { lang, places: has('day'), today: dayOf(now) }) }
			: {})
	});
};
