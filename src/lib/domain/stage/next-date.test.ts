import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { ways } from '#tests/stage/stories.ts';
import type { Event } from '#lib/domain/event.ts';
import { leftOver, nextDate } from './next-date.ts';

const today = '2026-08-01';
const set = (on: string, day: string, share?: 'listed' | 'resulted') =>
	({
		...anEvent({
			kind: 'hearing-listed',
			on,
			data: { hearing: `of-${on}`, purpose: 'other', when: onDay(day) }
		}),
		...(share ? { share: { hearing: 'one', sort: share, at: 1 } } : {})
	}) as Event;
const next = (...more: Event[]) => nextDate([...ways.sentenced, ...more], today)?.now.when?.on;

// "A date was set for a hearing … 10 August", and "We do not know of any planned court date", after the sentence.
test('a date that was set since the case ended is the next one, and one from before it is none', () => {
	assert.equal(next(set('2026-03-01', '2026-09-01')), undefined);
	assert.equal(
		next(set('2026-03-01', '2026-09-01'), set('2026-07-20', '2026-10-10')),
		'2026-10-10'
	);
	assert.equal(
		nextDate([...ways['in-court'], set('2026-03-01', '2026-09-01')], today)?.now.when?.on,
		'2026-09-01'
	);
});

test('of the day on which the case ended, only what its result set comes next', () => {
	assert.equal(next(set('2026-07-10', '2026-09-01', 'listed')), undefined);
	assert.equal(next(set('2026-07-10', '2026-09-01', 'resulted')), '2026-09-01');
});

test('a hearing that took place is no date that is left over', () => {
	const isLeft = leftOver([...ways.sentenced]);
	const held = { state: 'held', datedBy: set('2026-03-01', '2026-04-01') };

	assert.equal(isLeft(held as never), false);
});

// The prosecutors stopped the case, the police charged again: "The trial is planned for 8 June", which nobody had said.
test('a date of a case that was stopped is planned again once a court says so after the new charge', () => {
	const first = [
		anEvent({ kind: 'charged', on: '2026-01-05' }),
		set('2026-01-20', '2026-09-01'),
		anEvent({ kind: 'discontinued', on: '2026-02-10' }),
		anEvent({ kind: 'charged', on: '2026-03-10' })
	];
	const again = { ...set('2026-01-20', '2026-09-01'), on: '2026-03-20' } as Event;
	const other = set('2026-03-21', '2026-10-01');

	assert.equal(nextDate(first, today), undefined);
	assert.equal(nextDate([...first, other], today)?.now.when?.on, '2026-10-01');
	assert.equal(nextDate([...first, again], today)?.now.when?.on, '2026-09-01');
	assert.equal(nextDate(first.slice(0, 2), today)?.now.when?.on, '2026-09-01');
});
