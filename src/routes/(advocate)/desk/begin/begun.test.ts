/** Of several pages that were begun each is told from the others, so that nobody is given another's code. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayBegun } from './begun.ts';

test('two pages begun on one day are two lines, by their language and the minute', () => {
	const endsAt = Date.parse('2026-11-30T17:00:00Z');
	const begun = (language: 'en' | 'pl', at: string) =>
		sayBegun({ id: language + at, language, began: Date.parse(at), endsAt });
	const lines = [
		begun('pl', '2026-11-28T10:05:00Z'),
		begun('pl', '2026-11-28T10:40:00Z'),
		begun('en', '2026-11-28T10:05:00Z')
	];

	assert.equal(new Set(lines).size, 3);
	assert.match(lines[0]!, /Polish, begun Saturday 28 November, 10:05 am/);
});
