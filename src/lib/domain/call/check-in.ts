/** After a case is closed her advocate asks how she is, twice, unless she says no. */
import { addDays, addWorkingDays, isWorkingDay } from '#lib/domain/calendar.ts';
import type { Event, Day } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';

export const checkInWeeks = [2, 8] as const;
export type CheckInWeeks = (typeof checkInWeeks)[number];
export type CheckIn = { readonly weeks: CheckInWeeks; readonly on: Day };

/** So long after its day it may still be made; later it would come out of nowhere. */
const graceDays = 10;

/** The day her case was closed, as far as these events tell; nothing while it goes on, or where no day is known. */
export function closedOn(events: readonly Event[]): Day | undefined {
	const { ended, since } = tracker(events);
	return ended ? since : undefined;
}

/** When she is asked how she is: on the working day two and eight weeks after. */
export function checkInsAfter(closed: Day): CheckIn[] {
	return checkInWeeks.map((weeks) => {
		const day = addDays(closed, weeks * 7);
		return { weeks, on: isWorkingDay(day) ? day : addWorkingDays(day, 1) };
	});
}

/** Those that are still to come, or that may still be made. */
export function checkInsLeft(closed: Day, made: readonly CheckInWeeks[], today: Day): CheckIn[] {
	return checkInsAfter(closed)
		.filter(({ weeks }) => !made.includes(weeks))
		.filter(({ on }) => addDays(on, graceDays) >= today);
}

/** The one to be made today, or nothing. */
export function checkInDue(
	closed: Day,
	made: readonly CheckInWeeks[],
	today: Day
): CheckIn | undefined {
	return checkInsLeft(closed, made, today).find(({ on }) => on <= today);
}
