import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayProblem, earliestChange, isAtOnce, readReason } from './change.ts';
import { instantOf } from '#lib/domain/calendar.ts';

test('she is told two whole working days before, weekends and bank holidays not counted', () => {
	const from = (day: string) => earliestChange(instantOf(day, '23:30'));

	assert.equal(from('2026-11-25'), '2026-11-30');
	assert.equal(from('2026-11-27'), '2026-12-02');
	assert.equal(from('2026-12-23'), '2026-12-30');
});

test('a change is on a working day, not too soon and not too far', () => {
	const now = instantOf('2026-11-25', '10:00');

	assert.equal(dayProblem('2026-11-27', now), 'too-soon');
	assert.equal(dayProblem('2026-11-30', now), undefined);
	assert.equal(dayProblem('2026-12-05', now), 'closed');
	assert.equal(dayProblem('2027-02-01', now), 'too-far');
});

test('only somebody who has left, or is unsafe, is replaced at once', () => {
	assert.deepEqual(
		['other-work', 'long-leave', 'too-many', 'better-fit', 'has-left', 'unsafe'].map((one) => {
			const reason = readReason(one);
			return reason && isAtOnce(reason);
		}),
		[false, false, false, false, true, true]
	);
	assert.equal(readReason('because'), undefined);
});
