/** The days and times in the courts' messages, as London has them. */
import { addDays, dayOf, instantOf, isDay, minuteOfDay, weekdayOf } from '#lib/domain/calendar.ts';
import type { Day, HearingTime, Instant } from '#lib/domain/event.ts';

/** The day of `YYYY-MM-DD`, `DD/MM/YYYY` or a timestamp; nothing when it is no real day of our time. */
export function readDay(text: string | undefined): Day | undefined {
	if (text === undefined) return undefined;
	const british = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
	const day = british ? `${british[3]}-${british[2]}-${british[1]}` : text;
	const plain = isDay(day) ? day : dayAt(readInstant(text));
	return plain && plain > '1950' && plain < '2150' ? plain : undefined;
}

/** The instant of a timestamp, also with its zone in brackets as Java writes it; without a zone it is London's. */
export function readInstant(text: string | undefined): Instant | undefined {
	if (text === undefined || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return undefined;
	try {
		if (text.endsWith(']')) return Temporal.ZonedDateTime.from(text).epochMilliseconds;
		if (/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return Temporal.Instant.from(text).epochMilliseconds;
		return Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/London').epochMilliseconds;
	} catch {
		return undefined;
	}
}

type FixedDay = Extract<HearingTime, { readonly kind: 'day' }>;

/** A fixed day, with its time where there is one. */
export function timeOn(text: string | undefined, clock?: string): FixedDay | undefined {
	const on = readDay(text);
	if (!on) return undefined;
	const given = /^([01]\d|2[0-3]):[0-5]\d/.exec(clock ?? '')?.[0];
	const startsAt = given ? instantOf(on, given) : readInstant(text);
	return { kind: 'day', on, ...(startsAt !== undefined && mayStart(startsAt) ? { startsAt } : {}) };
}

// A court does not begin at night: 01:46 or midnight is what a computer wrote, and she would be told to come then.
function mayStart(at: Instant): boolean {
	const minute = minuteOfDay(at);
	return minute >= 7 * 60 && minute < 20 * 60;
}

/** Some day from the Monday of that week on; nothing when it is no day, or more than eight weeks. */
export function weekOf(text: string | undefined, weeks = 1): HearingTime | undefined {
	const day = readDay(text);
	if (!day || weeks < 1 || weeks > 8) return undefined;
	return { kind: 'week-of', on: addDays(day, 1 - weekdayOf(day)), weeks };
}

function dayAt(at: Instant | undefined): Day | undefined {
	return at === undefined ? undefined : dayOf(at);
}

/** The earlier of days of which some may be missing. */
export function earliest(first: Day, ...others: readonly (Day | undefined)[]): Day {
	return others.reduce<Day>((least, day) => (day && day < least ? day : least), first);
}
