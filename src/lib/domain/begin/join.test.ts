import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aSlot } from '#tests/world/builders.ts';
import { instantOf } from '#lib/domain/calendar.ts';
import { outcomesOf } from '#lib/domain/call/call.ts';
import { isNewlyJoined, standingOf } from './join.ts';

const slots = [aSlot({ at: '13:00' }), aSlot({ on: '2026-11-26', at: '09:00' })];

test('it is asked until the last time she gave is over, and then it could not be done', () => {
	const at = (on: string, time: string) => standingOf({ slots }, instantOf(on, time));
	const asked = { state: 'asked', promised: slots[1], further: [] };

	assert.deepEqual(at('2026-11-25', '10:00'), {
		state: 'asked',
		promised: slots[0],
		further: [slots[1]?.from]
	});
	assert.deepEqual(at('2026-11-25', '15:00'), asked);
	assert.deepEqual(at('2026-11-26', '09:29'), asked);
	assert.deepEqual(at('2026-11-26', '09:30'), { state: 'could-not' });
});

test('once she has said yes it waits a day for a second of us, whatever became of her times', () => {
	const saidAt = instantOf('2026-11-25', '13:10');

	for (const now of [saidAt, instantOf('2026-11-27', '09:00')])
		assert.deepEqual(standingOf({ slots, saidAt }, now), {
			state: 'said',
			soonest: instantOf('2026-11-26', '13:10')
		});
});

test('joined is joined, however late it came about', () => {
	const joinedAt = instantOf('2026-11-26', '12:00');

	assert.deepEqual(standingOf({ slots, joinedAt }, joinedAt), { state: 'joined', at: joinedAt });
});

test('for fourteen days her first page says that it is done', () => {
	const at = instantOf('2026-11-26', '12:00');
	const joined = { state: 'joined', at } as const;

	assert.equal(isNewlyJoined(joined, at), true);
	assert.equal(isNewlyJoined(joined, instantOf('2026-12-10', '11:59')), true);
	assert.equal(isNewlyJoined(joined, instantOf('2026-12-10', '12:00')), false);
	assert.equal(isNewlyJoined({ state: 'could-not' }, at), false);
	assert.equal(isNewlyJoined(undefined, at), false);
});

test('only a call about joining can end in joining, and only one that confirms in a code', () => {
	assert.deepEqual(outcomesOf('join'), ['joined', 'not-joined', 'no-answer', 'not-safe']);
	assert.deepEqual(outcomesOf('confirm'), ['it-is-her', 'no-answer', 'not-safe']);
	for (const kind of ['call', 'safety'] as const)
		assert.deepEqual(outcomesOf(kind), ['spoke', 'no-answer', 'not-safe']);
});
