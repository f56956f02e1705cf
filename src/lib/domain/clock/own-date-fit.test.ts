/** That what is offered before a sentence ends with one, told or not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { ownDates } from './own-date.ts';

// "The offender has been sent back to prison", and "Say how this has affected you, before the sentence".
test('nobody is asked for a statement before a sentence that nobody told us of, once somebody was in prison for it', () => {
	const charge = anEvent({ kind: 'charged', on: '2026-08-01' });
	const guilty = anEvent({ kind: 'plea-entered', on: '2026-08-20' });
	const back = anEvent({ kind: 'recalled-to-prison', on: '2027-03-02' });

	const [before, after] = [
		[charge, guilty],
		[charge, guilty, back]
	].map((events) =>
		ownDates(events, { now: instantOf('2027-03-03', '10:00') }).some(
			({ rule }) => rule.id === 'statement'
		)
	);

	assert.deepEqual([before, after], [true, false]);
});
