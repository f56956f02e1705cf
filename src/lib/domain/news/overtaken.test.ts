/** What a decision meant once, and does no more. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEvent } from '#tests/world/builders.ts';
import { isOvertaken } from './overtaken.ts';

// "They may have rules to keep. Ask which", below "The offender has no more rules from this sentence".
test('a release means no rules any more once the sentence has ended', () => {
	const sentenced = anEvent({ kind: 'sentenced', on: '2026-04-06', data: { sentence: 'prison' } });
	const released = anEvent({ kind: 'released-from-prison', on: '2026-06-07' });
	const ended = anEvent({ kind: 'sentence-ended', on: '2026-10-07' });

	assert.equal(isOvertaken(released, [sentenced, released]), false);
	assert.equal(isOvertaken(released, [sentenced, released, ended]), true);
});
