/** What is hers is sealed by keys of her own, and bound to its place. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { readUrn, type Urn } from '#lib/domain/case/urn.ts';
import { everySealed } from '#tests/vault/sealed-fields.ts';
import { talked, aFullVictim, secret } from '#tests/vault/builders.ts';
import { urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import * as letters from '#lib/server/clock/agency-letters.ts';
import * as cases from '#lib/server/case/cases.ts';
import { transaction } from '#lib/server/database.ts';
import * as fields from './fields.ts';
import * as needs from '#lib/server/reach/needs.ts';
import * as people from '#lib/server/people/people.ts';
import * as calls from '#lib/server/call/calls.ts';
import * as keyrings from './keyrings.ts';
import { isByRing, sealField, unsealField } from './seals.ts';

let world: TestWorld;
beforeEach(async () => (world = await testWorld({ now: '2026-11-25T09:30:00Z' })));
afterEach(() => world.close());

const other = readUrn('01GD7654321') as Urn;

test('every field of hers and of her case is sealed by a key of its own, and reads back', async () => {
	const { db, keys } = world;
	const victim = await aFullVictim(world, urn);
	await talked(world, victim);

	const kept = await everySealed(db);
	const sorts = new Set(kept.map(({ field }) => `${field.table}.${field.column}`));

	assert.equal(sorts.size, Object.keys(fields).length);
	assert.deepEqual(
		kept.filter(({ sealed }) => !isByRing(sealed)),
		[]
	);
	const { events, urn: reference } = await cases.readFor(db, keys, victim, world.now());
	assert.ok(JSON.stringify(events).includes(`${secret} Court`));
	assert.equal(reference, urn);
	assert.equal((await needs.readFor(db, keys, victim, world.now()))?.speaks, secret);
	assert.equal((await letters.listFor(db, keys, victim))[0]?.answering.way, 'phone');
	const contact = await transaction(db, (trx) => people.contactOf(trx, keys, victim.person));
	assert.equal(contact?.name, `${secret} Mary`);
	assert.equal((await calls.newestFor(db, keys, victim))?.mayRing, true);
});

test('nothing in any row can be read without a key', async () => {
	await talked(world, await aFullVictim(world, urn));

	for (const table of [
		...['people', 'events', 'cases', 'calls', 'agency_letters', 'needs', 'keyrings'],
		...['messages', 'contact_notes', 'tasks', 'disclosure_requests']
	]) {
		const { rows } = await sql`select * from ${sql.table(table)}`.execute(world.db);
		const text = Buffer.from(
			JSON.stringify(rows, (_, value: unknown) =>
				value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value
			)
		).toString('latin1');
		assert.ok(!text.includes(secret) && !text.includes(urn), table);
	}
});

test('a sealed field opens nowhere but in its own table, column, row and place in a case', async () => {
	const { db, keys } = world;
	const mary = await aFullVictim(world, urn);
	const jane = await aFullVictim(world, other);
	const all = Object.values(fields);
	const [hers, others] = [mary, jane].map(({ participation }) =>
		keyrings.find(db, keys, participation)
	);
	const [ring, wrong] = [await hers, await others];
	const sealed = sealField(keys, ring, fields.name, 'row', 'Mary');

	assert.equal(unsealField(keys, ring, fields.name, 'row', sealed), 'Mary');
	for (const field of all.filter((one) => one !== fields.name))
		assert.throws(() => unsealField(keys, ring, field, 'row', sealed), field.column);
	assert.throws(() => unsealField(keys, ring, fields.name, 'another', sealed));
	assert.throws(() => unsealField(keys, wrong, fields.name, 'row', sealed));
	assert.throws(() => unsealField(keys, undefined, fields.name, 'row', sealed), /destroyed/);
});

test('a thousand sealings of one word never use a nonce twice', async () => {
	const { db, keys } = world;
	const { participation } = await aFullVictim(world, urn);
	const ring = await keyrings.find(db, keys, participation);

	const nonces = Array.from({ length: 1000 }, () =>
		Buffer.from(sealField(keys, ring, fields.name, 'row', 'Mary'))
			.subarray(1, 13)
			.toString('hex')
	);

	assert.equal(new Set(nonces).size, 1000);
});
