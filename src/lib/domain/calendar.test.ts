import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '#tests/world/chance.ts';
import { bankHolidays } from './bank-holidays.ts';
import {
	addDays,
	addWorkingDays,
	compareDays,
	dayOf,
	daysBetween,
	instantOf,
	isDay,
	isWorkingDay,
	minuteOfDay,
	weekdayOf,
	workingDaysBetween
} from './calendar.ts';

test('an arrest on a Friday gives the police until the next Friday', () => {
	const friday = '2026-03-06';

	const due = addWorkingDays(friday, 5);

	assert.equal(due, '2026-03-13');
});

test('an event on a Saturday, a Sunday or a bank holiday counts from the next working day', () => {
	const tuesday = '2026-04-07';

	const due = ['2026-04-04', '2026-04-05', '2026-04-06'].map((day) => addWorkingDays(day, 1));

	assert.deepEqual(due, [tuesday, tuesday, tuesday]);
});

test('over Christmas 2026 the 25th, the weekend and Monday the 28th are not counted', () => {
	const christmasEve = '2026-12-24';

	const due = [1, 2, 3, 4].map((days) => addWorkingDays(christmasEve, days));

	// The 1st of January is a bank holiday too.
	assert.deepEqual(due, ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-04']);
	assert.equal(isWorkingDay('2026-12-25'), false);
	assert.equal(isWorkingDay('2026-12-28'), false);
	assert.equal(isWorkingDay('2026-12-24'), true);
});

test('a Christmas Day on a Saturday moves both holidays into the week that follows', () => {
	const days = ['2027-12-24', '2027-12-27', '2027-12-28', '2027-12-29'];

	const open = days.filter(isWorkingDay);

	assert.deepEqual(open, ['2027-12-24', '2027-12-29']);
});

test('no working days later is the day itself', () => {
	assert.equal(addWorkingDays('2026-03-07', 0), '2026-03-07');
});

test('how late something is leaves out the day it was due and counts today', () => {
	const friday = '2026-03-13';

	const late = ['2026-03-13', '2026-03-14', '2026-03-15', '2026-03-16', '2026-03-17'].map((today) =>
		workingDaysBetween(friday, today)
	);

	assert.deepEqual(late, [0, 0, 0, 1, 2]);
	assert.equal(workingDaysBetween('2026-03-17', friday), 0);
});

test('another way of counting agrees on 2,000 dates from 2025 to 2030', () => {
	const random = chance(20261125);
	const first = Date.UTC(2025, 0, 1) / 864e5;
	const last = Date.UTC(2030, 10, 1) / 864e5;

	for (let nth = 0; nth < 2000; nth += 1) {
		const from = first + Math.floor(random() * (last - first));
		const count = Math.floor(random() * 40);
		const day = text(from);

		const due = addWorkingDays(day, count);

		assert.equal(due, text(countedOnFingers(from, count)), `${count} after ${day}`);
		assert.equal(workingDaysBetween(day, due), count, `${day} to ${due}`);
	}
});

test('the bank holidays are those the rules and proclamations of England and Wales give for 2021 to 2030', () => {
	const years = [2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030];

	const byRule = years.flatMap((year) => [...holidaysOf(year)].map(text));

	assert.deepEqual([...bankHolidays].sort(), byRule.sort());
});

test('the night the clocks go forward has no half past one, so that time is an hour later', () => {
	const midnight = instantOf('2026-03-29');

	const skipped = instantOf('2026-03-29', '01:30');
	const nextMidnight = instantOf('2026-03-30');

	assert.equal(skipped, Date.UTC(2026, 2, 29, 1, 30));
	assert.equal(minuteOfDay(skipped), 150);
	assert.equal(nextMidnight - midnight, 23 * 3_600_000);
});

test('the night the clocks go back, half past one is the first of the two', () => {
	const midnight = instantOf('2026-10-25');

	const twice = instantOf('2026-10-25', '01:30');
	const nextMidnight = instantOf('2026-10-26');

	assert.equal(twice, Date.UTC(2026, 9, 25, 0, 30));
	assert.equal(minuteOfDay(twice + 3_600_000), 90);
	assert.equal(nextMidnight - midnight, 25 * 3_600_000);
});

test('in summer the day in London begins an hour before the day in UTC', () => {
	const lastOfJune = Date.UTC(2026, 5, 30, 22, 59);
	const firstOfJuly = Date.UTC(2026, 5, 30, 23);

	assert.equal(dayOf(lastOfJune), '2026-06-30');
	assert.equal(dayOf(firstOfJuly), '2026-07-01');
	assert.equal(dayOf(Date.UTC(2026, 11, 31, 23, 59)), '2026-12-31');
});

test('every midnight of six years is the first moment of its day', () => {
	const days = Array.from({ length: 6 * 365 }, (_, nth) => addDays('2025-01-01', nth));

	const wrong = days.filter(
		(day) => dayOf(instantOf(day)) !== day || dayOf(instantOf(day) - 1) !== addDays(day, -1)
	);

	assert.deepEqual(wrong, []);
});

test('a leap year has a 29th of February, and other years go from the 28th to March', () => {
	assert.equal(addDays('2028-02-28', 1), '2028-02-29');
	assert.equal(addDays('2028-03-01', -1), '2028-02-29');
	assert.equal(addDays('2027-02-28', 1), '2027-03-01');
	assert.equal(daysBetween('2028-02-28', '2028-03-01'), 2);
	assert.equal(daysBetween('2028-03-01', '2028-02-28'), -2);
	assert.equal(addWorkingDays('2028-02-28', 1), '2028-02-29');
});

test('days are compared by the calendar, over months and years', () => {
	const days = ['2027-01-01', '2026-12-31', '2026-02-10', '2026-02-09'];

	assert.deepEqual(days.toSorted(compareDays), days.toReversed());
	assert.equal(compareDays('2026-02-10', '2026-02-10'), 0);
});

test('Monday is the first day of the week and Sunday the seventh', () => {
	assert.deepEqual(['2026-11-23', '2026-11-27', '2026-11-29'].map(weekdayOf), [1, 5, 7]);
});

test('only a real day, written year-month-day in Latin digits, is a day', () => {
	const days = ['2028-02-29', '2026-12-31', '1999-01-01'];
	const others = [
		...['2027-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-01-00', '2026-04-31'],
		...[
			'',
			'2026-1-1',
			'26-01-01',
			'2026/01/01',
			'01-01-2026',
			'2026-01-01T00:00',
			'+002026-01-01'
		],
		...[' 2026-01-01', '2026-01-01\n', '٢٠٢٦-٠١-٠١', 'today', '2026-01-01[u-ca=hebrew]']
	];

	assert.deepEqual(days.filter(isDay), days);
	assert.deepEqual(others.filter(isDay), []);
});

// The oracle: days are whole numbers since 1970 (a Thursday), holidays are worked out by rule and not read from a list.
function countedOnFingers(from: number, count: number): number {
	const open = Array.from({ length: 100 }, (_, nth) => from + 1 + nth).filter(
		(day) => (day + 3) % 7 < 5 && !holidaysOf(new Date(day * 864e5).getUTCFullYear()).has(day)
	);
	return count === 0 ? from : (open[count - 1] ?? NaN);
}

function holidaysOf(year: number): Set<number> {
	const on = (month: number, date: number) => Date.UTC(year, month - 1, date) / 864e5;
	const weekday = (day: number) => (day + 3) % 7;
	const firstMonday = (month: number) => on(month, 1) + ((7 - weekday(on(month, 1))) % 7);
	const lastMonday = (month: number, length: number) =>
		on(month, length) - weekday(on(month, length));
	const lent = (day: number) => (weekday(day) > 4 ? day + 7 - weekday(day) : day);
	const christmas = on(12, 25);
	// Saturday and Sunday holidays are taken on the Monday and Tuesday that follow.
	const two =
		weekday(christmas) === 4
			? [0, 3]
			: weekday(christmas) > 4
				? [7 - weekday(christmas), 8 - weekday(christmas)]
				: [0, 1];
	const easter = easterOf(year);
	return new Set([
		lent(on(1, 1)),
		easter - 2,
		easter + 1,
		firstMonday(5),
		lastMonday(5, 31),
		lastMonday(8, 31),
		...two.map((days) => christmas + days),
		...(proclaimed[year] ?? []).map((day) => Date.parse(day) / 864e5)
	]).difference(new Set((moved[year] ?? []).map((day) => Date.parse(day) / 864e5)));
}

// The Platinum Jubilee and the State Funeral, and the Coronation; the spring holiday of 2022 was moved to the Jubilee.
const proclaimed: Record<number, string[]> = {
	2022: ['2022-06-02', '2022-06-03', '2022-09-19'],
	2023: ['2023-05-08']
};
const moved: Record<number, string[]> = { 2022: ['2022-05-30'] };

// Gauss's rule for Easter Sunday, good for the years 1900 to 2099.
function easterOf(year: number): number {
	const moon = (19 * (year % 19) + 24) % 30;
	const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
	const days = moon + sunday;
	const late = (moon === 29 && sunday === 6) || (moon === 28 && sunday === 6 && year % 19 > 10);
	return Date.UTC(year, 2, 22 + days - (late ? 7 : 0)) / 864e5;
}

function text(day: number): string {
	return new Date(day * 864e5).toISOString().slice(0, 10);
}
