import assert from 'node:assert/strict';
import { generateKeyPairSync, sign as signed } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Webhook } from 'standardwebhooks';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction } from '#lib/server/database.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { hearingDeleted } from '#lib/server/court/reader.ts';
import { readEvents } from './events-reader.ts';
import { receive, type Reader } from './receive.ts';
import { usual } from './sender.ts';

let world: TestWorld;
let police: agencies.Added;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
});
afterEach(() => world.close());

const anArrest = (over: Record<string, unknown> = {}) => ({
	specversion: '1.0',
	id: 'arrest-1',
	source: 'crime-records',
	type: 'uk.alongside.suspect-arrested',
	subject: '01GD1234567',
	time: '2026-11-25T09:00:00Z',
	...over
});
const arrested = (over: Record<string, unknown> = {}) => JSON.stringify(anArrest(over));

type How = {
	/** What is signed where it is not the body. */
	readonly signs?: string;
	readonly secret?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly read?: Reader;
	readonly network?: string;
};

function deliver(body: string | Uint8Array, how: How = {}) {
	const { signs = String(body), secret = police.secret, read = readEvents, network } = how;
	const headers = new Headers({
		'alongside-agency': police.id,
		'webhook-id': 'd-1',
		'webhook-timestamp': String(Math.floor(world.now() / 1000)),
		'webhook-signature': new Webhook(secret).sign('d-1', new Date(world.now()), signs),
		...how.headers
	});
	const terms = network === undefined ? usual : { ...usual, network };
	return receive(world, headers, Buffer.from(body), read, terms);
}

/** Its status and the code of its problem, if it has one. */
async function codeOf(answer: ReturnType<typeof receive>): Promise<string> {
	const { status, body } = await answer;
	return [status, ...(typeof body.type === 'string' ? [body.type.split('/').at(-1)] : [])].join(
		' '
	);
}

test('a body that begins with the mark of UTF-8 is signed with it, and taken', async () => {
	const { status, body } = await deliver(`\u{FEFF}${arrested()}`);

	assert.equal(status, 202);
	assert.equal(body.parked, 1);
});

test('each answer has the id of its request, the same in its body and its header', async () => {
	const [taken, refused] = [await deliver(arrested()), await deliver('{')];

	for (const { body, headers } of [taken, refused]) {
		assert.match(String(body.request), /^[0-9a-f]{32}$/);
		assert.equal(headers?.['request-id'], body.request);
	}
});

test('the answer gives a verdict for each event of a batch, and names what was passed over', async () => {
	await deliver(arrested());
	const batch = [anArrest(), anArrest({ id: 'arrest-2', traceparent: '00-1', Zephyrine: 'x' })];

	const { body } = await deliver(JSON.stringify(batch), { headers: { 'webhook-id': 'd-1' } });

	assert.deepEqual(body.items, [
		{ index: 0, verdict: 'already' },
		{
			index: 1,
			verdict: 'parked',
			ignored: [
				{ pointer: '/traceparent', detail: 'This attribute is not read.' },
				{ pointer: '', detail: 'This attribute is not read.' }
			]
		}
	]);
});

test('a timestamp in milliseconds is refused in words that say what it should be', async () => {
	const stamp = String(world.now());
	const signature = new Webhook(police.secret).sign(
		'd-1',
		new Date(world.now() * 1000),
		arrested()
	);

	const answer = deliver(arrested(), {
		headers: { 'webhook-timestamp': stamp, 'webhook-signature': signature }
	});

	assert.equal(await codeOf(answer), '401 clock-wrong');
	assert.match(String((await answer).body.detail), /in whole seconds since 1970/);
});

test('a deletion of another hearing under the same id is refused, not taken for a repeat', async () => {
	police = await anAgency(world, 'courts');
	const deletes = async (last: number) =>
		(await deliver('', { read: hearingDeleted(`10000000-0000-4000-8000-00000000000${last}`) }))
			.status;

	assert.deepEqual([await deletes(1), await deletes(1), await deletes(2)], [202, 202, 409]);
});

