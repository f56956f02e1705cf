import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, instantOf, minuteOfDay } from '#lib/domain/calendar.ts';
import { checksOf } from './checks.ts';
import { sayDay, sayTime } from './dates.ts';
import { languages } from './languages.ts';

test('a day is said with its weekday, its date, its month and its year, without a comma in English', () => {
	for (const { code } of languages)
		assert.equal(sayDay(code, '2027-03-02'), checksOf(code).secondOfMarch);
});

test('the shorter ways to say a day leave out the weekday, the year or all but the weekday', () => {
	const styles = ['plain', 'short', 'weekday'] as const;

	assert.deepEqual(
		styles.map((style) => sayDay('en', '2027-03-02', style)),
		['2 March 2027', 'Tuesday 2 March', 'Tuesday']
	);
});

test('every day of four years is said with its own Gregorian date, in digits 0 to 9, in each language', () => {
	for (const { code } of languages)
		for (let day = '2025-01-01'; day < '2029-01-01'; day = addDays(day, 1)) {
			const said = sayDay(code, day);
			const [year, date] = [day.slice(0, 4), String(Number(day.slice(8)))];
			assert.match(said, new RegExp(`(^|\\D)${date} .*${year}(\\D|$)`), `${code} ${day}`);
			assert.doesNotMatch(said, /[\u0660-\u0669\u06f0-\u06f9]/);
		}
});

test('the weekday said is the weekday it is, in each language', () => {
	for (const { code } of languages) {
		const week = Array.from({ length: 7 }, (_, nth) =>
			sayDay(code, addDays('2026-11-23', nth), 'weekday')
		);
		const next = Array.from({ length: 7 }, (_, nth) =>
			sayDay(code, addDays('2026-11-30', nth), 'weekday')
		);

		assert.equal(new Set(week).size, 7);
		assert.deepEqual(next, week);
	}
});

test('a time is London time, in winter and in summer', () => {
	assert.equal(sayTime('en', Date.UTC(2026, 0, 15, 9, 10)), '9:10 am');
	assert.equal(sayTime('en', Date.UTC(2026, 6, 15, 9, 10)), '10:10 am');
	assert.equal(sayTime('en', instantOf('2026-01-15', '12:00')), '12 noon');
	assert.equal(sayTime('en', instantOf('2026-01-15', '00:00')), 'midnight');
});

test('languages that count 24 hours say times so, in digits 0 to 9 and without a mark that turns the line', () => {
	for (const { code } of languages.filter((language) => language.code !== 'en'))
		for (let hour = 0; hour < 24; hour += 1) {
			const said = sayTime(code, instantOf('2026-01-15', `${String(hour).padStart(2, '0')}:05`));
			assert.match(said, /^\d{1,2}:05$/, said);
			assert.equal(Number(said.split(':')[0]), hour);
		}
});

test('both half past ones of the night the clocks go back are said as half past one', () => {
	const first = instantOf('2026-10-25', '01:30');

	const said = [first, first + 3_600_000].map((at) => sayTime('en', at));

	assert.deepEqual(said, ['1:30 am', '1:30 am']);
	assert.equal(minuteOfDay(first), 90);
});

test('a day is said as that day, wherever the clocks change', () => {
	assert.equal(sayDay('en', '2026-03-29', 'plain'), '29 March 2026');
	assert.equal(sayDay('en', '2026-10-25', 'plain'), '25 October 2026');
});
