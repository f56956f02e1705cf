/**
 * Keys that a phone keeps and opens by its own lock (WebAuthn): added, asked and checked. It knows nothing of victims, so
 * that staff sign in by it too; how many keys somebody needs is for the caller.
 */
import { randomBytes } from 'node:crypto';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import { readAdded, readAnswer } from './key-answers.ts';
import * as questions from './key-questions.ts';
import type { Question } from './key-questions.ts';
import type { Row } from '#lib/server/tables.ts';

/** The site a key is for: its host name, its whole origin, and a name that gives nothing away. */
export type Site = { readonly host: string; readonly origin: string; readonly name: string };

// Most who come need no key, and it is a third of all the code there is: loaded when the first one is asked for.
const webauthn = () => import('@simplewebauthn/server');

// EdDSA, ES256 and RS256: what phones have.
const algorithms = [-8, -7, -257];

type Adding = { readonly to: 'add'; readonly person: PersonId };

/** The makes of key that are taken, by their AAGUID (WebAuthn, 6.5.1), where only some are. */
export type Makes = readonly string[];

/** Asks a phone to make a key; `called` is what the phone shows beside it, such as "Me". */
export async function askToAdd(
	db: Db,
	site: Site,
	asked: Adding,
	called: string,
	now: Instant,
	makes: Makes = []
): Promise<object> {
	const keys = await keysOf(db, asked.person);
	const { generateRegistrationOptions } = await webauthn();
	return generateRegistrationOptions({
		rpName: site.name,
		rpID: site.host,
		userName: called,
		userDisplayName: called,
		userID: Uint8Array.from(Buffer.from(await handleOf(db, asked.person), 'base64url')),
		challenge: Uint8Array.from(await questions.ask(db, asked, now)),
		// A key is asked who made it only where that matters: it is one more thing to know a person by.
		attestationType: makes.length > 0 ? 'direct' : 'none',
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		supportedAlgorithmIDs: algorithms,
		excludeCredentials: keys.map(({ id }) => ({ id }))
	});
}

/** A key that was made: `bound` when it never leaves the device it is in (backup eligibility 0, WebAuthn 6.1.3). */
export type Made = { readonly id: string; readonly bound: boolean };
/** What else a new key brings about, in its own transaction; false where it may not be added after all. */
export type Settle = (trx: Trx, person: PersonId, made: Made) => Promise<boolean | void>;
type Adds = { readonly settle?: Settle; readonly makes?: Makes };

/** Adds the key a phone made; false for whatever is not an answer to what was asked. */
export async function add(
	db: Db,
	site: Site,
	asked: Adding,
	answer: string,
	now: Instant,
	{ settle, makes = [] }: Adds = {}
): Promise<boolean> {
	const response = readAdded(answer);
	if (!response) return false;
	const { verifyRegistrationResponse } = await webauthn();
	const made = await verifyRegistrationResponse({
		response,
		expectedChallenge: (challenge) => questions.spend(db, asked, challenge, now),
		expectedOrigin: site.origin,
		expectedRPID: site.host,
		requireUserVerification: true,
		supportedAlgorithmIDs: algorithms
	}).catch(() => undefined);
	if (!made?.verified || !isOfMake(made.registrationInfo, makes)) return false;
	const { id, publicKey, counter } = made.registrationInfo.credential;
	const bound = made.registrationInfo.credentialDeviceType === 'singleDevice';
	const values = { id, person_id: asked.person, public_key: publicKey, counter };
	return transaction(db, async (trx) => {
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('device_keys')
			.values({ ...values, added_at: now, used_at: null })
			// Two people never share a key: whose it was first, it stays.
			.onConflict((conflict) => conflict.column('id').doNothing())
			.executeTakeFirst();
		if (Number(numInsertedOrUpdatedRows) !== 1) return false;
		if ((await settle?.(trx, asked.person, { id, bound })) !== false) return true;
		await remove(trx, asked.person, id);
		return false;
	});
}

// A make that nothing vouches for is only what the browser says.
function isOfMake({ aaguid, fmt }: { aaguid: string; fmt: string }, makes: Makes): boolean {
	return makes.length === 0 || (fmt !== 'none' && makes.includes(aaguid));
}

