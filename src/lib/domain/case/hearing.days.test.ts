import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, onDays } from '#tests/world/builders.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';
import { courseOn, lastDayOf } from './hearing-time.ts';
import { hearings, nextHearing } from './hearing.ts';

// Monday to Friday, and then the Monday after.
const week = ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'];
const trial = listed('2026-10-01', { when: onDays(week, '10:00') });
const sat = (on: Day) => anEvent({ kind: 'hearing-held', on, data: { hearing: 'trial-1' } });

test('a trial of five days goes on from its first day to its last', () => {
	const states = week.map((day, nth) => {
		const [found] = hearings([trial, ...week.slice(0, nth + 1).map(sat)]);
		return [day, found?.state, found?.satOn];
	});

	assert.deepEqual(states, [
		['2026-12-07', 'begun', '2026-12-07'],
		['2026-12-08', 'begun', '2026-12-08'],
		['2026-12-09', 'begun', '2026-12-09'],
		['2026-12-10', 'begun', '2026-12-10'],
		['2026-12-11', 'held', '2026-12-11']
	]);
});

// She read "we do not know of any court date that is planned" on the third day of five.
test('on each of its days it is the next hearing, and says which day it is and when it goes on', () => {
	const events = [trial, sat('2026-12-07')];
	const on = (day: Day) => {
		const when = nextHearing(events, day)?.now.when;
		const course = courseOn(when, day);
		return course && [course.nth, course.of, course.next?.on, course.last];
	};

	assert.deepEqual(on('2026-12-09'), [3, 5, '2026-12-10', '2026-12-11']);
	assert.deepEqual(on('2026-12-11'), [5, 5, undefined, '2026-12-11']);
	assert.equal(nextHearing(events, '2026-12-12'), undefined);
});

test('between two of its days it says when it goes on, and not that it sits', () => {
	const when = onDays(['2026-12-07', '2026-12-10', '2026-12-14'], '10:00');

	assert.deepEqual(courseOn(when, '2026-12-08'), {
		of: 3,
		next: { on: '2026-12-10', startsAt: Date.UTC(2026, 11, 10, 10) },
		last: '2026-12-14'
	});
});

test('of a trial of which only the first day and the length were told, no other day is guessed', () => {
	const when = { ...onDay('2026-12-07'), about: 5 } as EventData['hearing-listed']['when'];

	assert.ok(when);
	assert.equal(lastDayOf(when), '2026-12-11');
	assert.deepEqual(courseOn(when, '2026-12-09'), { of: 5, last: '2026-12-11' });
	assert.equal(hearings([listed('2026-10-01', { when }), sat('2026-12-07')])[0]?.state, 'begun');
});

test('a hearing of one day has no days to count', () => {
	assert.equal(courseOn(onDay('2026-12-07', '10:00'), '2026-12-07'), undefined);
	assert.equal(courseOn(undefined, '2026-12-07'), undefined);
	assert.equal(courseOn(onDays(week), '2026-12-06'), undefined);
	assert.equal(courseOn(onDays(week), '2026-12-12'), undefined);
});

test('that it went ahead says that it has begun, not that it is over', () => {
	const ahead = anEvent({ kind: 'trial-went-ahead', on: '2026-12-07' });

	assert.equal(hearings([trial, ahead])[0]?.state, 'begun');
});

test('it is over before its last day when it was decided for everybody, or needs no trial any more', () => {
	const verdict = (defendant: string) =>
		anEvent({ kind: 'verdict-given', on: '2026-12-09', defendant });
	const charged = ['a', 'b'].map((defendant) =>
		anEvent({ kind: 'charged', on: '2026-05-01', defendant })
	);
	const cracked = anEvent({ kind: 'trial-cracked', on: '2026-12-08' });
	const state = (more: readonly Event[]) =>
		hearings([...charged, trial, sat('2026-12-07'), ...more])[0]?.state;

	assert.equal(state([verdict('a')]), 'begun');
	assert.equal(state([verdict('a'), verdict('b')]), 'held');
	assert.equal(state([cracked]), 'held');
});

