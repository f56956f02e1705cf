import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { KeyRefused } from '#lib/server/vault/root-keys.ts';
import { readClientKeys, writeClientKey } from './client-keys.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'alongside-client-key-'));
const file = path.join(folder, 'key');
after(() => rmSync(folder, { recursive: true }));
const real = { invented: false };

test('only where everybody is invented is a key made at first use, and found again', async () => {
	assert.equal(await readClientKeys({}, file, real), undefined);
	const made = await readClientKeys({}, file, { invented: true });

	assert.equal(statSync(file).mode & 0o777, 0o600);
	assert.deepEqual(
		(await readClientKeys({}, file, { invented: true }))?.published,
		made?.published
	);
	assert.equal(await readClientKeys({}, file, real), undefined);
});

test('a newer key signs, the older is still published, and no private half ever is', async () => {
	const named = { ALONGSIDE_CLIENT_KEY_FILE: file };
	const before = await readClientKeys(named, '', real);
	writeClientKey(file);
	const keys = await readClientKeys(named, '', real);

	assert.deepEqual(keys?.published.slice(1), before?.published);
	assert.equal(keys?.published[0]?.kid, keys?.signing.kid);
	for (const jwk of keys?.published ?? [])
		assert.deepEqual(Object.keys(jwk).sort(), ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
});

test('a key on another curve, of another kind, or none at all is refused', async () => {
	const pemOf = (pair: { privateKey: { export: (how: object) => unknown } }) =>
		String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
	const wrong = [
		pemOf(generateKeyPairSync('ec', { namedCurve: 'P-384' })),
		pemOf(generateKeyPairSync('ed25519')),
		'no key'
	];

	for (const key of wrong)
		await assert.rejects(readClientKeys({ ALONGSIDE_CLIENT_KEY: key }, '', real), KeyRefused);
	const missing = { ALONGSIDE_CLIENT_KEY_FILE: path.join(folder, 'nowhere') };
	await assert.rejects(readClientKeys(missing, '', { invented: true }), KeyRefused);
});
