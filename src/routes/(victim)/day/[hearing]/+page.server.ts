import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { stillToCome } from '#lib/domain/case/away-days.ts';
import { contactAt } from '#lib/domain/clock/own-contact.ts';
import { courtDay } from '#lib/domain/case/court-day.ts';
import { courtHouseOf } from '#lib/domain/case/court-house.ts';
import type { Listing } from '#lib/domain/case/hearing-state.ts';
import { sittingsOf } from '#lib/domain/case/hearing-time.ts';
import { isStale, servicesNow } from '#lib/domain/help/service.ts';
import type { Instant } from '#lib/domain/event.ts';
import { leftOver } from '#lib/domain/stage/next-date.ts';
import { together } from '#lib/i18n/joining.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { sayHeard } from '#lib/i18n/case/case-words.ts';
import { sayChanges, sayHad } from '#lib/i18n/case/hearing-words.ts';
import { sayAwayDays, sayReach } from '#lib/i18n/clock/ask-words.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as cases from '#lib/server/case/cases.ts';
import { officeContact } from '../../ask/own-contact.ts';
import { clashesFor } from '../../clashes.ts';
import { courtDates } from '../../dates/court-dates.ts';
import { ownNumber } from '../../../../settings.ts';

/** One day in court, ready to plan and to print; a key that fits no hearing of hers is not there. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { world, lang, t } = locals;
	const now = world.now();
	const victim = locals.actor as Victim;
	const open = await cases.readFor(world.db, world.keys, victim, now);
	const day = courtDay(open.events, params.hearing, now);
	if (!day) error(404);
	const { listing, going, watching, help, over } = day;
	const { when, court, purpose } = listing.now;
	const today = dayOf(now);
	const shown = courtDates(open.events, lang, today, { places: true });
	const { state, on, course, days, startsAt } = shown.find(
		(one) => one.hearing === listing.hearing
	)!;
	const isLeft = leftOver(open.events)(listing);
	const away = over ? undefined : await awayFor(locals, isLeft ? undefined : listing);
	return {
		purpose,
		state,
		lead: together(
			[
				on,
				...(startsAt === undefined ? [] : [t('day.starts', { time: sayTime(lang, startsAt) })]),
				...course,
				...(listing.unread ? [t('home.when.unread'), ...sayHad(when, lang)] : [])
			],
			lang
		),
		days,
		changes: sayChanges(listing, { lang, places: true }),
		heard: sayHeard(listing.datedBy, { lang, places: true }),
		going,
		watching,
		help,
		over,
		...away,
		court,
		house: courtHouseOf(court, { on: when?.on, today }),
		hasTime: sittingsOf(when).some(({ startsAt }) => startsAt !== undefined),
		told: officeContact(locals, open.events, 'witness-care'),
		visits: showingTheCourt(now),
		waiting: open.waiting !== undefined,
		number: ownNumber,
		reach: sayReach('ask', 'witness-care', lang) ?? '',
		keep: when && !over ? `/day/${params.hearing}/add` : undefined,
		printed: t('day.printed', { day: sayDay(lang, today) })
	};
};

/** The days she cannot come, whether it falls on one, and when Witness Care was written to about them. */
async function awayFor(locals: App.Locals, listing: Listing | undefined) {
	const { db, keys, now } = locals.world;
	const { away, contacts } = await needs.besideOf(db, keys, locals.actor as Victim);
	const clashOf = await clashesFor(locals, away);
	return {
		away: sayAwayDays(stillToCome(away, dayOf(now())), locals.lang),
		contact: contactAt(contacts, 'witness-care'),
		clash: listing && clashOf(listing)
	};
}

// In London the court is shown beforehand by this service, not by the Witness Service.
function showingTheCourt(now: Instant): { who: string; number: string } | undefined {
	const service = servicesNow().find(({ slug }) => slug === 'london-vws');
	const number = service && !isStale(service, now) ? service.phones[0]?.number : undefined;
	return service && number ? { who: service.name, number } : undefined;
}
