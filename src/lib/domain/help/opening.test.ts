import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { openness, type Hours } from './opening.ts';

const officeHours: Hours = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }];
const weekdayLine = { hours: officeHours };

test('a line is open from the minute it opens and closed from the minute it closes', () => {
	const wednesday = '2026-11-25';

	const opens = openness(weekdayLine, instantOf(wednesday, '09:00'));
	const closes = openness(weekdayLine, instantOf(wednesday, '17:00'));
	const minuteBefore = openness(weekdayLine, instantOf(wednesday, '09:00') - 1);

	assert.deepEqual(opens, { state: 'open', until: instantOf(wednesday, '17:00') });
	assert.deepEqual(closes, { state: 'closed', opensAt: instantOf('2026-11-26', '09:00') });
	assert.deepEqual(minuteBefore, { state: 'closed', opensAt: instantOf(wednesday, '09:00') });
});

test('at midnight after Friday the next opening is Monday', () => {
	const midnight = instantOf('2026-11-28');

	const found = openness(weekdayLine, midnight);

	assert.deepEqual(found, { state: 'closed', opensAt: instantOf('2026-11-30', '09:00') });
});

test('a weekday line is closed on a bank holiday and opens on the next working day', () => {
	const boxingDayMonday = instantOf('2026-12-28', '11:00');
	const christmasEve = instantOf('2026-12-24', '18:00');

	assert.deepEqual(openness(weekdayLine, boxingDayMonday), {
		state: 'closed',
		opensAt: instantOf('2026-12-29', '09:00')
	});
	assert.deepEqual(openness(weekdayLine, christmasEve), {
		state: 'closed',
		opensAt: instantOf('2026-12-29', '09:00')
	});
});

test('a line that never closes is open on a bank holiday and in the hour the clocks repeat', () => {
	const christmas = openness({ hours: 'always' }, instantOf('2026-12-25', '03:00'));
	const repeated = openness({ hours: 'always' }, Date.parse('2026-10-25T01:30:00Z'));

	assert.deepEqual(christmas, { state: 'open' });
	assert.deepEqual(repeated, { state: 'open' });
});

test('over Easter, when the clocks go forward, nine in the morning stays nine in London', () => {
	// Thursday before Good Friday, in winter time; Tuesday after Easter Monday is in summer time.
	const thursday = Date.parse('2027-03-25T17:00:00Z');

	const found = openness(weekdayLine, thursday);

	assert.deepEqual(found, { state: 'closed', opensAt: Date.parse('2027-03-30T08:00:00Z') });
});

test('after the clocks go back a line opens an hour later by the world clock', () => {
	const summerFriday = Date.parse('2026-10-23T16:00:00Z');

	const found = openness(weekdayLine, summerFriday);

	assert.deepEqual(found, { state: 'closed', opensAt: Date.parse('2026-10-26T09:00:00Z') });
});

test('each day keeps its own times', () => {
	const hours: Hours = [
		{ days: [1, 3, 4, 5], from: '09:30', to: '17:00' },
		{ days: [2], from: '13:00', to: '20:00' }
	];

	const tuesdayMorning = openness({ hours }, instantOf('2026-11-24', '10:00'));
	const tuesdayEvening = openness({ hours }, instantOf('2026-11-24', '19:59'));

	assert.deepEqual(tuesdayMorning, { state: 'closed', opensAt: instantOf('2026-11-24', '13:00') });
	assert.deepEqual(tuesdayEvening, { state: 'open', until: instantOf('2026-11-24', '20:00') });
});

test('hours that nobody has read are never called open or closed', () => {
	const found = openness({ hours: 'not-read' }, instantOf('2026-11-25', '11:00'));

	assert.deepEqual(found, { state: 'check-hours' });
});

test('a line with no times at all is closed, with no opening to promise', () => {
	const found = openness({ hours: [] }, instantOf('2026-11-25', '11:00'));

	assert.deepEqual(found, { state: 'closed' });
});
