/** The month of birth as staff type it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMonth } from './child.ts';

const now = Date.parse('2026-11-25T09:30:00Z');

test('a month of birth is read however it was typed', () => {
	for (const typed of ['2012-03', '03/2012', '3 2012', ' 03.2012 ', '2012 3'])
		assert.equal(readMonth(typed, now), '2012-03', typed);
});

test('what is no month of somebody who lives is read as nothing', () => {
	for (const typed of ['', '2012', '13/2012', '0/2012', '03/12', '12/2026', '03/1890', '1 3 2012'])
		assert.equal(readMonth(typed, now), undefined, typed);
	assert.equal(readMonth('11/2026', now), '2026-11');
});
