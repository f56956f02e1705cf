import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aSlot } from '#tests/world/builders.ts';
import { addDays, dayOf, instantOf, isWorkingDay } from '#lib/domain/calendar.ts';
import { after, isStaffed, promise, slotsFrom, stretches, type Slot } from './call.ts';

const minute = 60_000;

test('a half hour can be promised until an hour before it begins', () => {
	const eight = instantOf('2026-11-25', '08:00');

	const inTime = slotsFrom(eight)[0];
	const tooLate = slotsFrom(eight + 1)[0];

	assert.deepEqual(inTime, aSlot({ on: '2026-11-25', at: '09:00' }));
	assert.deepEqual(tooLate, aSlot({ on: '2026-11-25', at: '09:30' }));
});

test('the half hours of eight days are there, today among them while one is left', () => {
	const morning = days(slotsFrom(instantOf('2026-11-25', '10:00')));
	const evening = days(slotsFrom(instantOf('2026-11-25', '15:31')));

	const others = ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02'];
	assert.deepEqual(morning, ['2026-11-25', ...others]);
	assert.deepEqual(evening, others);
});

test('no half hour lies on a weekend or a bank holiday', () => {
	const overChristmas = days(slotsFrom(instantOf('2026-12-24', '12:00')));

	assert.deepEqual(overChristmas, ['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31']);
});

test('on every day of a year each is half an hour within a working day, and none is in the past', () => {
	for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
		const slots = slotsFrom(instantOf(day, '12:30'));

		assert.ok(slots.length >= 3 * 16, day);
		for (const { on, from, to } of slots) {
			assert.ok(isWorkingDay(on), on);
			assert.equal(to - from, 30 * minute);
			assert.ok(from >= instantOf(on, '09:00') && to <= instantOf(on, '17:00'), on);
			assert.ok(from >= instantOf(day, '13:30'), on);
		}
	}
});

test('half hours keep their times in London when the clocks change', () => {
	const slots = slotsFrom(instantOf('2026-03-27', '15:30'));

	assert.equal(slots[0]?.from, Date.UTC(2026, 2, 27, 16, 30));
	assert.deepEqual([slots[1]?.on, slots[1]?.from], ['2026-03-30', Date.UTC(2026, 2, 30, 8)]);
});

test('the first slot that is not over is the one promised, in whatever order she chose them', () => {
	const early = aSlot({ at: '09:00' });
	const late = aSlot({ at: '15:00' });

	const found = [early.from - minute, early.to - 1, early.to, late.to].map((now) =>
		promise([late, early], now)
	);

	assert.deepEqual(found, [early, early, late, undefined]);
	assert.equal(promise([], early.from), undefined);
});

test('a call in which they spoke is done, at whichever try', () => {
	const slots = [aSlot(), aSlot({ at: '15:00' })];
	const now = slots[0]?.from ?? 0;

	assert.deepEqual(after('spoke', 1, slots, now), { state: 'done' });
	assert.deepEqual(after('spoke', 3, [], now), { state: 'done' });
});

test('after a call that nobody answered, or that was not safe, the next slot is promised and not this one again', () => {
	const first = aSlot();
	const second = aSlot({ at: '15:00' });

	const found = (['no-answer', 'not-safe'] as const).map((outcome) =>
		after(outcome, 1, [second, first], first.from + minute)
	);

	assert.deepEqual(found, [
		{ state: 'asked', promised: second },
		{ state: 'asked', promised: second }
	]);
});

test('after the third try, or the last safe slot, we do not call again', () => {
	const slots = [aSlot(), aSlot({ at: '15:00' })];
	const now = (slots[0]?.from ?? 0) + minute;

	assert.equal(after('no-answer', 2, slots, now).state, 'asked');
	assert.deepEqual(after('no-answer', 3, slots, now), { state: 'closed' });
	assert.deepEqual(after('no-answer', 1, slots.slice(0, 1), now), { state: 'closed' });
	assert.deepEqual(after('not-safe', 1, slots, slots[1]?.from ?? 0), { state: 'closed' });
});

test('advocates answer on working days from nine to five', () => {
	const at = (time: string) => isStaffed(instantOf('2026-11-25', time));

	assert.deepEqual(['08:59', '09:00', '16:59', '17:00'].map(at), [false, true, true, false]);
	assert.equal(isStaffed(instantOf('2026-11-28', '12:00')), false);
	assert.equal(isStaffed(instantOf('2026-12-28', '12:00')), false);
});

function days(slots: readonly Slot[]): string[] {
	for (const { on, from } of slots) assert.equal(dayOf(from), on);
	return [...new Set(slots.map(({ on }) => on))];
}

// "Any of these times is safe" printed eighty half hours before Send.
test('a whole day of half hours is one stretch, a gap makes two, and no stretch reaches into another day', () => {
	const all = slotsFrom(instantOf('2026-11-23', '08:00'));
	const day = all.filter(({ on }) => on === all[0]?.on);

	assert.deepEqual(stretches(day), [{ ...day[0], to: day.at(-1)?.to }]);
	assert.equal(stretches([...day.slice(0, 3), ...day.slice(4)]).length, 2);
	assert.equal(stretches(all).length, new Set(all.map(({ on }) => on)).size);
});
