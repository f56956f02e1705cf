/**
 * Browsers we know, each for one account: a cookie that only this browser holds, kept here as a keyed hash over the
 * account and the cookie (OWASP, Slow Down Online Guessing Attacks with Device Cookies), so that it can be taken away.
 */
import { randomBytes } from 'node:crypto';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';

/** The cookie's name; what is in it is 256 bits of chance. */
export const deviceCookie = '__Host-d';
const hour = 60 * 60_000;
/** On her own phone for 180 days. A phone that others use is known for the hour in which words alone bring her back. */
const lives = { own: 180 * 24 * hour, shared: hour };
/** The longest life of the cookie of her own phone, in seconds. */
export const ownSeconds = lives.own / 1000;

export type Device = {
	readonly id: string;
	/** Whether a code of her card was used here within the hour: then it is not asked for again. */
	readonly carded: boolean;
};

/** The browser of a cookie, where this account knows it. With nobody to know it, it takes the same time. */
export async function find(
	db: Db,
	keys: Keys,
	person: PersonId | undefined,
	cookie: string | undefined,
	now: Instant
): Promise<Device | undefined> {
	const id = idOf(keys, person ?? 'nobody', cookie ?? '');
	const row = await db.selectFrom('devices').selectAll().where('id', '=', id).executeTakeFirst();
	if (!cookie || !row || row.person_id !== person || row.expires_at <= now) return undefined;
	return { id, carded: row.carded_at !== null && now - row.carded_at <= hour };
}

export type Meeting = {
	readonly shared: boolean;
	readonly carded: boolean;
	/** Known until then, whoever's phone it is. */
	readonly until?: Instant;
};

/** Knows a browser for an account from now on, and gives the cookie for it: the one it has, or a new one. */
export async function know(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	cookie: string | undefined,
	{ shared, carded, until }: Meeting,
	now: Instant
): Promise<string> {
	const kept = isOurs(cookie) ? cookie : randomBytes(32).toString('base64url');
	const values = {
		shared: shared ? (1 as const) : (0 as const),
		expires_at: until ?? now + lives[shared ? 'shared' : 'own'],
		...(carded ? { carded_at: now } : {})
	};
	await trx
		.insertInto('devices')
		.values({ id: idOf(keys, person, kept), person_id: person, carded_at: null, ...values })
		.onConflict((conflict) => conflict.column('id').doUpdateSet(values))
		.execute();
	return kept;
}

/** Forgets every browser of an account: from now on each is a stranger's. */
export async function forgetAll(trx: Trx, person: PersonId): Promise<void> {
	await trx.deleteFrom('devices').where('person_id', '=', person).execute();
}

/** Destroys what has run out. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db.deleteFrom('devices').where('expires_at', '<=', now).execute();
}

function isOurs(cookie: string | undefined): cookie is string {
	return cookie !== undefined && /^[\w-]{43}$/.test(cookie);
}

function idOf(keys: Keys, account: string, cookie: string): string {
	return indexOf(keys, 'device', `${account} ${cookie}`);
}