test('days that were taken out or added change how long it goes on, and are no move', () => {
	const shorter = listed('2026-12-08', { when: onDays(week.slice(0, 3), '10:00') });
	const longer = listed('2026-12-10', { when: onDays([...week, '2026-12-14'], '10:00') });
	const events = [trial, sat('2026-12-07'), sat('2026-12-09'), shorter];

	const [over] = hearings(events);
	const [on] = hearings([...events, longer]);

	assert.deepEqual(
		[over?.state, over?.before, over?.changed.map(({ what }) => what)],
		['held', [], [['days']]]
	);
	assert.deepEqual([on?.state, on?.before, on?.change], ['begun', [], undefined]);
	assert.equal(courseOn(on?.now.when, '2026-12-14')?.nth, 6);
});

test('listed by the days that are left, it keeps those on which it sat', () => {
	const rest = listed('2026-12-08', { when: onDays(week.slice(2), '10:30') });

	const [found] = hearings([trial, sat('2026-12-07'), sat('2026-12-08'), rest]);

	assert.deepEqual([found?.state, found?.before], ['begun', []]);
	assert.deepEqual(courseOn(found?.now.when, '2026-12-09'), {
		nth: 3,
		of: 5,
		next: { on: '2026-12-10', startsAt: Date.UTC(2026, 11, 10, 10, 30) },
		last: '2026-12-11'
	});
});

test('that it goes on tomorrow, told without its id, makes no second trial', () => {
	const tomorrow = listed('2026-12-08', { hearing: 'next', when: onDay('2026-12-09') });

	const found = hearings([trial, sat('2026-12-07'), sat('2026-12-08'), tomorrow]);

	assert.equal(found.length, 1);
	assert.equal(found[0]?.now.hearing, 'trial-1');
});

test('another hour, another court and both with another date are kept as what they were', () => {
	const at = (on: Day, time: string, court: string) =>
		listed(on, { when: onDay('2026-12-07', time), court });
	const events = [
		at('2026-10-01', '10:00', 'Snaresbrook Crown Court'),
		at('2026-10-02', '14:00', 'Snaresbrook Crown Court'),
		at('2026-10-03', '14:00', 'Wood Green Crown Court'),
		listed('2026-10-04', { when: onDay('2027-01-11', '10:00'), court: 'Isleworth Crown Court' })
	];

	const [found] = hearings(events);

	assert.deepEqual(
		found?.changed.map(({ what, from }) => [what, from.when, from.court]),
		[
			[['time'], onDay('2026-12-07', '10:00'), 'Snaresbrook Crown Court'],
			[['court'], onDay('2026-12-07', '14:00'), 'Snaresbrook Crown Court'],
			[['court'], onDay('2026-12-07', '14:00'), 'Wood Green Crown Court']
		]
	);
	assert.deepEqual(found?.before, [{ when: onDay('2026-12-07', '14:00'), change: 'moved' }]);
});

test('an hour or a court that was not told before is no change', () => {
	const events = [
		listed('2026-10-01', { when: onDay('2026-12-07') }),
		listed('2026-10-02', { when: onDay('2026-12-07', '14:00') })
	];

	assert.deepEqual(hearings(events)[0]?.changed, []);
});

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data: { hearing: 'trial-1', ...data } });
}

test('an adjournment and a jury that is out leave it going on, a jury that was sent home does not', () => {
	const during = (kind: 'hearing-adjourned' | 'jury-out' | 'jury-discharged') =>
		[trial, sat('2026-12-07'), anEvent({ kind, on: '2026-12-08' })] as const;
	const relisted = listed('2026-12-08', { when: onDays([...week, '2026-12-14'], '10:00') });
	const states = (['hearing-adjourned', 'jury-out', 'jury-discharged'] as const).map((kind) => [
		hearings(during(kind))[0]?.state,
		hearings([...during(kind), relisted])[0]?.state
	]);

	assert.deepEqual(states, [
		['begun', 'begun'],
		['begun', 'begun'],
		['held', 'held']
	]);
	const charged = anEvent({ kind: 'charged', on: '2026-05-01' });
	assert.equal(tracker([charged, ...during('jury-out')]).stage, 'trial-on');
	assert.equal(tracker([charged, ...during('jury-discharged')]).stage, 'in-court');
	assert.equal(nextHearing(during('jury-discharged'), '2026-12-09'), undefined);
});
