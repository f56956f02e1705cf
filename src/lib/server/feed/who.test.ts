import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction } from '#lib/server/database.ts';
import * as gateway from '#tests/feed/gateway.ts';
import { basic, codeOf, tells } from '#tests/feed/gateway.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { signed } from '#tests/feed/signed.ts';
import { filesIn, read } from '#tests/rules/tree.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';

let world: TestWorld;
let police: agencies.Added;
let secret: string;
beforeEach(async () => {
	world = await testWorld();
	police = await anAgency(world, 'police', '01');
	secret = await gateway.clientSecretOf(world, police);
});
afterEach(() => world.close());

const right = Buffer.alloc(32, 1).toString('base64url');
const wrong = Buffer.alloc(32, 2).toString('base64url');

const certify = (value: string) =>
	transaction(world.db, (trx) =>
		secrets.add(trx, world.keys, police.id, { scheme: 'certificate', value }, world.now())
	);
const asks = (ask: Partial<gateway.Ask> = {}) =>
	gateway.asks(world, { authorization: basic(police.id, secret), ...ask });
const tokenOf = async (ask?: Partial<gateway.Ask>) => String((await asks(ask)).body.access_token);

const ways = ['a signature', 'a token'] as const;

async function by(way: (typeof ways)[number], token: string, certificate?: string) {
	const shown: Record<string, string> = certificate ? { 'x-client-thumbprint': certificate } : {};
	if (way === 'a token')
		return codeOf(await gateway.sends(world, { authorization: `Bearer ${token}`, ...shown }));
	const body = JSON.stringify(tells());
	const stamp = { 'webhook-timestamp': String(world.now() / 1000) };
	const sender = { id: police.id, webhookSecret: police.secret };
	const headers = { ...signed(sender, body, stamp), ...shown };
	return codeOf(await gateway.sends(world, headers, { body }));
}

for (const way of ways)
	test(`an agency that has a certificate with us is heard by ${way} over a connection with it alone`, async () => {
		const before = await tokenOf();
		assert.equal(await by(way, before), '202');
		await certify(right);
		const token = await tokenOf({ certificate: right });

		const [good, other, none] = [
			await by(way, token, right),
			await by(way, token, wrong),
			await by(way, token)
		];
		await world.db
			.updateTable('agency_secrets')
			.set({ ends_at: world.now() })
			.where('scheme', '=', 'certificate')
			.execute();
		const ended = [await by(way, token, right), await by(way, before)];
		await secrets.freeOfCertificates(world.db, police.id);

		const refused = '401 certificate-wrong';
		assert.deepEqual([good, other, none, ...ended], ['202', refused, refused, refused, refused]);
		assert.equal(await by(way, before), '202');
	});

test('a token is given to a certificate, and is good with no other, though that one is known as well', async () => {
	await certify(right);
	await certify(wrong);

	const none = await asks();
	const token = await tokenOf({ certificate: right });

	assert.deepEqual([none.status, none.body.error], [401, 'invalid_client']);
	assert.equal(await by('a token', token, right), '202');
	assert.equal(await by('a token', token, wrong), '401 certificate-wrong');
});

test('a token opens no page: nothing but the door of the agencies looks at the header it comes in', () => {
	const readers = filesIn('src').filter(
		(file) =>
			/\.(ts|svelte)$/.test(file) &&
			/get\('authorization'\)|headers\.authorization/.test(read(file))
	);

	assert.deepEqual(
		readers.filter((file) => !file.endsWith('.test.ts')),
		['src/lib/server/feed/grant.ts', 'src/lib/server/feed/who.ts']
	);
});
