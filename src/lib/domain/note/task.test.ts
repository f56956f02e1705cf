import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '#lib/domain/event.ts';
import { longestTask, readTask } from './task.ts';

const today = '2026-11-28' as Day;
const wrong = (words: string, on: string) => {
	const read = readTask({ words, on }, today);
	return read.ok ? [] : read.wrong;
};

test('a task is one short line and a day from today on', () => {
	assert.deepEqual(readTask({ words: ' Ask about\n the screen ', on: '2026-11-28' }, today), {
		ok: true,
		words: 'Ask about the screen',
		on: '2026-11-28'
	});
	assert.deepEqual(wrong('  ', '2026-11-27'), ['words', 'on']);
	assert.deepEqual(wrong('x'.repeat(longestTask), '2027-11-29'), []);
	assert.deepEqual(wrong('x'.repeat(longestTask + 1), '2027-11-30'), ['words', 'on']);
	assert.deepEqual(wrong('Ask', '2026-02-30'), ['on']);
});
