import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unsent, unwritten } from './unsent.ts';

test('what was marked is written as nothing, and all else as it is', () => {
	const hers = unsent({ title: 'hers', more: { deep: true } });

	assert.equal(unwritten.encode(hers), true);
	const encode = unwritten.encode as (one: unknown) => unknown;
	for (const other of [{ title: 'hers' }, hers.more, { data: hers }, 'hers', 1, null, undefined])
		assert.equal(encode(other), false);
	assert.deepEqual(unwritten.decode(true), {});
});
