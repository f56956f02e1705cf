import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines } from './lines.ts';

test('every line on the leaflet is independent, free and has a number', () => {
	const found = lines();

	assert.deepEqual(
		found.map(({ number }) => number),
		['08 08 16 89 111', '0808 2000 247', '0808 500 2222', '0800 1111', '116 123']
	);
	assert.ok(found.every(({ service }) => service.runBy === 'independent'));
	assert.ok(found.every(({ service }) => service.phones[0]?.free));
});
