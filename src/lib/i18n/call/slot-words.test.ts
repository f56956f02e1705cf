/** A time to call, in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '#lib/i18n/words.ts';
import { sayMoment } from './slot-words.ts';

test('a day and its time are set apart by the comma of the language', () => {
	const at = Date.parse('2026-11-19T13:30:00Z');

	assert.equal(sayMoment('en', at), 'Thursday 19 November, 1:30 pm');
	// Whatever fences the values is left out here.
	const arabic = sayMoment('ar', at).replace(/[\u2066-\u2069]/g, '');
	assert.equal(arabic, 'الخميس، 19 نوفمبر، 13:30');
});

test('in an Arabic sentence a day still comes before its time', () => {
	const first = sayMoment('ar', Date.parse('2026-11-19T13:30:00Z'));

	// All of it is fenced, so that no letter of it says from where to read: the fence does.
	assert.ok(words('ar')('talk.receipt.miss1', { first }).includes(`\u2067${first}\u2069`));
});
