import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptSince, retention, type Kept } from './retention.ts';

const now = Temporal.Instant.from('2026-11-25T10:00:00Z').epochMilliseconds;
const said = (what: Kept) => new Date(keptSince(what, now)).toISOString();

test('hours and days are counted back from now, whatever the clocks in London do', () => {
	assert.equal(said('drafts'), '2026-11-25T09:00:00.000Z');
	assert.equal(said('quarantine'), '2026-10-26T10:00:00.000Z');
	assert.equal(said('calls'), '2025-11-25T10:00:00.000Z');
});

test('a parked message is known for as long as it is kept, so that sent again it is not told twice', () => {
	assert.ok(keptSince('deliveries', now) <= keptSince('parked', now));
});

test('each says from when it counts and why', () => {
	for (const [what, { after, because }] of Object.entries(retention))
		assert.ok(after.length > 5 && because.endsWith('.'), what);
});
