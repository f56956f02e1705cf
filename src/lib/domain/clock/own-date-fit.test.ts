/** That what is offered before a sentence ends with one, told or not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import type { Event } from '#lib/domain/event.ts';
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

// "Ask the police to review their decision", of the only suspect, whom the courts had charged under an id of theirs.
test('no review is offered once the only suspect is charged, by whatever id, and it is where there is another', () => {
	const decided = anEvent({
		...{ kind: 'closed-without-charge', on: '2026-05-25', defendant: 'p1' },
		data: { by: 'police' }
	});
	const chargedOn = (on: string, defendant = 'of-courts') =>
		anEvent({ kind: 'charged', on, defendant, toldBy: 'courts' });
	const charged = chargedOn('2026-06-20');
	const arrested = (defendant?: string) =>
		anEvent({ kind: 'suspect-arrested', on: '2026-05-20', ...(defendant ? { defendant } : {}) });
	const isOffered = (...told: Event[]) =>
		ownDates(told, { now: instantOf('2026-06-21', '10:00') }).some(
			({ rule }) => rule.id === 'review-police'
		);

	assert.ok(isOffered(decided));
	assert.equal(isOffered(arrested('p1'), decided, charged), false);
	assert.ok(isOffered(arrested('p1'), arrested('p2'), decided, charged));
	assert.ok(isOffered(arrested(), decided, charged));
	// Whom the courts had charged before the decision is not whom it was about, and of two one may be another.
	assert.ok(isOffered(chargedOn('2026-05-01'), arrested('p1'), decided, charged));
	assert.ok(isOffered(arrested('p1'), decided, charged, chargedOn('2026-06-20', 'another')));
});
