/** Who works when, week by week in London, and which promises there are too few people for. */
import type { PersonId } from '#lib/domain/actor.ts';
import { addDays, dayOf, instantOf, isDay, minuteOfDay, weekdayOf } from '#lib/domain/calendar.ts';
import { latinDigits } from '#lib/domain/digits.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { clock } from './week-hours.ts';

export type Span = { readonly from: Instant; readonly to: Instant };
export type Shift = Span & { readonly id: string; readonly person: PersonId };
/** The same without an id, before it is kept. */
export type NewShift = Omit<Shift, 'id'>;
export type Absence = Span & {
	readonly id: string;
	readonly person: PersonId;
	readonly coveredBy: PersonId | undefined;
	/** Who would stand in, and waits for somebody else of the team to agree. */
	readonly coverAsked?: PersonId;
};

const halfHour = 30 * 60_000;
const longest = 14 * 60 * 60_000;

/** The Monday of the week of a day. */
export function mondayOf(day: Day): Day {
	return addDays(day, 1 - weekdayOf(day));
}

/** The seven days of the week that begins on a Monday. */
export function daysFrom(monday: Day): Day[] {
	return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days));
}

/** A week as an instant to an instant: 167 or 169 hours where the clocks change. */
export function spanOfWeek(monday: Day): Span {
	return { from: instantOf(monday), to: instantOf(addDays(monday, 7)) };
}

export type ShiftForm = { readonly day: string; readonly from: string; readonly to: string };
export type ShiftProblem =
	| 'day-unread'
	| 'times-unread'
	| 'times-backwards'
	| 'too-long'
	| 'in-the-past'
	| 'overlaps';

/** Work on one day from one time to another, as typed; all of it on that day as the clock shows it. */
export function readShift(
	form: ShiftForm,
	own: readonly Span[],
	now: Instant
): Span | ShiftProblem {
	const day = latinDigits(form.day).trim();
	if (!isDay(day)) return 'day-unread';
	const [from, to] = [timeOn(day, form.from), timeOn(day, form.to)];
	if (from === undefined || to === undefined) return 'times-unread';
	// The hour that is left out in spring is no time at all.
	if (from >= to) return 'times-backwards';
	if (to - from > longest) return 'too-long';
	if (to <= now) return 'in-the-past';
	return own.some((one) => meet(one, { from, to })) ? 'overlaps' : { from, to };
}

/** The shifts of one week at the same times by the clock so many days later, but for those that would meet another. */
export function copied(
	shifts: readonly Shift[],
	days: number,
	there: readonly Shift[],
	now: Instant
): NewShift[] {
	return shifts
		.map((one) => ({ person: one.person, ...onDay(one, addDays(dayOf(one.from), days)) }))
		.filter((one) => one.from > now && one.from < one.to)
		.filter((one) => !there.some((kept) => kept.person === one.person && meet(kept, one)));
}

/** A shift at the same times by the clock on another day, beside the own shifts of whoever is to have it; or what is wrong. */
export function moved(
	shift: Span,
	day: string,
	own: readonly Span[],
	now: Instant
): Span | ShiftProblem {
	if (!isDay(day)) return 'day-unread';
	const { from, to } = onDay(shift, day);
	if (from >= to) return 'times-backwards';
	if (shift.to <= now || to <= now) return 'in-the-past';
	return own.some((one) => meet(one, { from, to })) ? 'overlaps' : { from, to };
}

function onDay({ from, to }: Span, day: Day): Span {
	const nights = dayOf(to) > dayOf(from) ? 1 : 0;
	return {
		from: clockAt(day, minuteOfDay(from)),
		to: clockAt(addDays(day, nights), minuteOfDay(to))
	};
}

/** What is left of somebody's shifts once they are away. */
export function present(shifts: readonly NewShift[], absences: readonly Absence[]): NewShift[] {
	return shifts.flatMap((shift) =>
		absences
			.filter(({ person }) => person === shift.person)
			.reduce<NewShift[]>((left, away) => left.flatMap((one) => without(one, away)), [shift])
	);
}

/**
 * The promises that so few people cannot keep: one call takes one person half an hour. What falls due first is kept
 * first, so that as many as can be are.
 */
export function unkept<Promised extends Span>(
	promises: readonly Promised[],
	atWork: readonly NewShift[]
): Promised[] {
	const open = new Set(promises);
	const starts = new Set(promises.flatMap(halfHoursOf));
	for (const from of [...starts].sort((a, b) => a - b)) {
		const to = from + halfHour;
		const people = new Set(atWork.filter((one) => holds(one, { from, to })).map((s) => s.person));
		const due = [...open]
			.filter((one) => holds(one, { from, to }))
			.sort((a, b) => a.to - b.to)
			.slice(0, people.size);
		for (const one of due) open.delete(one);
	}
	return promises.filter((one) => open.has(one));
}

/** Whether two spans have a moment in common. */
export function meet(one: Span, other: Span): boolean {
	return one.from < other.to && other.from < one.to;
}

/** A day as a span: 23 or 25 hours where the clocks change. */
export function spanOfDays(first: Day, last: Day): Span {
	return { from: instantOf(first), to: instantOf(addDays(last, 1)) };
}

function holds(one: Span, other: Span): boolean {
	return one.from <= other.from && other.to <= one.to;
}

function halfHoursOf({ from, to }: Span): Instant[] {
	const first = Math.ceil(from / halfHour) * halfHour;
	const count = Math.max(0, Math.floor((to - first) / halfHour));
	return Array.from({ length: count }, (_, nth) => first + nth * halfHour);
}

function without(one: NewShift, away: Span): NewShift[] {
	if (!meet(one, away)) return [one];
	return [
		{ ...one, to: Math.min(one.to, away.from) },
		{ ...one, from: Math.max(one.from, away.to) }
	].filter(({ from, to }) => from < to);
}

function timeOn(day: Day, typed: string): Instant | undefined {
	const [, hour, minute = '00'] =
		/^(\d{1,2})(?:[:.](\d{2}))?$/.exec(latinDigits(typed).trim()) ?? [];
	const at = hour === undefined ? NaN : Number(hour) * 60 + Number(minute);
	if (!(at <= 24 * 60) || at % 30 !== 0) return undefined;
	if (at === 24 * 60) return instantOf(addDays(day, 1));
	return clockAt(day, at);
}

// A time in the hour that is left out in spring is the moment at which the clock jumps: before it there is nothing.
function clockAt(day: Day, minute: number): Instant {
	const at = instantOf(day, clock(minute).padStart(5, '0'));
	return minuteOfDay(at) === minute ? at : at - (minute % 60) * 60_000;
}
