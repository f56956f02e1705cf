import { ofKind, whileCorrected, type AnyCorrection } from './keeper/corrected.ts';

/**
 * Bank holidays of England and Wales, 2021 to 2030, by the Banking and Financial Dealings Act 1971, Schedule 1, and the
 * proclaimed days: New Year, the May holiday, the days moved or added for the Platinum Jubilee, the State Funeral (2022)
 * and the Coronation (2023). A proclaimed extra day is added as a new entry.
 * Years after 2028 follow from the same rules and the date of Easter; check them against gov.uk/bank-holidays.
 */
const years: Readonly<Record<number, string>> = {
	2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
	2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
	2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
	2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
	2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
	2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
	2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
	2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
	2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
	2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26'
};

/** Every day of the list, `YYYY-MM-DD`. */
export const bankHolidays: ReadonlySet<string> = new Set(
	Object.entries(years).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`))
);

/** The days with those that were proclaimed since and without those that are none after all. */
export function holidaysWith(all: readonly AnyCorrection[]): ReadonlySet<string> {
	const days = new Set(bankHolidays);
	for (const { of, value } of ofKind<{ readonly closed: boolean }>(all, 'holiday')) {
		if (value.closed) days.add(of);
		else days.delete(of);
	}
	return days;
}

/** The days as keepers have corrected them since the release. */
export const bankHolidaysNow = whileCorrected(holidaysWith);
