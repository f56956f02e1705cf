/** When a service answers, and whether it does now. Hours that nobody has read are never guessed. */
import { addDays, dayOf, instantOf, isBankHoliday, weekdayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';

/** Times of day in London, `HH:MM`, on days from 1 (Monday) to 7; `from` is before `to`. */
export type Times = {
	readonly days: readonly number[];
	readonly from: string;
	readonly to: string;
};
/** Day and night, at the times given, or not read in any source. */
export type Hours = 'always' | 'not-read' | readonly Times[];

/** What can honestly be said of a service now; `until` and `opensAt` are left out where there is no such moment. */
export type Openness =
	| { readonly state: 'open'; readonly until?: Instant }
	| { readonly state: 'closed'; readonly opensAt?: Instant }
	| { readonly state: 'check-hours' };

type Span = { readonly from: Instant; readonly to: Instant };

// The longest run of closed days is Christmas with its weekends; two weeks find the next opening.
const daysAhead = 14;

/**
 * Whether a service is open at an instant. A line that closes at all is taken to be closed on the bank
 * holidays of England and Wales, since no source read says that one stays open.
 */
export function openness({ hours }: { readonly hours: Hours }, now: Instant): Openness {
	if (hours === 'always') return { state: 'open' };
	if (hours === 'not-read') return { state: 'check-hours' };
	const spans = spansFrom(hours, dayOf(now));
	const current = spans.find(({ from, to }) => from <= now && now < to);
	if (current) return { state: 'open', until: current.to };
	const next = spans.find(({ from }) => from > now);
	return next ? { state: 'closed', opensAt: next.from } : { state: 'closed' };
}

function spansFrom(hours: readonly Times[], first: Day): Span[] {
	const days = Array.from({ length: daysAhead }, (_, index) => addDays(first, index));
	return days.flatMap((day) => spansOn(hours, day)).sort((a, b) => a.from - b.from);
}

function spansOn(hours: readonly Times[], day: Day): Span[] {
	if (isBankHoliday(day)) return [];
	return hours
		.filter(({ days }) => days.includes(weekdayOf(day)))
		.map(({ from, to }) => ({ from: instantOf(day, from), to: instantOf(day, to) }));
}
