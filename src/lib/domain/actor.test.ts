import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levels, reaches } from './actor.ts';

test('who is further in reaches all that lies before, and nobody reaches further than they are', () => {
	const found = levels.map((has) => levels.filter((needs) => reaches(has, needs)));

	assert.deepEqual(found, [['code'], ['code', 'short'], ['code', 'short', 'full']]);
});
