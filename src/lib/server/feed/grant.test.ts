import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import * as gateway from '#tests/feed/gateway.ts';
import { basic, codeOf, tells } from '#tests/feed/gateway.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { list } from './look-up.ts';
import * as tokens from './tokens.ts';

let world: TestWorld;
let police: agencies.Added;
let secret: string;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	secret = await gateway.clientSecretOf(world, police);
});
afterEach(() => world.close());

const minute = 60_000;
const asks = (ask: Partial<gateway.Ask> = {}) =>
	gateway.asks(world, { authorization: basic(police.id, secret), ...ask });
const tokenOf = async (ask?: Partial<gateway.Ask>) => String((await asks(ask)).body.access_token);
const sends = (
	authorization: string,
	headers: Readonly<Record<string, string>> = {},
	how?: Parameters<typeof gateway.sends>[2]
) => gateway.sends(world, { authorization, ...headers }, how);

test('a client secret by HTTP Basic gives a token, and with it events are taken in each mode without a signature', async () => {
	const { status, body, headers } = await asks({ form: 'grant_type=client_credentials&scope=any' });
	const bearer = `Bearer ${String(body.access_token)}`;
	const inHeaders = Object.fromEntries(
		Object.entries(tells())
			.filter(([name]) => name !== 'data')
			.map(([name, value]) => [`ce-${name}`, String(value)])
	);

	const taken = [
		await sends(bearer),
		await sends(bearer, {}, { body: JSON.stringify([tells(), tells()]) }),
		await sends(bearer, { ...inHeaders, 'content-type': 'application/json' }, { body: '{}' }),
		await sends(bearer, { 'alongside-agency': police.id, 'webhook-id': 'own' })
	];

	assert.equal(status, 200);
	const { access_token, request, ...plain } = body;
	assert.match(String(access_token), /^[\w-]{43}$/);
	assert.ok(request);
	assert.deepEqual(plain, { token_type: 'Bearer', expires_in: 600, scope: 'events' });
	assert.deepEqual([headers?.['content-type'], headers?.pragma], ['application/json', 'no-cache']);
	assert.deepEqual(
		taken.map((one) => [one.status, one.body.parked]),
		[
			[202, 1],
			[202, 2],
			[202, 1],
			[202, 1]
		]
	);
});

const refusals: readonly (readonly [
	how: string,
	ask: () => Partial<gateway.Ask>,
	error: string,
	status: number
])[] = [
	['no secret', () => ({ authorization: '' }), 'invalid_client', 401],
	['a wrong secret', () => ({ authorization: basic(police.id, 'guess') }), 'invalid_client', 401],
	['an unknown name', () => ({ authorization: basic('nobody', secret) }), 'invalid_client', 401],
	['no name', () => ({ authorization: basic('', '') }), 'invalid_client', 401],
	[
		'the secret of its signatures',
		() => ({ authorization: basic(police.id, police.secret) }),
		'invalid_client',
		401
	],
	['half a percent sign', () => ({ authorization: basic(police.id, '%') }), 'invalid_client', 401],
	['a token for a secret', () => ({ authorization: `Bearer ${secret}` }), 'invalid_client', 401],
	['no grant', () => ({ form: '' }), 'invalid_request', 400],
	[
		'a grant twice',
		() => ({ form: 'grant_type=client_credentials&grant_type=client_credentials' }),
		'invalid_request',
		400
	],
	[
		'another grant',
		() => ({ form: 'grant_type=password&username=a&password=b' }),
		'unsupported_grant_type',
		400
	],
	[
		'its secret in the body as well',
		() => ({ form: `grant_type=client_credentials&client_secret=${secret}` }),
		'invalid_request',
		400
	],
	['anything in the address', () => ({ hasQuery: true }), 'invalid_request', 400]
];

