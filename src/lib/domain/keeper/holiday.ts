/** A bank holiday that keepers add or take away. */
import { bankHolidays, bankHolidaysNow } from '#lib/domain/bank-holidays.ts';
import { addDays, isDay, weekdayOf } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';

export type Holiday = { readonly closed: boolean };

const lastYear = [...bankHolidays].at(-1)?.slice(0, 4) ?? '';

/** The day that a form names as closed or not, or why it cannot be: a weekend is closed anyway, and later years are not counted yet. */
export function readHoliday(day: string, closed: boolean): Holiday | 'holiday-day' | 'same' {
	const isCounted = isDay(day) && day >= '2021' && day.slice(0, 4) <= lastYear;
	if (!isCounted || weekdayOf(day) > 5) return 'holiday-day';
	return bankHolidaysNow().has(day) === closed ? 'same' : { closed };
}

/** Five working days after a day, as a list of closed days counts them: what a keeper sees of a change. */
export function fiveDaysAfter(day: Day, closed: ReadonlySet<string>): Day {
	let reached = day;
	for (let left = 5; left > 0;) {
		reached = addDays(reached, 1);
		if (weekdayOf(reached) <= 5 && !closed.has(reached)) left -= 1;
	}
	return reached;
}
