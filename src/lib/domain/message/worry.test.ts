import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWorried } from './worry.ts';

test('a worry lasts from the press until somebody says that it is over, and can come back', () => {
	assert.ok(!isWorried([]));
	assert.ok(isWorried(['worried']));
	assert.ok(isWorried(['worried', 'rang-her', 'no-answer']));
	assert.ok(!isWorried(['worried', 'said-safe', 'over']));
	assert.ok(isWorried(['worried', 'over', 'worried']));
});
