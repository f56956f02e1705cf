/** What a phone that others use says first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, noChoices, onDays } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Event } from '#lib/domain/event.ts';
import { glance } from './glance.ts';

const now = Date.parse('2026-11-18T10:00:00Z');

test('with nothing told there is nothing for her today', () => {
	assert.deepEqual(glance({ events: [], choices: noChoices }, now), { today: false, dates: 0 });
});

test('when somebody asked for a new way into her page there is something for her today', () => {
	const seen = { events: [], choices: noChoices, askedFor: true };

	assert.equal(glance(seen, now).today, true);
});

test('each day of a trial that goes on is hers, and it is one date', () => {
	const when = onDays(['2027-03-02', '2027-03-03', '2027-03-05']);
	const trial = anEvent({ kind: 'hearing-listed', on: '2026-05-01', data: { when } });
	const sat = anEvent({ kind: 'hearing-held', on: '2027-03-02' });
	const on = (day: string) =>
		glance({ events: [trial, sat], choices: noChoices }, instantOf(day, '10:00'));

	assert.deepEqual(on('2027-03-03'), { today: true, dates: 1 });
	assert.deepEqual(on('2027-03-04'), { today: false, dates: 1 });
	assert.deepEqual(on('2027-03-05'), { today: true, dates: 1 });
	assert.equal(on('2027-03-06').dates, 0);
});

// Only a date she was given was counted: on the day hers was moved to this said that today is none of hers.
test('a date she told us is counted, and is hers on its day, whether it was given to her or moved', () => {
	const given = anEvent({ kind: 'date-given', on: '2026-05-01', data: { on: '2027-03-02' } });
	const movedTo = anEvent({ kind: 'date-moved', on: '2026-06-01', data: { to: '2027-04-12' } });
	const moved = anEvent({ kind: 'date-moved', on: '2026-06-01' });
	const at = (event: Event, day: string) =>
		glance({ events: [event], choices: noChoices }, instantOf(day, '10:00'));

	for (const own of [given, movedTo])
		assert.deepEqual(at(own, '2026-07-01'), { today: false, dates: 1 });
	assert.equal(at(movedTo, '2027-04-12').today, true);
	assert.equal(at(movedTo, '2027-04-13').dates, 0);
	assert.equal(at(moved, '2026-07-01').dates, 0);
});