test('a second subject sends an event to nobody: no key may stand twice in one object', async () => {
	const twice = arrested().replace('}', ',"subject":"01GD7654321"}');
	const binary = '{"protections":["no-contact"],"protections":[]}';
	const attributes = { 'ce-id': '1', 'content-type': 'application/json' };

	assert.equal(await codeOf(deliver(twice)), '400 keys-repeated');
	const signs = `ce-id:1\n${binary}`;
	const inBinary = deliver(binary, { signs, headers: attributes });
	assert.equal(await codeOf(inBinary), '400 keys-repeated');
});

test('headers that are missing are named one by one', async () => {
	const answer = await deliver(arrested(), {
		headers: { 'webhook-id': '', 'webhook-signature': '' }
	});

	assert.equal(answer.body.type, '/api/problems/headers-missing');
	assert.deepEqual(
		(answer.body.errors as { header: string }[]).map(({ header }) => header),
		['webhook-id', 'webhook-signature']
	);
});

test('the content type within an event may name its charset, when that is UTF-8', async () => {
	const typed = (datacontenttype: string, id: string) =>
		codeOf(deliver(arrested({ datacontenttype, id })));

	assert.equal(await typed('application/json; charset=utf-8', '1'), '202');
	assert.equal(await typed('application/json;charset="UTF-8"', '2'), '202');
	assert.equal(await typed('application/json; charset=latin1', '3'), '422 not-understood');
});

test('a packed body is unpacked, and its signature is that of the text before it was packed', async () => {
	const gzip = { 'content-encoding': 'gzip' };
	const packed = (body: string) => codeOf(deliver(gzipSync(body), { signs: body, headers: gzip }));

	assert.equal(await packed(arrested()), '202');
	assert.equal(await packed(`[${' '.repeat(1_000_000)}`), '413 body-too-large');
	assert.equal(await codeOf(deliver(arrested(), { headers: gzip })), '400 body-not-gzip');
	assert.equal(
		await codeOf(deliver(arrested(), { headers: { 'content-encoding': 'br' } })),
		'415 encoding-not-taken'
	);
});

test('data in base64 is understood as if it stood there, or refused with where it is: never dropped', async () => {
	const bail = { type: 'uk.alongside.suspect-on-bail', id: 'bail' };
	const data = { protections: ['no-contact'] };
	const base64 = Buffer.from(JSON.stringify(data)).toString('base64');
	const pointers = async (over: Record<string, unknown>) =>
		((await deliver(arrested({ ...bail, ...over }))).body.errors as { pointer: string }[]).map(
			({ pointer }) => pointer
		);

	const packed = await deliver(arrested({ ...bail, data_base64: base64 }));
	const plain = await deliver(arrested({ ...bail, data }));

	assert.deepEqual([packed.body.parked, plain.body.already], [1, 1]);
	assert.deepEqual(await pointers({ data_base64: base64, data }), ['/data_base64']);
	assert.deepEqual(await pointers({ data_base64: '!' }), ['/data_base64']);
	assert.deepEqual(await pointers({ data_base64: Buffer.from([255]).toString('base64') }), [
		'/data_base64'
	]);
});

/** An event as the binary mode sends it, and what is signed of it. */
function inBinary({ data, ...attributes }: Record<string, unknown>) {
	const headers = Object.fromEntries(
		Object.entries(attributes).map(([name, value]) => [
			`ce-${name}`,
			encodeURIComponent(String(value))
		])
	);
	const lines = Object.entries(headers)
		.sort(([one], [other]) => (one < other ? -1 : 1))
		.map(([name, value]) => `${name}:${value}\n`);
	const body = data === undefined ? '' : JSON.stringify(data);
	const type = body === '' ? {} : { 'content-type': 'application/json' };
	return { body, signs: lines.join('') + body, headers: { ...headers, ...type } };
}

