/** What several people, agencies or messages tell of one fact: how often it is said, and of whom. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { chance, heardInOtherOrder } from '#tests/world/chance.ts';
import type { Event } from '#lib/domain/event.ts';
import { timeline } from './timeline.ts';

// "Someone was charged" stood there four times where the police and the courts had each told of two people.
test('what police and courts tell of the same people by ids of their own is said once of each person', () => {
	const charged = (toldBy: 'police' | 'courts', defendant: string) =>
		anEvent({ kind: 'charged', on: '2026-03-06', toldBy, defendant });
	const said = (...events: Event[]) =>
		timeline(events).map(({ whose }) => (typeof whose === 'object' ? whose.nth : whose));
	const [p1, p2] = [charged('police', 'p1'), charged('police', 'p2')];
	const [c1, c2] = [charged('courts', 'c1'), charged('courts', 'c2')];

	assert.deepEqual(said(p1, c1), [undefined]);
	assert.deepEqual(said(p1, p2, c1, c2).toSorted(), [1, 2]);
	// Of whom the police told is not known while the courts have told of one of two.
	const other = anEvent({ kind: 'charged', on: '2026-03-09', toldBy: 'courts', defendant: 'c2' });
	assert.equal(said(p1, p2, c1, other).length, 4);
});

test('what names nobody is no third fact beside two people named', () => {
	const told = (defendant?: string) =>
		anEvent({ kind: 'charged', on: '2026-01-02', ...(defendant ? { defendant } : {}) });
	const events = [told(), told('one'), told('two')];
	const random = chance(23);

	for (let nth = 0; nth < 10; nth += 1)
		assert.equal(timeline(heardInOtherOrder(events, random)).length, 2);
});

test('what was taken back twice is said once', () => {
	const wrong = anEvent({ kind: 'charged', on: '2026-01-02' });
	const back = () => anEvent({ kind: 'withdrawn', on: '2026-01-03', corrects: wrong.id });
	assert.equal(timeline([wrong, back(), back()]).length, 1);
});
