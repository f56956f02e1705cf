import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentials } from '#tests/pull/marketplace-peer.ts';
import { readMarketplace } from './settings.ts';

const env = {
	...credentials,
	MARKETPLACE_URL: 'http://127.0.0.1:8089',
	MARKETPLACE_TOKEN_URL: 'http://127.0.0.1:8089/tenant/oauth2/v2.0/token',
	MARKETPLACE_AGENCY: 'courts'
};

test('half a set of settings is refused, and a demonstration asks nobody elsewhere', () => {
	const { MARKETPLACE_SCOPE: _, ...half } = env;

	assert.equal(readMarketplace({}, { invented: false }), undefined);
	assert.throws(() => readMarketplace(half, { invented: true }), /together or not at all/);
	const far = { ...env, MARKETPLACE_URL: 'https://courts.example' };
	assert.throws(() => readMarketplace(far, { invented: true }), /this machine only/);
	assert.ok(readMarketplace(far, { invented: false }));
	const few = { ...env, MARKETPLACE_A_MINUTE: '9' };
	assert.throws(() => readMarketplace(few, { invented: true }), /from 10/);
});
