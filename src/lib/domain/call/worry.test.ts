import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doneActs, endings, fears, isWorried } from './worry.ts';

test('a worry goes on, whatever is done, until somebody says how it ended', () => {
	for (const fear of fears) {
		assert.equal(isWorried([fear, ...doneActs]), true);
		for (const ending of endings) assert.equal(isWorried([fear, ...doneActs, ending]), false);
	}
	assert.equal(isWorried([]), false);
});
