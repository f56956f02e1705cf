import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import type { ParticipationId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { leading } from '#lib/domain/case/difference.ts';
import type { Instant } from '#lib/domain/event.ts';
import { ownEntries } from '#lib/domain/case/own-entry.ts';
import type { Pane } from '#lib/domain/access/pane.ts';
import { duties } from '#lib/domain/clock/right.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayDeadline } from '#lib/i18n/clock/clock-words.ts';
import { sayNeeds } from '#lib/i18n/reach/need-words.ts';
import { sayOwn } from '#lib/i18n/case/own-entry-words.ts';
import { saySteps } from '#lib/i18n/stage/stage-words.ts';
import { words } from '#lib/i18n/words.ts';
import * as sharedPanes from '#lib/server/advocate/shared-panes.ts';
import { ofStaff } from '../../../../door/proof.ts';
import { datesOf } from '../../../../seen/seen.ts';
import { countOpened } from '../../count-opened.ts';

/** What a victim opened to this advocate, pane by pane, and nothing of any other. */
export const load: PageServerLoad = async ({ locals, params }) => {
	await countOpened(locals);
	const { world } = locals;
	const now = world.now();
	const place = params.place as ParticipationId;
	const open = await sharedPanes.readFor(world.db, world.keys, ofStaff(locals).actor, place, now);
	if (!open) error(404);
	const has = (pane: Pane) => open.panes.some((one) => one === pane);
	const events = leading(open.events);
	return {
		name: open.name,
		place,
		...(has('now') ? { steps: saySteps(tracker(events), 'en') } : {}),
		...(has('dates') || has('day')
			? { dates: datesOf(events, { lang: 'en', places: has('day'), today: dayOf(now) }) }
			: {}),
		...(open.needs ? { needs: sayNeeds(words('en'), open.needs), reach: open.needs } : {}),
		...(open.owing ? { late: lateOf(open.owing, events, now) } : {}),
		...(has('answers')
			? { answers: ownEntries(open.events).map((entry) => sayOwn(entry, 'en')) }
			: {})
	};
};

function lateOf(
	owing: NonNullable<sharedPanes.Opened['owing']>,
	events: sharedPanes.Opened['events'],
	now: Instant
) {
	return deadlines([...events], duties, { ...owing, now })
		.filter(({ state }) => state === 'overdue')
		.map((one) => sayDeadline(one, 'en'))
		.map(({ key, lateTitle, sentences }) => ({ key, lateTitle, sentences }));
}
