import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { anAuthenticator } from '#tests/door/authenticator.ts';
import { aVictimOf, urn } from '#tests/feed/incoming.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import { signInByKey } from './sign-in-key.ts';
import * as people from '#lib/server/people/people.ts';
import { openSessions } from './sessions.ts';

const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };
const visitor = { network: '192.0.2.1' };
let world: TestWorld;
let here: { world: TestWorld; sessions: ReturnType<typeof openSessions> };
beforeEach(async () => {
	world = await testWorld();
	here = { world, sessions: openSessions(world.db, world.now) };
});
afterEach(() => world.close());

async function aPhoneOf(person: PersonId) {
	const phone = anAuthenticator(site.origin);
	const asked = { to: 'add', person } as const;
	const options = await deviceKeys.askToAdd(world.db, site, asked, 'Me', world.now());
	await deviceKeys.add(world.db, site, asked, phone.makes(options), world.now());
	return phone;
}

const ask = () => deviceKeys.askToProve(world.db, site, { to: 'sign-in' }, world.now());

test('her key opens everything, on a phone that is hers and is known from then on', async () => {
	const { person } = await aVictimOf(world, urn);
	const phone = await aPhoneOf(person);

	const door = await signInByKey(here, visitor, site, phone.signs(await ask()));

	assert.ok(door.ok);
	const session = await here.sessions.find(door.session);
	assert.equal(session?.level, 'full');
	assert.equal(session?.shared, false);
	assert.equal(door.device?.shared, false);
});

test('a wrong answer opens nothing and says no more than any other', async () => {
	const { person } = await aVictimOf(world, urn);
	const phone = await aPhoneOf(person);

	const door = await signInByKey(
		here,
		visitor,
		site,
		phone.signs(await ask(), { verified: false })
	);

	assert.deepEqual(door, { ok: false, why: 'not-accepted', minutes: 0 });
});

test('the key of staff does not open by this door', async () => {
	const ada = await transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'advocate', language: 'en' }, world.now())
	);
	const phone = await aPhoneOf(ada);

	assert.equal((await signInByKey(here, visitor, site, phone.signs(await ask()))).ok, false);
});
