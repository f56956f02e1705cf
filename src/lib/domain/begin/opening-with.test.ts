import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf } from '#lib/domain/calendar.ts';
import { openingEnds } from './opening-with.ts';

test('it ends at 5 pm on the next working day', () => {
	const ends = (on: string, time: string) => openingEnds(instantOf(on, time));

	assert.equal(ends('2026-11-25', '10:00'), instantOf('2026-11-26', '17:00'));
	assert.equal(ends('2026-11-25', '23:59'), instantOf('2026-11-26', '17:00'));
	assert.equal(ends('2026-11-27', '16:30'), instantOf('2026-11-30', '17:00'));
	assert.equal(ends('2026-12-24', '09:00'), instantOf('2026-12-29', '17:00'));
});
