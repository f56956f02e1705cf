import { dayOf } from '#lib/domain/calendar.ts';
import { spanOfDays, meet } from '#lib/domain/team/work-week.ts';
import { sayTime } from '#lib/i18n/dates.ts';
import type { Rota } from '#lib/server/supervisor/rota.ts';

type Days = readonly { readonly day: string }[];

/** The rota as a table: a row a person, a cell a day. */
export function rowsOf({ people, shifts, absences }: Rota, days: Days) {
	return people.map(({ person, name, isPaused }) => ({
		person,
		name,
		isPaused,
		cells: days.map(({ day }) => ({
			day,
			isAway: absences.some((one) => one.person === person && meet(one, spanOfDays(day, day))),
			shifts: shifts
				.filter((one) => one.person === person && dayOf(one.from) === day)
				.map(({ id, from, to }) => ({ id, from: sayTime('en', from), to: sayTime('en', to) }))
		}))
	}));
}
