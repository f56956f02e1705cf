import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { anAgency } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { certify, end, list } from './agency-signers.ts';

let world: TestWorld;
beforeEach(async () => {
	world = await testWorld();
});
afterEach(() => world.close());

const keeper = { kind: 'keeper', person: 'kim' as PersonId } as Staff;

test('a keeper sees since when an agency signs with what, and never the secret', async () => {
	const { db, keys, now } = world;
	const police = await anAgency(world, 'police', '01');
	const made = await secrets.rotate(db, keys, police.id, now() + 1000, now());

	const [signer] = await list(db, keys, now());

	assert.equal(signer?.secrets.length, 2);
	const said = JSON.stringify(signer);
	for (const value of [police.secret, made.value]) assert.ok(!said.includes(value.slice(6)));
});

test('a keeper ends one secret or all of an agency’s, it is written down, and another agency keeps its own', async () => {
	const { db, keys, now } = world;
	const police = await anAgency(world, 'police', '01');
	const courts = await anAgency(world, 'courts');
	await secrets.rotate(db, keys, police.id, now() + 1000, now());
	const [, old] = await secrets.live(db, keys, police.id, now());
	const left = async () => (await secrets.live(db, keys, police.id, now())).length;

	assert.equal(
		await end(db, keys, keeper, { agency: courts.id, secret: old?.id ?? '' }, now()),
		false
	);
	assert.equal(
		await end(db, keys, keeper, { agency: police.id, secret: old?.id ?? '' }, now()),
		true
	);
	assert.equal(await left(), 1);
	assert.equal(await end(db, keys, keeper, { agency: police.id }, now()), true);
	assert.equal(await left(), 0);

	assert.equal((await secrets.live(db, keys, courts.id, now())).length, 1);
	const acts = await db.selectFrom('audit').select(['chain', 'actor_id', 'act']).execute();
	assert.deepEqual(
		acts.filter(({ act }) => act === 'secret-ended'),
		Array.from({ length: 2 }, () => ({
			chain: `agency:${police.id}`,
			actor_id: 'kim',
			act: 'secret-ended'
		}))
	);
});

test('a keeper takes the thumbprint of a certificate as people copy it, two at most, and it is written down', async () => {
	const { db, keys, now } = world;
	const { id: agency } = await anAgency(world, 'police', '01');
	const hex = 'ab'.repeat(32);
	const take = (thumbprint: string, whose = agency) =>
		certify(db, keys, keeper, { agency: whose, thumbprint }, now());

	const taken = [
		await take('ab'),
		await take(hex, 'nobody' as typeof agency),
		await take(` ${hex.match(/../g)?.join(':').toUpperCase()} `),
		await take(Buffer.alloc(32).toString('base64url')),
		await take(hex)
	];

	assert.deepEqual(taken, [false, false, true, true, false]);
	const { live, needsCertificate } = await secrets.standing(db, keys, agency, now());
	assert.ok(needsCertificate);
	assert.ok(live.some(({ value }) => value === Buffer.from(hex, 'hex').toString('base64url')));
	const acts = await db.selectFrom('audit').select('act').execute();
	assert.equal(acts.filter(({ act }) => act === 'certificate-added').length, 2);
});
