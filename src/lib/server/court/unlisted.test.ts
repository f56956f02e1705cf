import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { timeline } from '#lib/domain/case/timeline.ts';
import { deadlines } from '#lib/domain/clock/deadline.ts';
import { duties } from '#lib/domain/clock/right.ts';
import type { Event, EventId, Teller } from '#lib/domain/event.ts';
import { aHearing, hash, ids, shared, tellingsOf } from '#tests/court/builders.ts';
import { readHearing } from './common-platform.ts';

// It made "A date was set for the trial", and "late by 1,365 working days" of it.
test('of a hearing that is known by its result alone no date was set, and nobody is late with it', () => {
	const heardAt = instantOf('2031-05-06', '09:00');
	const reading = readHearing(shared(aHearing()), 'resulted', ids.hearing, hash, heardAt);
	const events = tellingsOf(reading).map(
		(telling, nth) =>
			({ ...telling, id: `event-${nth}` as EventId, heardAt, toldBy: 'courts' }) as Event
	);
	const sendTellings = new Map<Teller, number>([['witness-care', 0]]);

	const owed = deadlines(events, duties, { enhanced: 'no', sendTellings, now: heardAt });

	assert.deepEqual(
		timeline(events).map(({ event }) => event.kind),
		['hearing-held']
	);
	assert.deepEqual(
		owed.filter(({ state }) => state !== 'ask'),
		[]
	);
	assert.equal(hearings(events)[0]?.state, 'held');
});
