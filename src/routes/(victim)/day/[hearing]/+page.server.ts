import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { courtDay, type CourtDay } from '#lib/domain/case/court-day.ts';
import { courtHouseOf } from '#lib/domain/case/court-house.ts';
import { isAhead } from '#lib/domain/case/hearing-state.ts';
import { sittingsOf } from '#lib/domain/case/hearing-time.ts';
import { isStale, services } from '#lib/domain/help/service.ts';
import type { Instant } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { sayChanges, sayCourse, sayDays, sayHad, sayWhen } from '#lib/i18n/case/hearing-words.ts';
import { sayReach } from '#lib/i18n/clock/ask-words.ts';
import * as cases from '#lib/server/case/cases.ts';
import { ownNumber } from '../../../../settings.ts';

/** One day in court, ready to plan and to print; a key that fits no hearing of hers is not there. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { world, lang, t } = locals;
	const now = world.now();
	const open = await cases.readFor(world.db, world.keys, locals.actor as Victim, now);
	const day = courtDay(open.events, params.hearing, now);
	if (!day) error(404);
	const { listing, going, watching, help, over } = day;
	const { when, court, purpose } = listing.now;
	const days = sayDays(when, lang);
	const starts = days.length > 0 ? undefined : sittingsOf(when)[0]?.startsAt;
	const { source, heardAt } = listing.datedBy;
	const heard = sayDay(lang, dayOf(heardAt), 'plain');
	return {
		purpose,
		state: tracker(open.events).ended && isAhead(day.listing) ? ('ended' as const) : stateOf(day),
		lead: [
			sayWhen(when, court, lang),
			...(starts === undefined ? [] : [t('day.starts', { time: sayTime(lang, starts) })]),
			...sayCourse(listing, lang, dayOf(now)),
			...(listing.unread ? [t('home.when.unread'), ...sayHad(when, lang)] : [])
		].join(' '),
		days,
		changes: sayChanges(listing, { lang, places: true }),
		heard: source
			? t('happened.heard', { source, day: heard })
			: t('happened.heardOnly', { day: heard }),
		going,
		watching,
		help,
		over,
		court,
		house: courtHouseOf(court, { on: when?.on, today: dayOf(now) }),
		hasTime: sittingsOf(when).some(({ startsAt }) => startsAt !== undefined),
		visits: showingTheCourt(now),
		waiting: open.waiting !== undefined,
		number: ownNumber,
		reach: sayReach('ask', 'witness-care', lang) ?? '',
		keep: when && !over ? `/day/${params.hearing}/add` : undefined,
		printed: t('day.printed', { day: sayDay(lang, dayOf(now)) })
	};
};

/** `past`: the day went by and nobody told us what became of it; `over`: so did the last of several. */
function stateOf({ listing, over }: CourtDay): CourtDay['listing']['state'] | 'past' | 'over' {
	if (!over || !isAhead(listing)) return listing.state;
	return listing.state === 'begun' ? 'over' : 'past';
}

// In London the court is shown beforehand by this service, not by the Witness Service.
function showingTheCourt(now: Instant): { who: string; number: string } | undefined {
	const service = services.find(({ slug }) => slug === 'london-vws');
	const number = service && !isStale(service, now) ? service.phones[0]?.number : undefined;
	return service && number ? { who: service.name, number } : undefined;
}
