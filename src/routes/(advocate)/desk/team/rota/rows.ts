import { addDays, dayOf, isBankHoliday, minuteOfDay } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import { clock } from '#lib/domain/team/week-hours.ts';
import { meet, spanOfDays, spanOfWeek, type Shift, type Span } from '#lib/domain/team/work-week.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Rota } from '#lib/server/supervisor/rota.ts';

export type Row = ReturnType<typeof rowsOf>[number];
export type RowDay = Row['cells'][number];

type Days = readonly { readonly day: string }[];

/** A week, and the eight before it, from which it is seen who usually works when. */
export function spanToRead(monday: string): Span {
	return { from: spanOfWeek(addDays(monday, -56)).from, to: spanOfWeek(monday).to };
}

/** The days of a week in words, and which of them is a bank holiday. */
export function sayDays(days: readonly string[]) {
	return days.map((day) => ({
		day,
		said: sayDay('en', day, 'short'),
		isHoliday: isBankHoliday(day)
	}));
}

/** The rota as a table: a row a person, a cell a day, and in an empty one the hours that one usually works. */
export function rowsOf({ people, shifts, absences }: Rota, days: Days, now: Instant) {
	return people.map(({ person, name, isPaused }) => {
		const own = shifts.filter((one) => one.person === person);
		const usual = isPaused ? undefined : usualOf(own);
		return {
			person,
			name,
			isPaused,
			cells: days.map(({ day }) => ({
				day,
				isAway: absences.some((one) => one.person === person && meet(one, spanOfDays(day, day))),
				usual: day > dayOf(now) ? usual : undefined,
				shifts: own
					.filter((one) => dayOf(one.from) === day)
					.map(({ id, from, to }) => ({ id, from: sayTime('en', from), to: sayTime('en', to) }))
			}))
		};
	});
}

/** The hours worked most often, of as many the last ones; nothing of somebody who never worked. */
function usualOf(own: readonly Shift[]) {
	// Work through the night is two days' on a form.
	const within = own.filter(({ from, to }) => dayOf(from) === dayOf(to - 1));
	const hours = within.map(({ from, to }) => ({
		from: clock(minuteOfDay(from)),
		// At midnight it ends with the day it began on.
		to: clock(minuteOfDay(to) || 24 * 60)
	}));
	const often = ({ from, to }: { readonly from: string; readonly to: string }) =>
		hours.filter((one) => one.from === from && one.to === to).length;
	return hours.toReversed().toSorted((a, b) => often(b) - often(a))[0];
}
