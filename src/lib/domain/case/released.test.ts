import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event } from '#lib/domain/event.ts';
import { anEvent } from '#tests/world/builders.ts';
import { isOfOffender } from './released.ts';

const custody = { bail: 'custody', protections: [] } as const;
const charged = anEvent({ kind: 'charged', on: '2026-01-01' });
const kept = anEvent({ kind: 'court-bail-decided', on: '2026-01-02', data: custody });
const sentenced = anEvent({ kind: 'sentenced', on: '2026-03-01' });
const retrial = anEvent({ kind: 'appeal-decided', on: '2026-05-01', data: { result: 'retrial' } });
const quashed = anEvent({
	kind: 'appeal-decided',
	on: '2026-05-01',
	data: { result: 'conviction-quashed' }
});
const again = anEvent({ kind: 'sentenced', on: '2026-06-01' });
const released = anEvent({ kind: 'released-from-prison', on: '2026-07-01' });

test('an offender leaves prison after a sentence that no court has undone, and nobody else does', () => {
	const is = (...told: readonly Event[]) => isOfOffender(released, [...told, released]);

	assert.deepEqual([is(charged, sentenced), is(charged, kept, sentenced)], [true, true]);
	assert.equal(is(charged, kept), false);
	for (const undone of [retrial, quashed]) {
		assert.equal(is(charged, sentenced, undone), false);
		assert.equal(is(charged, sentenced, undone, again), true);
	}
	assert.equal(isOfOffender(sentenced, [charged, sentenced]), false);
});
