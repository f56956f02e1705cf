import { hearings, lastDayOf } from '#lib/domain/case/hearing.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { sayTime } from '#lib/i18n/dates.ts';
import { sayWhen } from '#lib/i18n/case/hearing-words.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

type Saying = { readonly lang: Language; readonly places: boolean; readonly today: Day };

/** The days in court as somebody else may see them: with places only where those were opened too. */
export function datesOf(events: readonly Event[], { lang, places, today }: Saying) {
	const t = words(lang);
	return hearings(events).map(({ now: { purpose, when, court }, state }) => ({
		what: t(`dates.purpose.${purpose}`),
		state: when && state === 'planned' && lastDayOf(when) < today ? undefined : t(`dates.${state}`),
		on: sayWhen(when, places ? court : undefined, lang),
		starts:
			places && when?.kind === 'day' && when.startsAt !== undefined
				? t('day.starts', { time: sayTime(lang, when.startsAt) })
				: undefined
	}));
}
