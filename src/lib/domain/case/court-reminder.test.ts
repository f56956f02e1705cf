import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Event } from '#lib/domain/event.ts';
import { calendarFile } from '#lib/domain/clock/reminder.ts';
import { anEvent, onDay, onDays, weekOf } from '#tests/world/builders.ts';
import { courtReminders } from './court-reminder.ts';
import { listingOf } from './hearing.ts';

const listed = (on: string, when: ReturnType<typeof onDay>) =>
	anEvent({ kind: 'hearing-listed', on, data: { hearing: 'trial-1', when } });
const of = (...events: Event[]) => courtReminders(listingOf(events, 'trial-1')!, 'Reminder');

test('a day that has moved keeps its name in her calendar, with a higher number, so that it replaces the old one', () => {
	const first = listed('2026-07-02', onDay('2027-03-02', '10:00'));
	const moved = listed('2026-11-16', onDay('2027-05-04', '10:00'));
	const later = listed('2026-11-17', onDay('2027-05-04', '14:00'));

	const [one, two, three] = [[first], [first, moved], [first, moved, later]].map(
		(told) => of(...told)[0]
	);

	assert.equal(one?.uid, two?.uid);
	assert.equal(two?.uid, three?.uid);
	assert.deepEqual([one?.sequence, two?.sequence, three?.sequence], [0, 1, 2]);
	assert.equal(three?.startsAt, instantOf('2027-05-04', '14:00'));
});

test('each day that it sits is an entry, and weeks without a day are one of whole days', () => {
	const days = of(listed('2026-07-02', onDays(['2027-03-02', '2027-03-03'], '10:00')));
	const weeks = of(listed('2026-07-02', weekOf('2027-03-01', 2)));

	assert.deepEqual(
		days.map(({ on }) => on),
		['2027-03-02', '2027-03-03']
	);
	assert.equal(new Set(days.map(({ uid }) => uid)).size, 2);
	assert.deepEqual([weeks[0]?.on, weeks[0]?.until], ['2027-03-01', '2027-03-12']);
	assert.deepEqual(
		of(anEvent({ kind: 'hearing-listed', on: '2026-07-02', data: { hearing: 'trial-1' } })),
		[]
	);
});

test('nothing of the case is in the file but the day, the hour and the words she chose', () => {
	const told = listed('2026-07-02', onDay('2027-03-02', '10:00'));

	const file = calendarFile(of(told), instantOf('2026-11-18', '10:00'));

	assert.match(file, /^SUMMARY:Reminder\r$/m);
	assert.match(file, /^DTSTART;TZID=Europe\/London:20270302T100000\r$/m);
	assert.doesNotMatch(file, /trial|court|Snaresbrook|LOCATION|alongside|victim/i);
});
