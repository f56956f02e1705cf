/** What the page of dates shows of her own dates, and how fresh the dates of the court are. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Event, Instant } from '#lib/domain/event.ts';
import type { Listing } from '#lib/domain/hearing.ts';
import { ownDates } from '#lib/domain/own-date.ts';
import { silenceOf } from '#lib/domain/quiet.ts';
import { tracker } from '#lib/domain/tracker.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayOwnDate } from '#lib/i18n/own-words.ts';
import { saySilence } from '#lib/i18n/quiet-words.ts';

/** Everything she can still do, in her words. */
export function ownOf(events: readonly Event[], lang: Language, now: Instant) {
	return ownDates(events, { now }).map((own) => sayOwnDate(own, lang));
}

/** For each hearing still planned: when its source last said anything. A page on paper carries its own day. */
export function freshness(
	events: readonly Event[],
	listings: readonly Listing[],
	{ lang, now }: { lang: Language; now: Instant }
) {
	const { stage } = tracker(events);
	const silences = listings.flatMap(({ hearing, state, now: { when }, listedBy: { toldBy } }) => {
		const silence =
			state === 'planned' ? silenceOf(events, { toldBy, on: when?.on, stage }, now) : undefined;
		return silence ? [[hearing, saySilence(silence, lang)] as const] : [];
	});
	return { silences: new Map(silences), asOf: sayDay(lang, dayOf(now), 'plain') };
}
