import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { half } from './call.ts';
import { triesAmong } from './tries.ts';

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
