/** A time to call in words: the day, and from when to when; on the night an hour comes twice, which of the two it is. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { passOf } from '#lib/domain/team/rota.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

type Span = { readonly from: Instant; readonly to: Instant };

/** The day of a time, `{{day}}`, and its ends, `{{from}}` and `{{to}}`. */
export function saySlot(lang: Language, { from, to }: Span) {
	return { day: saySlotDay(lang, from), from: sayTime(lang, from), to: sayTime(lang, to) };
}

/** A day and a time in one, for a list: "Thursday 26 November, 5:00 pm". */
export function sayMoment(lang: Language, from: Instant): string {
	return words(lang)('talk.moment', { day: saySlotDay(lang, from), time: sayTime(lang, from) });
}

function saySlotDay(lang: Language, from: Instant): string {
	const day = sayDay(lang, dayOf(from), 'short');
	const pass = passOf({ from });
	return pass ? words(lang)(`talk.pass.${pass}`, { day }) : day;
}
