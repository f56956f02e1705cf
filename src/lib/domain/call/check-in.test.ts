import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { checkInDue, checkInsAfter, checkInsLeft, closedOn } from './check-in.ts';

test('a case that goes on has no check-ins, and one that ends is closed on that day', () => {
	const reported = anEvent({ kind: 'reported', on: '2026-09-01' });
	const closed = anEvent({ kind: 'closed-without-charge', on: '2026-10-01' });

	assert.equal(closedOn([]), undefined);
	assert.equal(closedOn([reported]), undefined);
	assert.equal(closedOn([reported, closed]), '2026-10-01');
});

test('she is asked after two and after eight weeks, on a day when offices work', () => {
	assert.deepEqual(checkInsAfter('2026-10-01'), [
		{ weeks: 2, on: '2026-10-15' },
		{ weeks: 8, on: '2026-11-26' }
	]);
	// Two weeks after is Christmas Day, then Saturday, Sunday and the holiday in place of the 26th.
	assert.equal(checkInsAfter('2026-12-11')[0]?.on, '2026-12-29');
});

test('each is due from its day for ten days, once', () => {
	const due = (today: string, made: (2 | 8)[] = []) => checkInDue('2026-10-01', made, today)?.weeks;

	assert.equal(due('2026-10-14'), undefined);
	assert.equal(due('2026-10-15'), 2);
	assert.equal(due('2026-10-25'), 2);
	assert.equal(due('2026-10-26'), undefined);
	assert.equal(due('2026-10-15', [2]), undefined);
	assert.equal(due('2026-11-26', [2]), 8);
	assert.deepEqual(
		checkInsLeft('2026-10-01', [], '2026-10-26').map(({ weeks }) => weeks),
		[8]
	);
});
