/** The dates in court as the page shows them: what was planned before the case ended is said to be no more than that. */
import { dayKey } from '#lib/domain/case/court-day.ts';
import { standing, type Day, type Event, type HearingTime } from '#lib/domain/event.ts';
import { hearings, ownDateOf } from '#lib/domain/case/hearing.ts';
import { isAhead, isOff, startOf, type Listing } from '#lib/domain/case/hearing-state.ts';
import { lastDayOf } from '#lib/domain/case/hearing-time.ts';
import { isSentence } from '#lib/domain/news/weight.ts';
import type { Stage } from '#lib/domain/stage/stage.ts';
import { leftOver } from '#lib/domain/stage/next-date.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import {
	sayChanges,
	sayCourse,
	sayDate,
	sayDays,
	sayStart,
	type Depth
} from '#lib/i18n/case/hearing-words.ts';
import { together } from '#lib/i18n/joining.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';
import type { SaidClash } from '../clashes.ts';

type Showing = Pick<Depth, 'places'> & {
	readonly clashOf?: (listing: Listing) => SaidClash | undefined;
};

/** Every hearing of a case, each with the word for where it stands; of a day that passed untold we say just that. */
export function courtDates(
	events: readonly Event[],
	lang: Language,
	today: Day,
	{ places, clashOf }: Showing
) {
	const { stage } = tracker(events);
	const isLeft = leftOver(events);
	const all = hearings(events);
	const trial = all.findLast(isSatTrial);
	const t = words(lang);
	return all.map((listing) => {
		const { hearing, now } = listing;
		const { when } = now;
		const purpose = isPutOff(listing, events) ? 'other' : now.purpose;
		const days = sayDays(satDays(listing), lang);
		const startsAt = isLeft(listing) ? undefined : startOf(listing, today);
		return {
			hearing,
			day: `/day/${dayKey(hearing)}`,
			purpose,
			state: shownState(listing),
			on: sayDate(listing, { lang, places }, today),
			starts: sayStart(startsAt, lang),
			startsAt,
			course: isLeft(listing) ? [] : sayCourse(listing, lang, today),
			days,
			unread: isAhead(listing) && listing.unread ? t('home.when.unread') : undefined,
			changes: sayChanges(listing, { lang, places }),
			clash: clashOf?.(listing),
			datetime: when?.on
		};
	});

	function shownState(
		listing: Listing
	): Listing['state'] | 'started' | 'ended' | 'over' | 'passed' {
		const { state, now } = listing;
		if (stage === 'trial-on' && listing === trial) return 'started';
		if (isOff(listing)) return 'off';
		if (!isAhead(listing)) return state;
		if (now.when && lastDayOf(now.when) < today) return state === 'begun' ? 'over' : 'passed';
		return isLeft(listing) ? 'ended' : state;
	}
}

// A hearing for the sentence that passed none: "Sentence. It took place" would say that there was one.
function isPutOff(
	{ state, now: { purpose, when }, satOn }: Listing,
	told: readonly Event[]
): boolean {
	if (purpose !== 'sentence' || state !== 'held' || !when) return false;
	const last = satOn ?? lastDayOf(when);
	return !standing(told).some((one) => isSentence(one) && when.on <= one.on && one.on <= last);
}

// A trial that sat on the days we know of and ended in nothing that we were told.
function isSatTrial({ now, state, change }: Listing): boolean {
	return now.purpose === 'trial' && state === 'held' && !change;
}

/** The days to show of a hearing: none of one that is off, and of one that is over none after its end. */
function satDays(listing: Listing): HearingTime | undefined {
	const { state, satOn, change } = listing;
	const { when } = listing.now;
	if (isOff(listing) || when?.kind !== 'day') return undefined;
	const end = state === 'held' ? (change?.event.on ?? satOn) : undefined;
	if (end === undefined) return when;
	return { ...when, alsoOn: (when.alsoOn ?? []).filter(({ on }) => on <= end) };
}

/** The next date in one sentence or more, for the head of the page. */
export function leadOf(
	next: Listing | undefined,
	lang: Language,
	{ today, stage }: { readonly today: Day; readonly stage: Stage }
): string {
	const t = words(lang);
	if (!next?.now.when) return t(stage === 'trial-on' ? 'dates.begunLead' : 'dates.noLead');
	const going = sayCourse(next, lang, today);
	if (going.length > 0) return together(going, lang);
	const { kind, on } = next.now.when;
	return t(kind === 'week-of' ? 'dates.leadWeek' : 'dates.lead', { day: sayDay(lang, on) });
}

/** Every date she told us of herself, once. */
export function datesSheTold(events: readonly Event[], lang: Language): string[] {
	const days = events.flatMap((event) => ownDateOf(event) ?? []);
	return [...new Set(days)].map((day) => sayDay(lang, day));
}
