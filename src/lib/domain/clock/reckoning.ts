/** Counting on and back from a day: what the rules about her own dates need beside working days. */
import { addDays, addWorkingDays, isWorkingDay } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import type { Limit } from './own-date-rule.ts';

/** The last day of a time that is counted from a day; the day itself is not counted. */
export function dayAfter(day: Day, { count, unit }: Limit): Day {
	switch (unit) {
		case 'working-days':
			return addWorkingDays(day, count);
		case 'days':
			return addDays(day, count);
		case 'months':
			// A month without that day ends on its last day: three months after 30 November is 28 February.
			return Temporal.PlainDate.from(day).add({ months: count }).toString();
		case 'years':
			return Temporal.PlainDate.from(day).add({ years: count }).toString();
	}
}

/** The day itself if offices work on it, else the next working day: nobody answers, or is late, before it. */
export function workingDayFrom(day: Day): Day {
	return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

/** The day itself if offices work on it, else the working day before. */
export function workingDayUpTo(day: Day): Day {
	return isWorkingDay(day) ? day : workingDayUpTo(addDays(day, -1));
}
