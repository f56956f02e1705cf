import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, isAt, IssuerRefused } from './fetching.ts';

const issuer = 'https://login.example/tenant';

test('what is asked is at the issuer’s own origin: scheme, host and port', () => {
	assert.ok(isAt(issuer, 'https://login.example/elsewhere'));
	assert.ok(isAt(issuer, 'https://login.example:443/'));
	for (const address of [
		'http://login.example/',
		'https://login.example:8443/',
		'https://login.example.elsewhere.example/',
		'https://login.example@elsewhere.example/',
		'data:application/json,{}',
		'/keys',
		undefined
	])
		assert.equal(isAt(issuer, address), false, String(address));
});

test('nothing is asked anywhere else', async () => {
	const elsewhere = (error: unknown) => error instanceof IssuerRefused && error.why === 'elsewhere';

	// Answered without a network, were it asked.
	await assert.rejects(ask(issuer, 'data:application/json,{}', {}), elsewhere);
});
