/** The dates in court as the page shows them: what was planned before the case ended is said to be no more than that. */
import { dayKey } from '#lib/domain/court-day.ts';
import type { Event } from '#lib/domain/event.ts';
import { hearings } from '#lib/domain/hearing.ts';
import { tracker } from '#lib/domain/tracker.ts';
import { sayWhen } from '#lib/i18n/hearing-words.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** Every hearing of a case, each with the word for where it stands. */
export function courtDates(events: readonly Event[], lang: Language) {
	const { ended } = tracker(events);
	return hearings(events).map(({ hearing, now: { purpose, when, court }, state }) => ({
		hearing,
		day: `/day/${dayKey(hearing)}`,
		purpose,
		state: ended && state === 'planned' ? ('ended' as const) : state,
		on: sayWhen(when, court, lang),
		datetime: when?.on
	}));
}
