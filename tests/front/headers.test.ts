import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startFront } from './running.ts';

const expected = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'origin-agent-cluster': '?1',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY'
};
const asked = [
	'/',
	'/pl/rights',
	'/phone.js',
	'/page',
	'/none',
	'/see-other',
	'/rejects',
	'/nowhere',
	'/api/nowhere',
	'/%ff'
];

test('every answer protects itself, whoever wrote it', async () => {
	await using front = await startFront();

	const replies = await Promise.all(asked.map((target) => front.ask(target)));

	for (const [at, { headers }] of replies.entries()) {
		for (const [name, value] of Object.entries(expected))
			assert.equal(headers[name], value, `${asked[at]} ${name}`);
		assert.match(headers['permissions-policy'] as string, /camera=\(\), .*geolocation=\(\)/);
		assert.equal(headers['strict-transport-security'], undefined);
	}
});

// Kit's own 404 below /_app/remote came without one.
test('whatever a browser may draw has a policy, and what brings its own keeps it', async () => {
	await using front = await startFront();
	const policyOf = async (target: string) =>
		(await front.ask(target)).headers['content-security-policy'];

	const own = ['/', '/phone.js', '/pl/rights'];
	for (const target of asked.filter((one) => !own.includes(one)))
		assert.match((await policyOf(target)) as string, /^default-src 'none'; /, target);
	assert.match((await policyOf('/pl/rights')) as string, /script-src 'self'/);
	assert.equal(await policyOf('/phone.js'), undefined);
	// A browser that holds the page would put it in the place of the page's own.
	const { etag = '' } = (await front.ask('/pl/rights')).headers;
	const same = await front.ask('/pl/rights', { headers: { 'if-none-match': etag } });
	assert.deepEqual([same.status, same.headers['content-security-policy']], [304, undefined]);
});

test('a request nobody can read is answered with the same protection', async () => {
	await using front = await startFront();

	const replies = await Promise.all(
		['NONSENSE\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n'].map((bytes) => front.send(bytes))
	);

	for (const reply of replies) {
		assert.match(reply, /^HTTP\/1.1 400 /);
		assert.match(reply, /\r\ncontent-security-policy: default-src 'none'; /);
		for (const [name, value] of Object.entries(expected))
			assert.ok(reply.includes(`${name}: ${value}\r\n`), name);
	}
});

test('the app may protect an answer otherwise', async () => {
	await using front = await startFront();

	const { headers } = await front.ask('/framed');

	assert.equal(headers['x-frame-options'], 'SAMEORIGIN');
});

test('nobody without a proxy can say that they came by https, or from somewhere else', async () => {
	await using front = await startFront();

	const reply = await front.ask('/who', {
		headers: { host: 'a.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' }
	});

	assert.deepEqual(JSON.parse(reply.body.toString()), {
		address: '127.0.0.1',
		origin: 'http://a.example'
	});
	assert.equal(reply.headers['strict-transport-security'], undefined);
});

test('a trusted proxy says how the browser came, and only its own word on the address counts', async () => {
	await using front = await startFront({ TRUST_PROXY: '1' });

	const reply = await front.ask('/who', {
		headers: {
			host: 'a.example',
			'x-forwarded-proto': 'https',
			'x-forwarded-for': '192.0.2.66, 192.0.2.1'
		}
	});

	assert.deepEqual(JSON.parse(reply.body.toString()), {
		address: '192.0.2.1',
		origin: 'https://a.example'
	});
	assert.equal(reply.headers['strict-transport-security'], 'max-age=63072000; includeSubDomains');
});

test('a trusted proxy that says nothing is itself the one who asks, by plain http', async () => {
	await using front = await startFront({ TRUST_PROXY: '1', XFF_DEPTH: '2' });

	const reply = await front.ask('/who', {
		headers: { host: 'a.example', 'x-forwarded-for': '192.0.2.1' }
	});

	assert.deepEqual(JSON.parse(reply.body.toString()), {
		address: '127.0.0.1',
		origin: 'http://a.example'
	});
});

const hex = 'ab'.repeat(32);
const thumbprint = Buffer.from(hex, 'hex').toString('base64url');

test('the certificate of a client is what a trusted proxy says, and nobody else says anything of one', async () => {
	await using behind = await startFront({ TRUST_PROXY: '1' });
	await using alone = await startFront();
	const asked = { 'x-client-cert': hex };
	const said = async (front: typeof behind, headers: Readonly<Record<string, string>>) =>
		JSON.parse((await front.ask('/certificate', { headers })).body.toString()) as unknown;

	assert.equal(await said(behind, asked), thumbprint);
	assert.equal(await said(alone, asked), null);
	for (const front of [behind, alone])
		assert.equal(await said(front, { 'x-client-thumbprint': thumbprint }), null);
	assert.equal(await said(behind, { ...asked, 'x-client-thumbprint': 'x' }), thumbprint);
});
