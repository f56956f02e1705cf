import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import { aSlot } from '#tests/world/builders.ts';
import { hourOf, readBy, waitsForTime } from './hour.ts';

const words = 'Sunday after 7';

test('somebody reads it by the end of the next working day, over a weekend and a bank holiday too', () => {
	const by = (day: string) => dayOf(readBy(instantOf(day, '10:00')).to);

	assert.equal(by('2026-11-25'), '2026-11-26');
	assert.equal(by('2026-11-27'), '2026-11-30');
	assert.equal(by('2026-11-28'), '2026-11-30');
	// Christmas Day is a Friday, and Boxing Day is kept on the Monday.
	assert.equal(by('2026-12-24'), '2026-12-29');
});

test('only who wrote when she is safe and has no time waits for one', () => {
	assert.ok(waitsForTime({ hour: words, slots: [] }));
	assert.ok(!waitsForTime({ hour: words, slots: [aSlot()] }));
	assert.ok(!waitsForTime({ slots: [] }));
});

test('a time that an advocate gave it can be refused, one that she chose since cannot', () => {
	const timed = { hour: words, slots: [aSlot()] };
	const steps = (...all: string[]) => all.map((step) => ({ step }));

	assert.equal(hourOf(timed, steps('asked', 'taken', 'timed', 'returned')), 'timed');
	assert.equal(hourOf(timed, steps('asked', 'taken', 'timed', 'moved')), undefined);
	assert.equal(hourOf({ ...timed, slots: [] }, steps('asked')), 'waits');
	assert.equal(hourOf({ slots: [aSlot()] }, steps('asked', 'timed')), undefined);
});
