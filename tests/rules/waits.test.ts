/** The figures beside a wait: what is shipped is what was put on record. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { read } from './tree.ts';

test('the last line of the record names the table that is shipped', () => {
	const { checksum } = JSON.parse(read('src/lib/domain/clock/waits.json')) as { checksum: string };
	const last = read('docs/waits.md').trimEnd().split('\n').at(-1) ?? '';

	assert.ok(last.includes(`table ${checksum}`), last);
});
