/** Two thousand plans, each at an instant, in every way and with every sentence: nothing leaves outside the plan. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '#tests/reach/contact-oracle.ts';

test('whatever she chose, and whenever it is, nothing is said that her plan does not allow', () => {
	const { wrong, seen } = judge(1, 2000);

	assert.equal(wrong, undefined);
	for (const sort of [
		'now',
		'later',
		'never other-words',
		'never no-number',
		'never no-address',
		'never no-times',
		'never times-over',
		'never not-chosen',
		'never not-proven',
		'never too-new',
		'never hang-up',
		'never page-rests'
	])
		assert.ok((seen.get(sort) ?? 0) > 50, `${sort} was seen too seldom: ${seen.get(sort)}`);
});
