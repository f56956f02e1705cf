import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '#tests/world/chance.ts';
import type { PersonId } from '#lib/domain/actor.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import {
	copied,
	daysFrom,
	mondayOf,
	present,
	readShift,
	spanOfWeek,
	unkept,
	type Absence,
	type NewShift,
	type Shift,
	type Span
} from './work-week.ts';

const [ana, ben] = ['ana', 'ben'] as PersonId[] as [PersonId, PersonId];
const now = instantOf('2026-11-25', '10:00');
const span = (day: string, from: string, to: string): Span => ({
	from: instantOf(day, from),
	to: instantOf(day, to)
});
const shift = (person: PersonId, day: string, from: string, to: string): Shift => ({
	id: `${person}-${day}`,
	person,
	...span(day, from, to)
});
const away = (person: PersonId, first: string, after: string): Absence => ({
	id: 'away',
	person,
	from: instantOf(first),
	to: instantOf(after),
	coveredBy: undefined
});

test('a week begins on Monday, and has an hour less or more where the clocks change', () => {
	const hours = ({ from, to }: Span) => (to - from) / 3_600_000;

	assert.equal(mondayOf('2026-11-29'), '2026-11-23');
	assert.deepEqual(daysFrom('2026-11-23').at(-1), '2026-11-29');
	assert.equal(hours(spanOfWeek('2027-03-22')), 167);
	assert.equal(hours(spanOfWeek('2026-10-19')), 169);
});

test('work is read on one day, and what cannot be is answered by what is wrong', () => {
	const read = (day: string, from: string, to: string, own: Span[] = []) =>
		readShift({ day, from, to }, own, now);

	assert.deepEqual(read('2026-11-26', '9', '17:30'), span('2026-11-26', '09:00', '17:30'));
	assert.deepEqual(read('2026-11-26', '22', '24'), {
		from: instantOf('2026-11-26', '22:00'),
		to: instantOf('2026-11-27')
	});
	assert.equal(read('26/11', '9', '17'), 'day-unread');
	assert.equal(read('2026-11-26', '9:10', '17'), 'times-unread');
	assert.equal(read('2026-11-26', '', '17'), 'times-unread');
	assert.equal(read('2026-11-26', '17', '9'), 'times-backwards');
	assert.equal(read('2026-11-26', '6', '21'), 'too-long');
	assert.equal(read('2026-11-24', '9', '17'), 'in-the-past');
	const own = [span('2026-11-26', '12:00', '14:00')];
	assert.equal(read('2026-11-26', '13', '15', own), 'overlaps');
	assert.deepEqual(read('2026-11-26', '14', '15', own), span('2026-11-26', '14:00', '15:00'));
});

test('the hour that is left out in spring is no time to work', () => {
	const read = (from: string, to: string) => readShift({ day: '2027-03-28', from, to }, [], now);

	for (const [from, to] of [
		['1', '2'],
		['1', '1:30'],
		['1:30', '2']
	] as const)
		assert.equal(read(from, to), 'times-backwards');
	assert.deepEqual(read('1:30', '3'), span('2027-03-28', '02:00', '03:00'));
	assert.deepEqual(read('0', '1:30'), span('2027-03-28', '00:00', '02:00'));
});

test('a week copied over the night in which an hour is left out has nobody at work in it, or twice', () => {
	const night = [
		['00:00', '01:00'],
		['01:00', '01:30'],
		['01:30', '02:00'],
		['02:00', '03:00']
	] as const;
	const before = night.map(([from, to]) => shift(ana, '2027-03-21', from, to));

	assert.deepEqual(
		copied(before, 7, [], now).map(({ from, to }) => ({ from, to })),
		[span('2027-03-28', '00:00', '02:00'), span('2027-03-28', '02:00', '03:00')]
	);
	assert.equal(instantOf('2027-03-28', '02:00') - instantOf('2027-03-28'), 3_600_000);
});

test('who works in the hour that comes twice works both times, and a week later once', () => {
	const twice = readShift({ day: '2027-10-31', from: '1', to: '2' }, [], now) as Span;
	const hours = ({ from, to }: Span) => (to - from) / 3_600_000;

	assert.equal(hours(twice), 2);
	const [copy] = copied([{ id: 'x', person: ana, ...twice }], 7, [], now);
	assert.deepEqual(copy, { person: ana, ...span('2027-11-07', '01:00', '02:00') });
	const [back] = copied([shift(ana, '2027-10-24', '01:00', '02:00')], 7, [], now);
	assert.deepEqual(back, { person: ana, ...twice });
});

