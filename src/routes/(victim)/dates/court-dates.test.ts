import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import { courtDates, datesSheTold } from './court-dates.ts';

const charged = (defendant: string) => anEvent({ kind: 'charged', on: '2026-01-02', defendant });
const trial = anEvent({
	kind: 'hearing-listed',
	on: '2026-03-01',
	data: { when: onDay('2027-03-02') }
});
const stopped = (defendant: string) =>
	anEvent({ kind: 'discontinued', on: '2026-05-01', defendant });

const before = '2026-06-01';

test('a date that was planned before the case ended for everybody is not shown as planned', () => {
	const events = [charged('one'), charged('two'), trial, stopped('one')];

	const states = [events, [...events, stopped('two')]].map((told) =>
		courtDates(told, 'en', before).map(({ state }) => state)
	);

	assert.deepEqual(states, [['planned'], ['ended']]);
});

test('what took place and what was taken off stays so after the end', () => {
	const first = { hearing: 'first', purpose: 'first-hearing' } as const;
	const events = [
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-05',
			data: { ...first, when: onDay('2026-01-20') }
		}),
		anEvent({ kind: 'hearing-held', on: '2026-01-20', data: first }),
		trial,
		anEvent({ kind: 'trial-vacated', on: '2026-05-01' }),
		anEvent({ kind: 'discontinued', on: '2026-05-02' })
	];

	assert.deepEqual(
		courtDates(events, 'en', before).map(({ state }) => state),
		['held', 'off']
	);
});

test('a day that passed without a word is not called planned, and a week not before its last day', () => {
	const week = anEvent({
		kind: 'hearing-listed',
		on: '2026-03-01',
		data: { hearing: 'plea', purpose: 'plea', when: weekOf('2027-03-01') }
	});
	const statesOn = (today: string) =>
		courtDates([charged('one'), trial, week], 'en', today).map(({ state }) => state);

	assert.deepEqual(statesOn('2027-03-02'), ['planned', 'planned']);
	assert.deepEqual(statesOn('2027-03-03'), ['planned', 'passed']);
	assert.deepEqual(statesOn('2027-03-08'), ['passed', 'passed']);
});

// A date that had moved stood on her first page and not among her dates.
test('each date she told us is among her dates once, whether it was given to her or moved', () => {
	const given = anEvent({ kind: 'date-given', on: '2026-05-01', data: { on: '2027-03-02' } });
	const moved = anEvent({ kind: 'date-moved', on: '2026-06-01', data: { to: '2027-04-12' } });
	const open = anEvent({ kind: 'date-moved', on: '2026-06-02' });

	assert.deepEqual(datesSheTold([given, moved, open, given, trial], 'en'), [
		'Tuesday 2 March 2027',
		'Monday 12 April 2027'
	]);
});

test('of a day in court that took place nothing says that it is planned', () => {
	const first = { hearing: 'first', purpose: 'first-hearing', court: 'Harrow' } as const;
	const events = [
		anEvent({
			kind: 'hearing-listed',
			on: '2026-01-05',
			data: { ...first, when: onDay('2026-01-20') }
		}),
		anEvent({ kind: 'hearing-held', on: '2026-01-20', data: first })
	];

	const said = (told: typeof events) => courtDates(told, 'en', before).map(({ on }) => on);

	assert.deepEqual(said(events), ['Tuesday 20 January 2026, at Harrow.']);
	assert.deepEqual(said(events.slice(0, 1)), ['Planned for Tuesday 20 January 2026, at Harrow.']);
});
