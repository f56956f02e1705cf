import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProved, purposes, readPurpose } from './proof.ts';

const minute = 60_000;

test('a proof holds for five minutes, and for the purpose it was given for alone', () => {
	const proof = { purpose: 'contact', at: 0 } as const;

	assert.equal(isProved(proof, 'contact', 5 * minute), true);
	assert.equal(isProved(proof, 'contact', 5 * minute + 1), false);
	assert.equal(isProved(proof, 'way-back', 0), false);
	assert.equal(isProved(undefined, 'contact', 0), false);
});

test('a purpose is one of a closed list, and nothing inherited counts', () => {
	assert.equal(readPurpose(purposes, 'contact'), 'contact');
	for (const name of ['', 'constructor', '/needs', 'https://example.org', null])
		assert.equal(readPurpose(purposes, name), undefined);
});

test('every purpose leads to a page of ours', () => {
	for (const page of Object.values(purposes)) assert.match(page, /^(\/[a-z-]+)+$/);
});
