/** Days and working days in London. The Code does not say how to count: the day of the event is not counted. */
import { bankHolidaysNow } from './bank-holidays.ts';
import { whileCorrected } from './keeper/corrected.ts';
import type { Day, Instant } from './event.ts';

const zone = 'Europe/London';

// A page asks for the day of a hundred instants, and a rota for the minute of thousands, mostly the same ones. London is
// whole hours from UTC: what holds at the beginning of an hour holds to its end.
const days = new Map<number, Day>();

/** The day it is in London at an instant. */
export function dayOf(at: Instant): Day {
	const hour = Math.floor(at / 3_600_000);
	return known(days, hour, () =>
		Temporal.Instant.fromEpochMilliseconds(hour * 3_600_000)
			.toZonedDateTimeISO(zone)
			.toPlainDate()
			.toString()
	);
}

/** What was worked out of a name before, or is now; a full list is begun anew. */
function known<Name, Made>(before: Map<Name, Made>, name: Name, work: () => Made): Made {
	const found = before.get(name);
	if (found !== undefined) return found;
	const made = work();
	if (before.size >= 10_000) before.clear();
	before.set(name, made);
	return made;
}

const instants = new Map<string, Instant>();

/** The instant of a time of day in London, `HH:MM`; a time that the clocks skip moves forward. */
export function instantOf(day: Day, time = '00:00'): Instant {
	const wall = `${day}T${time}`;
	return known(
		instants,
		wall,
		() => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds
	);
}

const hours = new Map<number, number>();

/** Minutes since midnight in London at an instant. */
export function minuteOfDay(at: Instant): number {
	const began = Math.floor(at / 3_600_000);
	return hourOf(began) * 60 + Math.floor((at - began * 3_600_000) / 60_000);
}

/** The hour of the day in London that begins so many hours after 1970. */
function hourOf(began: number): number {
	return known(
		hours,
		began,
		() => Temporal.Instant.fromEpochMilliseconds(began * 3_600_000).toZonedDateTimeISO(zone).hour
	);
}

/**
 * The instants of a day in London from which a time of day can hold, in minutes since midnight: when the clock comes to
 * it, twice where it goes back, and when it jumps, which may be past it.
 */
export function beginningsOf(day: Day, minute: number): Instant[] {
	const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
	const wall = Temporal.PlainDate.from(day).toPlainDateTime(time);
	const jump = Temporal.PlainDate.from(day).toZonedDateTime(zone).getTimeZoneTransition('next');
	return [
		...(['earlier', 'later'] as const).map((disambiguation) =>
			wall.toZonedDateTime(zone, { disambiguation })
		),
		...(jump?.toPlainDate().toString() === day ? [jump] : [])
	].map(({ epochMilliseconds }) => epochMilliseconds);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
	return Temporal.PlainDate.from(day).dayOfWeek;
}

const others = new Map<string, Day>();

/** The day so many days later (or earlier, when negative). */
export function addDays(day: Day, days: number): Day {
	return known(others, `${day} ${days}`, () =>
		Temporal.PlainDate.from(day).add({ days }).toString()
	);
}

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Less than zero when the first day is the earlier, more when it is the later. */
export function compareDays(one: Day, other: Day): number {
	// Much quicker than localeCompare, and a case is sorted many times for one page.
	return Number(one > other) - Number(one < other);
}

// Working days are counted for every row of the clock on every page, so they are counted on whole numbers.
const msADay = 86_400_000;
const closedOn = whileCorrected(() => new Set([...bankHolidaysNow()].map(numberOf)));

/** Whether offices work that day: Monday to Friday and not a bank holiday in England and Wales. */
export function isWorkingDay(day: Day): boolean {
	return isOpen(numberOf(day));
}

/** Whether offices are closed on a day from Monday to Friday. */
export function isBankHoliday(day: Day): boolean {
	return closedOn().has(numberOf(day));
}

/** The working day so many working days after a day; the day itself is not counted. */
export function addWorkingDays(day: Day, count: number): Day {
	let reached = numberOf(day);
	for (let left = count; left > 0;) {
		reached += 1;
		if (isOpen(reached)) left -= 1;
	}
	return new Date(reached * msADay).toISOString().slice(0, 10);
}

/** Working days after one day up to and with another: how many days late something is. */
export function workingDaysBetween(from: Day, to: Day): number {
	return Math.max(0, openDaysUntil(numberOf(to)) - openDaysUntil(numberOf(from)));
}

/** Days since 1970, which began on a Thursday. */
function numberOf(day: Day): number {
	return Date.parse(day) / msADay;
}

function isOpen(number: number): boolean {
	return placeInWeek(number) < 5 && !closedOn().has(number);
}

/** Working days from the first week of 1970 to a day and with it; no bank holiday lies on a weekend. */
function openDaysUntil(number: number): number {
	const weeks = Math.floor((number + 3) / 7);
	const weekdays = weeks * 5 + Math.min(placeInWeek(number) + 1, 5);
	return weekdays - [...closedOn()].filter((one) => one <= number).length;
}

/** 0 for Monday to 6 for Sunday. */
function placeInWeek(number: number): number {
	return (((number + 3) % 7) + 7) % 7;
}

/** Whether a text is a real day, `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	try {
		return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
	} catch {
		return false;
	}
}