test('an event in the binary mode is the same event as in the structured one', async () => {
	const moved = anArrest({ source: 'Records – 2', data: {} });
	const { body, ...how } = inBinary(moved);

	const binary = await deliver(body, how);
	const structured = await deliver(
		JSON.stringify({ ...moved, datacontenttype: 'application/json' })
	);

	assert.deepEqual([binary.body.parked, structured.body.already], [1, 1]);
	const { body: empty, ...bare } = inBinary(anArrest({ id: 'arrest-2' }));
	assert.equal(await codeOf(deliver(empty, bare)), '202');
});

test('an event in the binary mode of which only the body is signed is refused, with what to sign', async () => {
	const { body, headers } = inBinary(anArrest({ data: {} }));

	assert.equal(await codeOf(deliver(body, { headers })), '401 attributes-not-signed');
});

test('a ce- header that was changed on its way is a wrong signature', async () => {
	const { body, signs, headers } = inBinary(anArrest({ data: {} }));
	const elsewhere = { ...headers, 'ce-subject': '01GD7654321' };

	assert.equal(await codeOf(deliver(body, { signs, headers: elsewhere })), '401 signature-wrong');
});

test('while secrets are changed the old one and the new one are both right, and then the new one alone', async () => {
	const { db, keys, now } = world;
	const until = now() + 60 * 60_000;
	const { value } = await secrets.rotate(db, keys, police.id, until, now());
	const both = async () => [
		await codeOf(deliver(arrested())),
		await codeOf(deliver(arrested(), { secret: value }))
	];

	assert.deepEqual(await both(), ['202', '202']);
	await assert.rejects(secrets.rotate(db, keys, police.id, until, now()), secrets.TooMany);
	world.setNow(new Date(until).toISOString());
	assert.deepEqual(await both(), ['401 signature-wrong', '202']);
	await secrets.end(db, police.id, undefined, now());
	assert.deepEqual(await both(), ['401 signature-wrong', '401 signature-wrong']);
});

test('a message signed by the private half of a key is taken from whoever we have the public half of', async () => {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
	const value = `whpk_${raw.toString('base64')}`;
	const by = (body: string) => {
		const content = `d-1.${Math.floor(world.now() / 1000)}.${body}`;
		return `v1a,${signed(null, Buffer.from(content), privateKey).toString('base64')}`;
	};
	const sends = (body: string) =>
		codeOf(deliver(arrested(), { headers: { 'webhook-signature': `v1,AAAA ${by(body)}` } }));

	assert.equal(await sends(arrested()), '401 signature-wrong');
	await transaction(world.db, (trx) =>
		secrets.add(trx, world.keys, police.id, { scheme: 'v1a', value }, world.now())
	);
	assert.equal(await sends(arrested()), '202');
	assert.equal(await sends(arrested({ id: 'other' })), '401 signature-wrong');
});

test('a network that signs wrongly again and again is told to wait, and whoever signs right there is not', async () => {
	const wrong = { headers: { 'webhook-signature': 'v1,AAAA' }, network: '203.0.113.9' };
	for (let nth = 0; nth < 20; nth += 1)
		assert.equal(await codeOf(deliver(arrested(), wrong)), '401 signature-wrong');

	const { status, headers } = await deliver(arrested(), wrong);
	const right = await codeOf(deliver(arrested(), { network: wrong.network }));
	const elsewhere = await codeOf(deliver(arrested(), { ...wrong, network: '198.51.100.9' }));

	assert.deepEqual([status, headers?.['retry-after']], [429, '60']);
	assert.deepEqual([right, elsewhere], ['202', '401 signature-wrong']);
});

test('an agency that asks more than two hundred times in a second waits for the next, and nobody else does', async () => {
	const courts = await anAgency(world, 'courts');
	for (let nth = 0; nth < 200; nth += 1) assert.equal(await codeOf(deliver(arrested())), '202');

	const { status, headers } = await deliver(arrested());
	const others = await codeOf(
		deliver(arrested({ type: 'uk.alongside.charged' }), {
			secret: courts.secret,
			headers: { 'alongside-agency': courts.id }
		})
	);
	world.setNow(new Date(world.now() + 1000).toISOString());

	assert.deepEqual([status, headers?.['retry-after']], [429, '1']);
	assert.equal(others, '202');
	assert.equal(await codeOf(deliver(arrested())), '202');
});