test('a week is copied by the clock, also where the clocks change between', () => {
	const before = [
		shift(ana, '2027-03-24', '09:00', '17:00'),
		shift(ben, '2027-03-26', '22:00', '23:30')
	];

	assert.deepEqual(copied(before, 7, [], now), [
		{ person: ana, ...span('2027-03-31', '09:00', '17:00') },
		{ person: ben, ...span('2027-04-02', '22:00', '23:30') }
	]);
	const midnight = { ...before[0]!, to: instantOf('2027-03-25') };
	assert.equal(copied([midnight], 7, [], now)[0]?.to, instantOf('2027-04-01'));
});

test('what would meet a shift that is there, or begin in the past, is not copied', () => {
	const before = [
		shift(ana, '2026-11-18', '09:00', '17:00'),
		shift(ana, '2026-11-19', '09:00', '17:00')
	];

	assert.deepEqual(copied(before, 7, [shift(ana, '2026-11-26', '16:00', '18:00')], now), []);
	assert.equal(copied(before, 7, [shift(ben, '2026-11-26', '16:00', '18:00')], now).length, 1);
});

test('whoever is away is not at work, before and after they are', () => {
	const work = [
		shift(ana, '2026-11-26', '09:00', '17:00'),
		shift(ben, '2026-11-26', '09:00', '17:00')
	];
	const half = { ...away(ana, '2026-11-26', '2026-11-27'), from: instantOf('2026-11-26', '12:00') };

	assert.deepEqual(
		present(work, [half]).map(({ person, from, to }) => [person, from, to]),
		[
			[ana, instantOf('2026-11-26', '09:00'), instantOf('2026-11-26', '12:00')],
			[ben, work[1]!.from, work[1]!.to]
		]
	);
	assert.deepEqual(present(work, [away(ana, '2026-11-25', '2026-11-27')]).length, 1);
});

test('two calls in one half hour need two people, and the one who asked for longer gives way', () => {
	const work = [shift(ana, '2026-11-26', '09:00', '12:00')];
	const tight = span('2026-11-26', '09:00', '09:30');
	const wide = span('2026-11-26', '09:00', '11:00');

	assert.deepEqual(unkept([wide, tight], work), []);
	assert.deepEqual(unkept([tight, { ...tight }, wide], work).length, 1);
	assert.deepEqual(
		unkept([tight, { ...tight }], [...work, shift(ben, '2026-11-26', '09:00', '09:30')]),
		[]
	);
	assert.deepEqual(unkept([span('2026-11-26', '11:30', '12:30')], work), []);
	assert.equal(unkept([span('2026-11-26', '11:45', '12:15')], work).length, 1);
});

test('as many promises are kept as any plan could keep', () => {
	const day = '2026-11-26';
	const random = chance(7);
	const whole = (most: number) => Math.floor(random() * most);
	for (let round = 0; round < 2000; round += 1) {
		const at = (half: number) => instantOf(day, '09:00') + half * 1_800_000;
		const promises = Array.from({ length: 1 + whole(5) }, () => {
			const from = whole(4);
			return { from: at(from), to: at(from + 1 + whole(3)) };
		});
		const work: NewShift[] = Array.from({ length: whole(3) }, (_, nth) => {
			const from = whole(4);
			return { person: nth ? ana : ben, from: at(from), to: at(from + 1 + whole(3)) };
		});
		assert.equal(promises.length - unkept(promises, work).length, most(promises, work, at));
	}
});

/** The most promises that can be kept, by trying every way. */
function most(promises: Span[], work: NewShift[], at: (half: number) => number): number {
	const [first, ...rest] = promises;
	if (!first) return 0;
	let best = most(rest, work, at);
	for (let half = 0; half < 8; half += 1) {
		const unit = { from: at(half), to: at(half + 1) };
		if (unit.from < first.from || unit.to > first.to) continue;
		for (const one of work) {
			if (one.from > unit.from || one.to < unit.to) continue;
			const left = work.flatMap((each) =>
				each === one
					? [
							{ ...each, to: unit.from },
							{ ...each, from: unit.to }
						].filter(({ from, to }) => from < to)
					: [each]
			);
			best = Math.max(best, 1 + most(rest, left, at));
		}
	}
	return best;
}
