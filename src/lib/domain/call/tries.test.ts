import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { half } from './call.ts';
import { nextTries, triesAmong } from './tries.ts';

const slot = (on: string, time: string) => {
	const from = instantOf(on, time);
	return { on, from, to: from + half };
};
const [thursday, friday] = ['2026-11-26', '2026-11-27'];

test('the second try leaves half an hour, the third is on another day', () => {
	const free = ['16:00', '16:30', '17:00', '17:30'].map((time) => slot(thursday!, time));
	const next = slot(friday!, '10:00');

	assert.deepEqual(triesAmong([...free, next]), [free[0], free[2], next]);
});

test('where she gave one day only, all tries are on it, and there are no more than she gave', () => {
	const free = ['09:00', '10:00', '10:30', '11:00'].map((time) => slot(thursday!, time));

	assert.deepEqual(triesAmong(free), [free[0], free[1], free[3]]);
	assert.deepEqual(triesAmong(free.slice(0, 1)), free.slice(0, 1));
	assert.deepEqual(triesAmong([]), []);
});

test('tries that were made count', () => {
	const free = ['09:00', '10:00', '11:00'].map((time) => slot(thursday!, time));

	assert.equal(triesAmong(free, 1).length, 2);
	assert.equal(triesAmong(free, 2).length, 1);
});

test('a time she was told stands; where it cannot be kept the soonest other of hers comes, not the one after it', () => {
	const [noon, half, monday] = [
		slot(thursday!, '12:00'),
		slot(thursday!, '14:30'),
		slot(friday!, '09:00')
	];
	const kept = [noon.from, monday.from];

	assert.deepEqual(nextTries(kept, { promised: [noon, monday], others: [half] }, 1), [
		noon,
		monday
	]);
	assert.deepEqual(nextTries(kept, { promised: [monday], others: [half] }, 1), [half, monday]);
	assert.deepEqual(nextTries(kept, { promised: [monday], others: [] }, 1), [monday]);
	assert.deepEqual(nextTries([], { promised: [], others: [half, monday] }, 1), [half, monday]);
	// With one try left that is the one she was promised.
	assert.deepEqual(nextTries(kept, { promised: [monday], others: [half] }, 2), [monday]);
});
