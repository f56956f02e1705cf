import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { claims, discovery, without, type Faults } from '#tests/agency-door/provider.ts';
import { asking, now, openTwoAgencies, type TwoAgencies } from '#tests/agency-door/two-agencies.ts';
import { begin } from './sign-in.ts';

let both: TwoAgencies;
before(async () => (both = await openTwoAgencies(1000)));
beforeEach(() => both.begin());
after(() => both.close());

const answering =
	(path: string, answer: (res: ServerResponse) => void) =>
	(asked: string, res: ServerResponse): boolean => {
		if (asked !== path) return false;
		answer(res);
		return true;
	};

const point = Buffer.alloc(32, 7).toString('base64url');

/** Publishes a key under the name of the one that signed. */
function keyOf(parts: Readonly<Record<string, unknown>>): Faults {
	const key = { kty: 'EC', crv: 'P-256', kid: 'crooked', ...parts };
	const publishes = (res: ServerResponse) => void res.end(JSON.stringify({ keys: [key] }));
	return { header: { kid: key.kid }, answer: answering('/keys', publishes) };
}

/** What is wrong, why it is refused, and what the agency's sign-in does. */
const wrong: readonly (readonly [string, string, Faults])[] = [
	['signed by another key', 'signature', { forged: true }],
	['altered after it was signed', 'signature', { token: alter }],
	['signed by a key nobody published', 'key', { header: { kid: 'nobody' } }],
	[
		'signed by a key at an address it names itself',
		'key',
		{ header: { kid: 'nobody', jku: 'https://elsewhere.example/keys' } }
	],
	['not signed at all', 'alg', { token: unsigned }],
	['signed by a secret', 'alg', { token: bySecret }],
	['signed by a secret that is the public key', 'alg', { token: byPublicKey }],
	['no token', 'form', { token: () => 'nonsense' }],
	['an order to sign out', 'typ', { header: { typ: 'logout+jwt' } }],
	['of another issuer', 'iss', claims({ iss: 'https://elsewhere.example' })],
	[
		'of its issuer with a stroke more',
		'iss',
		{ claims: (all) => ({ ...all, iss: `${all.iss}/` }) }
	],
	['for somebody else', 'aud', claims({ aud: 'us-at-courts' })],
	['for us and somebody else', 'aud', claims({ aud: ['us-at-police', 'others'] })],
	['for nobody', 'aud', without('aud')],
	['asked for by somebody else', 'azp', claims({ azp: 'others' })],
	['run out', 'exp', claims({ exp: now - 6 })],
	['without an end', 'exp', without('exp')],
	['with an end that is no number', 'exp', claims({ exp: '9999999999' as unknown as number })],
	['older than five minutes', 'iat', claims({ iat: now - 301 })],
	['made in times to come', 'iat', claims({ iat: now + 60 })],
	['without a day it was made', 'iat', without('iat')],
	['another nonce', 'nonce', claims({ nonce: 'another' })],
	['no nonce', 'nonce', without('nonce')],
	['no acr', 'acr', without('acr')],
	['a password alone', 'acr', claims({ acr: 'urn:mace:incommon:iap:silver' })],
	['several acr at once', 'acr', claims({ acr: ['phr'] })],
	['no amr', 'amr', without('amr')],
	['another amr', 'amr', claims({ amr: ['pwd', 'otp'] })],
	['amr as one text', 'amr', claims({ amr: 'hwk' })],
	['signed in more than 12 hours ago', 'auth_time', claims({ auth_time: now - 12 * 3600 - 1 })],
	['signed in in times to come', 'auth_time', claims({ auth_time: now + 60 })],
	['not said when signed in', 'auth_time', without('auth_time')],
	['nobody', 'sub', without('sub')],
	['nobody, in as many words', 'sub', claims({ sub: '' })],
	['a subject that is no text', 'sub', claims({ sub: 7 as unknown as string })],
	['another issuer at the browser', 'state', { iss: 'https://elsewhere.example' }],
	['no issuer at the browser', 'state', { iss: null }],
	['the exchange leads elsewhere', 'answer', { answer: answering('/token', redirects) }],
	['the exchange never ends', 'too-big', { answer: answering('/token', huge) }],
	['the keys lead elsewhere', 'answer', { answer: answering('/keys', redirects) }],
	['the keys are endless', 'too-big', { answer: answering('/keys', huge) }],
	['the keys do not come', 'slow', { answer: answering('/keys', () => undefined) }],
	['its key is no point on the curve', 'key', keyOf({ x: point, y: point })],
	['its key is no key', 'key', keyOf({ x: 7, y: null })],
	['the keys are none', 'form', { answer: answering('/keys', (res) => res.end('{}')) }]
];