/** Asks any key of this site to sign; it says itself whose it is, so nothing is typed and nobody is named. */
export async function askToProve(
	db: Db,
	site: Site,
	asked: Question,
	now: Instant
): Promise<object> {
	const { generateAuthenticationOptions } = await webauthn();
	return generateAuthenticationOptions({
		rpID: site.host,
		challenge: Uint8Array.from(await questions.ask(db, asked, now)),
		userVerification: 'required'
	});
}

/** Which key signed what was asked, and whose it is. */
export type Proved = { readonly person: PersonId; readonly key: string };

/** Whose key signed what was asked. Nothing for every other answer, and none says why. */
export async function prove(
	db: Db,
	site: Site,
	asked: Question,
	answer: string,
	now: Instant
): Promise<Proved | undefined> {
	const response = readAnswer(answer);
	const key = response && (await ownedKey(db, response.id, response.response.userHandle));
	if (!response || !key) return undefined;
	if ('person' in asked && asked.person !== key.person_id) return undefined;
	const { verifyAuthenticationResponse } = await webauthn();
	const proof = await verifyAuthenticationResponse({
		response,
		expectedChallenge: (challenge) => questions.spend(db, asked, challenge, now),
		expectedOrigin: site.origin,
		expectedRPID: site.host,
		requireUserVerification: true,
		credential: { id: key.id, publicKey: Uint8Array.from(key.public_key), counter: key.counter }
	}).catch(() => undefined);
	if (!proof?.verified) return undefined;
	const isFirst = await used(db, key, proof.authenticationInfo.newCounter, now);
	return isFirst ? { person: key.person_id, key: key.id } : undefined;
}

/** The keys of a person: when each was added and last used, and nothing of which phone it is in. */
export async function keysOf(db: Db | Trx, person: PersonId) {
	return db
		.selectFrom('device_keys')
		.select(['id', 'added_at', 'used_at'])
		.where('person_id', '=', person)
		.orderBy('added_at')
		.execute();
}

/** Holds the keys of a person: one is not taken away while another act counts on it. */
export async function holdOf(trx: Trx, person: PersonId): Promise<void> {
	await lock(trx, [`keys of ${person}`]);
}

/** Whether a key that signed is still its owner's. */
export async function isThere(trx: Trx, { person, key }: Proved): Promise<boolean> {
	const theirs = await keysOf(trx, person);
	return theirs.some(({ id }) => id === key);
}

/** Takes one of this person's keys away; one that is another's stays. */
export async function remove(trx: Trx, person: PersonId, id: string): Promise<void> {
	await trx
		.deleteFrom('device_keys')
		.where('person_id', '=', person)
		.where('id', '=', id)
		.execute();
}

async function ownedKey(db: Db, id: string, handle: string | undefined) {
	return db
		.selectFrom('device_keys')
		.innerJoin('key_handles', 'key_handles.person_id', 'device_keys.person_id')
		.innerJoin('people', 'people.id', 'device_keys.person_id')
		.selectAll('device_keys')
		.where('device_keys.id', '=', id)
		.where('key_handles.handle', '=', handle ?? '')
		.where('people.paused_at', 'is', null)
		.executeTakeFirst();
}

// Only from the count it was checked against: of two answers at one moment one is a copy.
async function used(
	db: Db,
	key: Row<'device_keys'>,
	counter: number,
	now: Instant
): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('device_keys')
		.set({ counter, used_at: now })
		.where('id', '=', key.id)
		.where('counter', '=', key.counter)
		.executeTakeFirst();
	return Number(numUpdatedRows) === 1;
}

async function handleOf(db: Db, person: PersonId): Promise<string> {
	return transaction(db, async (trx) => {
		await trx
			.insertInto('key_handles')
			.values({ person_id: person, handle: randomBytes(32).toString('base64url') })
			.onConflict((conflict) => conflict.column('person_id').doNothing())
			.execute();
		const row = await trx
			.selectFrom('key_handles')
			.select('handle')
			.where('person_id', '=', person)
			.executeTakeFirstOrThrow();
		return row.handle;
	});
}
