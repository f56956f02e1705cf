import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventId } from '#lib/domain/event.ts';
import { anEvent } from '#tests/world/builders.ts';
import { isSilent, mostCases, watchedSortOf } from './burst.ts';

const on = '2026-11-20';
const listed = anEvent({ kind: 'hearing-listed', on });

for (const [sort, event] of [
	['safety', anEvent({ kind: 'suspect-released', on })],
	['safety', anEvent({ kind: 'court-bail-decided', on, data: { bail: 'unconditional-bail' } })],
	['end', anEvent({ kind: 'closed-no-suspect', on })],
	['end', anEvent({ kind: 'verdict-given', on, data: { verdict: 'not-guilty' } })],
	['off', anEvent({ kind: 'hearing-cancelled', on })],
	['off', anEvent({ kind: 'trial-vacated', on })],
	['off', anEvent({ kind: 'withdrawn', on, corrects: 'e-1' as EventId })],
	[undefined, listed],
	[undefined, anEvent({ kind: 'charged', on })],
	[undefined, anEvent({ kind: 'hearing-held', on })],
	[undefined, anEvent({ kind: 'suspect-released', on, toldBy: 'victim' })]
] as const)
	test(`${event.kind} told by ${event.toldBy} is watched as ${sort ?? 'nothing'}`, () => {
		assert.equal(watchedSortOf(event, []), sort);
	});

test('a date is watched where it takes the place of another, and not where it is the first', () => {
	const again = anEvent({ kind: 'hearing-listed', on: '2026-11-21' });
	const other = anEvent({
		kind: 'hearing-listed',
		on: '2026-11-21',
		data: { hearing: 'another' }
	});

	assert.equal(watchedSortOf(again, [listed]), 'moved');
	assert.equal(watchedSortOf(other, [listed]), undefined);
});

test('what puts something watched right is watched as that: a release may be taken away by any other fact', () => {
	const released = anEvent({ id: 'e-1' as EventId, kind: 'suspect-released', on });
	const acquitted = anEvent({
		...{ id: 'e-2' as EventId, kind: 'verdict-given', on, data: { verdict: 'not-guilty' } }
	});
	const custody = { kind: 'court-bail-decided', on, data: { bail: 'custody' } } as const;
	const corrects = (id: string) => anEvent({ ...custody, corrects: id as EventId });

	assert.equal(watchedSortOf(corrects('e-1'), [released, acquitted]), 'safety');
	assert.equal(watchedSortOf(corrects('e-2'), [released, acquitted]), 'end');
	assert.equal(watchedSortOf(corrects('e-3'), [released, acquitted]), undefined);
	assert.equal(watchedSortOf(anEvent(custody), [released]), undefined);
});

test('nobody is held below twenty cases an hour, and a busy source not below three times its busiest hour', () => {
	assert.deepEqual([0, 3, 6, 7, 100].map(mostCases), [20, 20, 20, 21, 300]);
});

test('a source without a rhythm is never silent, and one with a rhythm after twice its longest silence', () => {
	const hour = 60 * 60_000;
	const daily = Array.from({ length: 24 }, (_, nth) => nth * 24 * hour);
	const last = daily.at(-1) ?? 0;

	assert.equal(isSilent(daily.slice(0, 19), last + 1000 * hour), false);
	assert.equal(isSilent(daily, last + 48 * hour), false);
	assert.equal(isSilent(daily, last + 49 * hour), true);
	assert.equal(isSilent([], last), false);
});
