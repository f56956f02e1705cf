import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import type { PersonId } from '#lib/domain/actor.ts';
import { anAuthenticator, type Authenticator, type Lie } from '#tests/door/authenticator.ts';
import { testWorld, type TestWorld } from '#tests/world/world.ts';
import { transaction } from '#lib/server/database.ts';
import * as deviceKeys from './device-keys.ts';
import type { Question } from './key-questions.ts';
import * as people from '#lib/server/people/people.ts';

const site = { host: 'example.org', origin: 'https://example.org', name: 'Alongside' };
const signIn = { to: 'sign-in' } as const;
let world: TestWorld;
let mary: PersonId;
let phone: Authenticator;
beforeEach(async () => {
	world = await testWorld();
	mary = await somebody();
	phone = anAuthenticator(site.origin);
	assert.equal(await adds(mary, phone), true);
});
afterEach(() => world.close());

function somebody(): Promise<PersonId> {
	return transaction(world.db, (trx) =>
		people.add(trx, world.keys, { role: 'victim', language: 'en' }, world.now())
	);
}

async function adds(person: PersonId, theirs: Authenticator, lie: Lie = {}): Promise<boolean> {
	const asked = { to: 'add', person } as const;
	const options = await deviceKeys.askToAdd(world.db, site, asked, 'Me', world.now());
	return deviceKeys.add(world.db, site, asked, theirs.makes(options, lie), world.now());
}

const ask = (question: Question = signIn) =>
	deviceKeys.askToProve(world.db, site, question, world.now());
const prove = async (answer: string, question: Question = signIn) =>
	(await deviceKeys.prove(world.db, site, question, answer, world.now()))?.person;

test('a key says whose it is, and nobody has to be named', async () => {
	const options = await ask();

	assert.equal(await prove(phone.signs(options)), mary);
	assert.equal('allowCredentials' in options && options.allowCredentials !== undefined, false);
});

test('a phone is asked for a key it keeps and opens itself, under a name that says nothing', async () => {
	const asked = { to: 'add', person: mary } as const;

	const options = await deviceKeys.askToAdd(world.db, site, asked, 'Me', world.now());

	const { rp, user, attestation, authenticatorSelection, pubKeyCredParams } = options as {
		rp: object;
		user: { id: string; name: string };
		attestation: string;
		authenticatorSelection: { residentKey: string; userVerification: string };
		pubKeyCredParams: { alg: number }[];
	};
	assert.deepEqual(rp, { name: 'Alongside', id: 'example.org' });
	assert.equal(user.name, 'Me');
	assert.equal(Buffer.from(user.id, 'base64url').length, 32);
	assert.equal(attestation, 'none');
	assert.equal(authenticatorSelection.residentKey, 'required');
	assert.equal(authenticatorSelection.userVerification, 'required');
	assert.deepEqual(
		pubKeyCredParams.map(({ alg }) => alg),
		[-8, -7, -257]
	);
});

const lies: Record<string, Lie> = {
	'from another site': { origin: 'https://example.com' },
	'from another port': { origin: 'https://example.org:8443' },
	'without TLS': { origin: 'http://example.org' },
	'for another host': { host: 'example.com' },
	'of another kind': { type: 'webauthn.create' },
	'to another question': { challenge: Buffer.alloc(32).toString('base64url') },
	'without the lock of the phone': { verified: false },
	'with nobody there': { present: false },
	'inside a frame of another site': { crossOrigin: true },
	'under another name': { handle: Buffer.alloc(32).toString('base64url') },
	'by a key nobody knows': { id: Buffer.alloc(16, 7).toString('base64url') },
	'signed by another key': { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }
};
for (const [how, lie] of Object.entries(lies))
	test(`an answer ${how} is refused, and the true one that follows is taken`, async () => {
		assert.equal(await prove(phone.signs(await ask(), lie)), undefined);
		assert.equal(await prove(phone.signs(await ask())), mary);
	});

test('an answer is taken once', async () => {
	const answer = phone.signs(await ask());
	await prove(answer);

	assert.equal(await prove(answer), undefined);
});

