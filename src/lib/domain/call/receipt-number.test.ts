import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReceipt, shownReceipt } from './receipt-number.ts';

const secret = '4618329175';

test('a receipt looks like the number of an office in London and is read however it is typed', () => {
	assert.equal(shownReceipt(secret), '020 7946 0461 ext 832 9175');
	for (const typed of [
		shownReceipt(secret),
		'020794604618329175',
		'+44 20 7946 0461 x 8329175',
		'+44 (0)20 7946 0461, 832-9175',
		'٠٢٠ ٧٩٤٦ ٠٤٦١ ٨٣٢ ٩١٧٥',
		'  0044 20 79460461 ext. 832 9175 '
	])
		assert.equal(readReceipt(typed), secret, typed);
});

test('what is no receipt opens nothing', () => {
	for (const typed of [
		'',
		'020 7946 0461',
		'020 7946 1461 ext 832 9175',
		'4618329175',
		'x'.repeat(500)
	])
		assert.equal(readReceipt(typed), undefined, typed);
});