for (const [how, ask, error, status] of refusals)
	test(`who asks for a token with ${how} is refused in the words of the standard, with our problem beside`, async () => {
		const answer = await asks(ask());

		assert.deepEqual([answer.status, answer.body.error], [status, error]);
		assert.match(String(answer.body.error_description), /^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
		assert.equal(answer.body.error_uri, answer.body.type);
		assert.equal(answer.headers?.['content-type'], 'application/json');
		assert.equal('www-authenticate' in (answer.headers ?? {}), status === 401);
	});

test('a token holds for ten minutes, and for nobody but the agency it was given to', async () => {
	const courts = await anAgency(world, 'courts');
	const token = await tokenOf();
	const bearer = `Bearer ${token}`;

	const early = await sends(bearer);
	const others = await sends(bearer, { 'alongside-agency': courts.id });
	const wrongs = [
		await sends(`Bearer ${token}x`),
		await sends('Bearer'),
		await sends(`Basic ${token}`)
	];
	world.setNow(new Date(world.now() + 10 * minute).toISOString());
	const late = await sends(bearer);

	assert.equal(early.status, 202);
	assert.deepEqual(
		[others, ...wrongs, late].map(codeOf),
		Array.from({ length: 5 }, () => '401 token-wrong')
	);
	assert.match(late.headers?.['www-authenticate'] ?? '', /^Bearer .*error="invalid_token"/);
	assert.equal(await tokens.forget(world.db, world.now()), 1);
});

test('a token ends with the secret it was given for, and one of the newer secret goes on', async () => {
	const { db, now } = world;
	const kept = secrets.hashOf(secret);
	const old = `Bearer ${await tokenOf()}`;
	secret = await gateway.clientSecretOf(world, police);
	const fresh = `Bearer ${await tokenOf()}`;
	const live = await secrets.live(db, world.keys, police.id, now());
	const first = live.find(({ value }) => value === kept);

	await secrets.end(db, police.id, first?.id, now());

	assert.deepEqual(
		[codeOf(await sends(old)), codeOf(await sends(fresh))],
		['401 token-wrong', '202']
	);
});

test('neither a token nor a client secret can be read in the database', async () => {
	const token = await tokenOf();
	const rows = [
		...(await world.db.selectFrom('agency_tokens').selectAll().execute()),
		...(await world.db.selectFrom('agency_secrets').selectAll().execute())
	];

	const bytes = rows.flatMap((row) => Object.values(row)).map((one) => Buffer.from(String(one)));
	const [kept] = (await secrets.live(world.db, world.keys, police.id, world.now())).filter(
		({ scheme }) => scheme === 'client'
	);

	for (const one of [token, secret])
		assert.ok(!bytes.some((each) => each.includes(one)) && kept?.value !== one);
});

test('with a token an agency tells what is its own to tell, of its own cases, and sees its own deliveries', async () => {
	const courts = await anAgency(world, 'courts');
	const theirs = basic(courts.id, await gateway.clientSecretOf(world, courts));
	const bearer = `Bearer ${await tokenOf()}`;
	const other = `Bearer ${await tokenOf({ authorization: theirs })}`;
	await sends(bearer);

	const foreign = await sends(bearer, {}, { body: JSON.stringify(tells('concluded')) });
	const elsewhere = await sends(
		bearer,
		{},
		{
			body: JSON.stringify(tells('suspect-arrested', '02GD1234567'))
		}
	);
	const seen = async (authorization: string) => {
		const headers = new Headers({ authorization });
		const asking = { method: 'GET', target: '/api/deliveries', headers, network: '203.0.113.1' };
		return (await list(world, asking, new URLSearchParams())).body.answers as unknown[];
	};

	assert.deepEqual([foreign, elsewhere].map(codeOf), [
		'403 not-yours-to-tell',
		'403 not-your-case'
	]);
	assert.deepEqual([(await seen(bearer)).length, (await seen(other)).length], [3, 0]);
});

test('what the courts send needs an id of its own with a token, too: else nobody would know it again', async () => {
	const bearer = `Bearer ${await tokenOf()}`;
	const terms = { most: 1000 };

	const without = await sends(bearer, {}, { terms });
	const withOne = await sends(bearer, { 'webhook-id': 'own' }, { terms });

	assert.deepEqual([codeOf(without), withOne.status], ['401 headers-missing', 202]);
	assert.deepEqual(without.body.errors, [
		{ header: 'webhook-id', detail: 'What the courts send is known by this header alone.' }
	]);
});

test('who guesses secrets or tokens is told to wait, and the one with the right one is not held up', async () => {
	const guesses: number[] = [];
	for (let nth = 0; nth < 15; nth += 1) {
		guesses.push((await asks({ authorization: basic(police.id, `guess-${nth}`) })).status);
		guesses.push((await sends(`Bearer guess-${nth}`)).status);
	}

	const silent = await asks({ authorization: '' });
	const given = await asks();
	const taken = await sends(`Bearer ${String(given.body.access_token)}`);

	assert.deepEqual([guesses.at(0), guesses.at(-1)], [401, 429]);
	assert.deepEqual([silent.status, given.status, taken.status], [401, 200, 202]);
});
