import { hearings } from '#lib/domain/case/hearing.ts';
import { isAhead, isOff, startOf, type Listing } from '#lib/domain/case/hearing-state.ts';
import { lastDayOf } from '#lib/domain/case/hearing-time.ts';
import type { Day, Event, Hearing } from '#lib/domain/event.ts';
import { sayDate, sayDays, sayStart } from '#lib/i18n/case/hearing-words.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

type Saying = { readonly lang: Language; readonly places: boolean; readonly today: Day };

/** The days in court as somebody else may see them: with places only where those were opened too. */
export function datesOf(events: readonly Event[], { lang, places, today }: Saying) {
	const t = words(lang);
	return hearings(events).map((listing) => {
		const {
			now,
			now: { purpose, when }
		} = listing;
		const state = isOff(listing) ? 'off' : listing.state;
		return {
			what: t(`dates.purpose.${purpose}`),
			state: isSilent(state, now) ? undefined : t(`dates.${state}`),
			on: sayDate({ state, now }, { lang, places }, today),
			starts: places ? sayStart(startOf({ state, now }, today), lang)[0] : undefined,
			days: places && state !== 'off' ? sayDays(when, lang) : []
		};
	});

	// Whose day is named as planned needs no word for it, and past its day nobody knows. A trial that sat may go on
	// another day: to say that it is over would tell of a decision.
	function isSilent(state: Listing['state'], { purpose, when }: Hearing): boolean {
		if (!isAhead({ state })) return state === 'held' && purpose === 'trial';
		return state === 'planned' || (when !== undefined && lastDayOf(when) < today);
	}
}