test('of one answer sent twice at the same moment one is taken', async () => {
	const answer = phone.signs(await ask());

	const found = await Promise.all([prove(answer), prove(answer)]);

	assert.equal(found.filter((person) => person === mary).length, 1);
});

test('an answer is refused when five minutes have passed', async () => {
	const answer = phone.signs(await ask());

	world.setNow('2026-11-25T10:05:00Z');

	assert.equal(await prove(answer), undefined);
});

test('a copy of a key is found out by its count', async () => {
	assert.equal(await prove(phone.signs(await ask(), { counter: 9 })), mary);

	assert.equal(await prove(phone.signs(await ask(), { counter: 9 })), undefined);
	assert.equal(await prove(phone.signs(await ask(), { counter: 2 })), undefined);
	assert.equal(await prove(phone.signs(await ask(), { counter: 10 })), mary);
});

test('a key that does not count is taken again and again', async () => {
	const theirs = anAuthenticator(site.origin);
	const nora = await somebody();
	await adds(nora, theirs);

	assert.equal(await prove(theirs.signs(await ask(), { counter: 0 })), nora);
	assert.equal(await prove(theirs.signs(await ask(), { counter: 0 })), nora);
});

test('a key that was taken away opens nothing, and another takes none of hers away', async () => {
	await transaction(world.db, (trx) => deviceKeys.remove(trx, 'another' as PersonId, phone.id));
	assert.equal(await prove(phone.signs(await ask())), mary);

	await transaction(world.db, (trx) => deviceKeys.remove(trx, mary, phone.id));

	assert.equal(await prove(phone.signs(await ask())), undefined);
});

test('what one person is asked, the key of another does not answer', async () => {
	const nora = await somebody();
	const theirs = anAuthenticator(site.origin);
	await adds(nora, theirs);
	const hers = { to: 'contact', person: mary } as const;

	assert.equal(await prove(theirs.signs(await ask(hers)), hers), undefined);
	assert.equal(await prove(phone.signs(await ask(hers)), hers), mary);
});

test('an answer is good for what it was asked for alone', async () => {
	const contact = { to: 'contact', person: mary } as const;
	const signedIn = { to: 'signed-in', person: mary } as const;

	assert.equal(await prove(phone.signs(await ask(contact)), signedIn), undefined);
	assert.equal(await prove(phone.signs(await ask(signIn)), contact), undefined);
	assert.equal(await prove(phone.signs(await ask(contact))), undefined);
});

test('a key that somebody has stays hers when another brings it', async () => {
	const nora = await somebody();

	assert.equal(await adds(nora, phone), false);
	assert.deepEqual(await deviceKeys.keysOf(world.db, nora), []);
});

test('a new key is refused for every reason an answer is', async () => {
	const nora = await somebody();
	const { origin, host, verified, crossOrigin } = {
		origin: { origin: 'https://example.com' },
		host: { host: 'example.com' },
		verified: { verified: false },
		crossOrigin: { crossOrigin: true }
	};
	for (const lie of [origin, host, verified, crossOrigin, { type: 'webauthn.get' }])
		assert.equal(await adds(nora, anAuthenticator(site.origin), lie), false, JSON.stringify(lie));

	const asked = { to: 'add', person: nora } as const;
	const options = await deviceKeys.askToAdd(world.db, site, asked, 'Me', world.now());
	const made = anAuthenticator(site.origin).makes(options);
	const elsewhere = { to: 'add', person: mary } as const;
	assert.equal(await deviceKeys.add(world.db, site, elsewhere, made, world.now()), false);
	assert.equal(await deviceKeys.add(world.db, site, asked, made, world.now()), true);
	assert.equal(await deviceKeys.add(world.db, site, asked, made, world.now()), false);
});

test('what is no answer at all is refused like every other', async () => {
	for (const answer of ['', '{}', 'null', '[]', '{"id":1}', 'a'.repeat(9000)])
		assert.equal(await prove(answer), undefined);
});