for (const [what, why, faults] of wrong)
	test(`an answer is refused: ${what}`, async () => {
		const { visit } = await both.comesBack(faults);

		assert.equal(visit, undefined);
		assert.deepEqual(both.reasons(), [why]);
	});

/** What is wrong before anybody is sent there. */
const unasked: readonly (readonly [string, string, Faults])[] = [
	[
		'discovery of another issuer',
		'metadata',
		{ discovery: (all) => ({ ...all, issuer: 'https://elsewhere.example' }) }
	],
	[
		'keys elsewhere',
		'elsewhere',
		{ discovery: (all) => ({ ...all, jwks_uri: 'http://127.0.0.1:9/keys' }) }
	],
	[
		'the exchange elsewhere',
		'elsewhere',
		{ discovery: (all) => ({ ...all, token_endpoint: 'https://elsewhere.example/token' }) }
	],
	[
		'the page elsewhere',
		'elsewhere',
		{ discovery: (all) => ({ ...all, authorization_endpoint: 'https://elsewhere.example/' }) }
	],
	['the page nowhere', 'metadata', { discovery: ({ issuer }) => ({ issuer }) }],
	['discovery leads elsewhere', 'metadata', { answer: answering(discovery, redirects) }],
	['discovery is endless', 'too-big', { answer: answering(discovery, huge) }],
	['discovery is slow', 'slow', { answer: answering(discovery, () => undefined) }],
	['discovery drips', 'slow', { answer: answering(discovery, (res) => void drips(res)) }]
];

for (const [what, why, faults] of unasked)
	test(`nobody is sent to the agency’s sign-in: ${what}`, async () => {
		both.police.breaks(faults);

		assert.equal(await begin(both.world, asking), undefined);
		assert.deepEqual(both.reasons(), [why]);
	});

function alter(token: string): string {
	const [head = '', body = '', seal = ''] = token.split('.');
	const read = JSON.parse(Buffer.from(body, 'base64url').toString()) as JWTPayload;
	const other = Buffer.from(JSON.stringify({ ...read, sub: 'another' })).toString('base64url');
	return [head, other, seal].join('.');
}

function claimsIn(token: string): JWTPayload {
	return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;
}

function unsigned(token: string): string {
	return new UnsecuredJWT(claimsIn(token)).encode();
}

function bySecret(token: string): Promise<string> {
	const secret = new TextEncoder().encode('us-at-police us-at-police us-at-police');
	return new SignJWT(claimsIn(token)).setProtectedHeader({ alg: 'HS256' }).sign(secret);
}

async function byPublicKey(token: string): Promise<string> {
	const keys = (await (await fetch(`${both.police.issuer}/keys`)).text()).slice(9, -2);
	const { kid } = JSON.parse(keys) as { kid: string };
	const head = { alg: 'HS256', kid };
	return new SignJWT(claimsIn(token)).setProtectedHeader(head).sign(new TextEncoder().encode(keys));
}

function redirects(res: ServerResponse): void {
	res.writeHead(302, { location: `${both.courts.issuer}/keys` }).end();
}

function huge(res: ServerResponse): void {
	res.setHeader('content-type', 'application/json');
	res.end(`{"keys":[],"more":"${'x'.repeat(200_000)}"}`);
}

async function drips(res: ServerResponse): Promise<void> {
	res.setHeader('content-type', 'application/json');
	for (let part = 0; part < 20 && !res.destroyed; part += 1) {
		res.write(' ');
		await sleep(50);
	}
	res.end();
}
