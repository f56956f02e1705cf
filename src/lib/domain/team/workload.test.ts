import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFull, mayTake } from './workload.ts';

test('cases and calls together fill the room there is', () => {
	assert.equal(isFull({ cases: 3, calls: 1, cap: 5 }), false);
	assert.equal(isFull({ cases: 3, calls: 2, cap: 5 }), true);
	assert.equal(isFull({ cases: 300, calls: 200 }), false);
});

test('without room only a call of one’s own case or about safety is taken', () => {
	const full = { cases: 5, calls: 0, cap: 5 };

	assert.equal(mayTake(full, { kind: 'call', isOwn: false }), false);
	assert.equal(mayTake(full, { kind: 'call', isOwn: true }), true);
	assert.equal(mayTake(full, { kind: 'safety', isOwn: false }), true);
	assert.equal(mayTake({ ...full, cap: 6 }, { kind: 'call', isOwn: false }), true);
});
