import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import type { Day, Event, HearingTime } from '#lib/domain/event.ts';
import { hearings } from './hearing.ts';
import type { Listing } from './hearing-state.ts';
import { timeline } from './timeline.ts';

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

// "A hearing now starts at another time. Planned for Friday 10 July", in the evening of that day.
test('the hour and the court that a result says a hearing had are no news of a date', () => {
	const on = '2026-06-10';
	const share = { hearing: 'keyed-hearing', sort: 'resulted', at: 1 } as const;
	const result = listed(on, onDay(on, '10:32'), 'Woolwich Crown Court');
	const events = [
		listed('2026-04-01', onDay(on, '10:00')),
		{ ...result, share } as Event,
		anEvent({ kind: 'hearing-held', on })
	];

	assert.deepEqual(
		timeline(events).map(({ event }) => event.kind),
		['hearing-held', 'hearing-listed']
	);
	assert.deepEqual(
		hearings(events)[0]?.changed.map(({ what }) => what),
		[['court']]
	);
});

function listed(on: Day, when: HearingTime, court?: string) {
	return anEvent({ kind: 'hearing-listed', on, data: { when, ...(court ? { court } : {}) } });
}

function only(events: readonly Event[]): Listing {
	const found = hearings(events);
	assert.equal(found.length, 1);
	return found[0] as Listing;
}
