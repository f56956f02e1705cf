import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent, onDay } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import type { Day, Event, EventData } from '#lib/domain/event.ts';
import { timeline } from './timeline.ts';

test('a correction of a correction still shows what was said first', () => {
	const first = anEvent({ kind: 'suspect-arrested', on: '2026-02-01' });
	const second = anEvent({ kind: 'suspect-interviewed', on: '2026-02-01', corrects: first.id });
	const third = anEvent({ kind: 'investigation-started', on: '2026-02-01', corrects: second.id });

	assert.deepEqual(timeline([third, first, second]), [
		{ event: third, before: [], corrects: second, earlier: [first] }
	]);
});

test('what happened on one day stands in the order such things follow each other, whenever we heard', () => {
	const on = '2026-06-10';
	const events = [
		listed('2026-03-01', { when: onDay(on) }),
		anEvent({ kind: 'trial-ineffective', on }),
		listed(on, { when: onDay('2027-03-02') }),
		anEvent({ kind: 'plea-entered', on, data: { plea: 'not-guilty' } })
	];
	const random = chance(19);

	for (let nth = 0; nth < 20; nth += 1)
		assert.deepEqual(kinds(heardInOtherOrder(events, random)), [
			'hearing-listed',
			'plea-entered',
			'trial-ineffective',
			'hearing-listed'
		]);
});

test('what names nobody is no third fact beside two people named', () => {
	const told = (defendant?: string) =>
		anEvent({ kind: 'charged', on: '2026-01-02', ...(defendant ? { defendant } : {}) });
	const events = [told(), told('one'), told('two')];
	const random = chance(23);

	for (let nth = 0; nth < 10; nth += 1)
		assert.equal(timeline(heardInOtherOrder(events, random)).length, 2);
});

function kinds(events: readonly Event[]) {
	return timeline(events).map(({ event }) => event.kind);
}

function listed(on: Day, data: Partial<EventData['hearing-listed']>) {
	return anEvent({ kind: 'hearing-listed', on, data });
}
