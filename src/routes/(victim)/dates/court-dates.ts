/** The dates in court as the page shows them: what was planned before the case ended is said to be no more than that. */
import { dayKey } from '#lib/domain/case/court-day.ts';
import type { Day, Event, HearingTime } from '#lib/domain/event.ts';
import { hearings, lastDayOf, ownDateOf } from '#lib/domain/case/hearing.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { sayWhen } from '#lib/i18n/case/hearing-words.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

/** Every hearing of a case, each with the word for where it stands; of a day that passed untold we say just that. */
export function courtDates(events: readonly Event[], lang: Language, today: Day) {
	const { ended } = tracker(events);
	return hearings(events).map(({ hearing, now: { purpose, when, court }, state }) => ({
		hearing,
		day: `/day/${dayKey(hearing)}`,
		purpose,
		state: state === 'planned' ? plannedState(when) : state,
		on: state === 'held' ? sayHeld(when, court, lang) : sayWhen(when, court, lang),
		datetime: when?.on
	}));

	function plannedState(when: HearingTime | undefined): 'planned' | 'passed' | 'ended' {
		if (ended) return 'ended';
		return when && lastDayOf(when) < today ? 'passed' : 'planned';
	}
}

// It took place: to say of it that it is planned would make her doubt that.
function sayHeld(when: HearingTime | undefined, court: string | undefined, lang: Language): string {
	if (when?.kind !== 'day' || !court) return sayWhen(when, court, lang);
	return words(lang)('dates.heldAt', { day: sayDay(lang, when.on), court });
}

/** Every date she told us of herself, once. */
export function datesSheTold(events: readonly Event[], lang: Language): string[] {
	const days = events.flatMap((event) => ownDateOf(event) ?? []);
	return [...new Set(days)].map((day) => sayDay(lang, day));
}
