import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import type { Day, Event, HearingTime } from '#lib/domain/event.ts';
import { hearings } from './hearing.ts';
import type { Listing } from './hearing-state.ts';

test('a hearing we first hear of on the day it is held was held, in whatever order the two arrive', () => {
	const on = '2026-06-10';
	const events = [listed(on, onDay(on)), anEvent({ kind: 'hearing-held', on })];
	const random = chance(1);

	const states = Array.from({ length: 20 }, () => only(heardInOtherOrder(events, random)).state);

	assert.deepEqual([...new Set(states)], ['held']);
});

test('a hearing brought forward to today and held today was held, in whatever order the two arrive', () => {
	const on = '2026-06-08';
	const planned = listed('2026-04-01', onDay('2026-06-10'));
	const today = [listed(on, onDay(on)), anEvent({ kind: 'hearing-held', on })];

	const found = [today, today.toReversed()].map(([one, two]) =>
		only([planned, { ...one, heardAt: 1 } as Event, { ...two, heardAt: 2 } as Event])
	);

	for (const { state, now } of found) {
		assert.equal(state, 'held');
		assert.deepEqual(now.when, onDay(on));
	}
});

test('a trial put off and given its new date on one day is planned, in whatever order the two arrive', () => {
	const events = [
		listed('2026-04-01', onDay('2026-06-10')),
		anEvent({ kind: 'trial-ineffective', on: '2026-06-10' }),
		listed('2026-06-10', onDay('2027-03-02'))
	];
	const random = chance(2);

	const found = Array.from({ length: 20 }, () => only(heardInOtherOrder(events, random)));

	for (const { state, before } of found) {
		assert.equal(state, 'planned');
		assert.deepEqual(before, [{ when: onDay('2026-06-10'), change: 'ineffective' }]);
	}
});

function listed(on: Day, when: HearingTime) {
	return anEvent({ kind: 'hearing-listed', on, data: { when } });
}

function only(events: readonly Event[]): Listing {
	const found = hearings(events);
	assert.equal(found.length, 1);
	return found[0] as Listing;
}
