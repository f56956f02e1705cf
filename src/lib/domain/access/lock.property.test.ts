/** Ten thousand towns in which people let each other in and out: the lock never says otherwise than what was done. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '#tests/access/lock-towns.ts';

test('whatever people do about locks, each sees what the list of it says, and nothing else', () => {
	const { wrong, seen } = judge(1, 10_000);

	assert.equal(wrong, undefined);
	for (const name of ['s', 'ann', 'ben', 'mary', 'fifteen'])
		assert.ok((seen.get(name) ?? 0) > 100, `${name} saw too little: ${seen.get(name)}`);
	assert.equal(seen.get('eve'), undefined);
});
