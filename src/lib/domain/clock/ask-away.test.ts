import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { awayPlace } from './ask-away.ts';
import { unlessSaid } from './ask-form.ts';

const reported = anEvent({ kind: 'reported', on: '2026-01-01' });
const charged = anEvent({ kind: 'charged', on: '2026-02-01' });
const listed = anEvent({ kind: 'hearing-listed', on: '2026-03-01' });

test('she can write about her days from the charge on, before a date is set, and the letter stays in its place', () => {
	assert.equal(awayPlace([], [reported]), undefined);
	const place = awayPlace([], [reported, charged]);
	assert.deepEqual(place, { duty: 'away', because: charged.id, to: 'witness-care' });
	assert.deepEqual(awayPlace([], [reported, charged, listed]), place);

	const open = { ...place!, rung: 'ask', state: 'open', answering: unlessSaid } as const;
	// The charge was withdrawn since: what was sent is still found.
	assert.deepEqual(awayPlace([open], [reported, listed]), place);
});
