/** Of whom each entry is, where police and courts each know the people of a case by ids of their own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
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
