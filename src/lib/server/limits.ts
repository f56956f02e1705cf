/** Slowing down whoever guesses: each bucket lets a few mistakes through, then makes the next one wait longer. */
import type { Instant } from '#lib/domain/event.ts';
import { networkOf } from '#lib/domain/network.ts';
import { lock, transaction, type Db, type Trx } from './database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';

export type Rule = {
	/** Mistakes before the first wait. */
	readonly free: number;
	/** The first wait in milliseconds; each further mistake doubles it. */
	readonly firstWait: number;
	readonly longestWait: number;
	/** After so long without a mistake the bucket is empty again. */
	readonly forgetAfter: number;
};

const minute = 60_000;
const day = 24 * 60 * minute;
/**
 * All the browsers we do not know, for one account, together: 30 seconds after five mistakes, then 1, 2, 4, 8, 16, 32
 * and at most 60 minutes, which is 24 tries a day. They are slowed, never locked (OWASP, Slow Down Online Guessing
 * Attacks with Device Cookies; NIST SP 800-63B-4, 3.2.2).
 */
export const perAccount: Rule = {
	free: 5,
	firstWait: 30_000,
	longestWait: 60 * minute,
	forgetAfter: day
};
/** One browser we know, for one account: what others do elsewhere is not counted against it. */
export const perDevice: Rule = {
	free: 10,
	firstWait: 10 * minute,
	longestWait: 10 * minute,
	forgetAfter: 10 * minute
};
/** How many mistakes in a row end the words of an account, for browsers we do not know (NIST SP 800-63B-4, 3.2.2). */
export const mostInARow = 100;
/** Counts the mistakes in a row without making anybody wait. */
export const inARow: Rule = {
	free: mostInARow,
	firstWait: 0,
	longestWait: 0,
	forgetAfter: 180 * day
};
/** How many wrong words one code of a card outlives: a hundred for the ten of a card, as for words alone. */
export const mostByCode = 10;
/** One code of a card: whoever types it is let past what strangers have done, so its mistakes are its own. */
export const perCode: Rule = { ...inARow, free: mostByCode };
/** One network: a refuge or a library has many people behind one address. */
export const perNetwork: Rule = {
	free: 20,
	firstWait: minute,
	longestWait: 10 * minute,
	forgetAfter: 10 * minute
};
/** The few digits or words she says on the telephone, which only staff can try. */
export const perSpoken: Rule = {
	free: 5,
	firstWait: 60 * minute,
	longestWait: day,
	forgetAfter: day
};
/** Requests for a call from one network, so that nobody fills the advocates' day. */
export const perAsking: Rule = {
	free: 10,
	firstWait: 10 * minute,
	longestWait: 60 * minute,
	forgetAfter: 24 * 60 * minute
};

/** Messages that try an address, for one person and for one address: nobody is written to all day by a stranger. */
export const perCheck: Rule = {
	free: 5,
	firstWait: 60 * minute,
	longestWait: day,
	forgetAfter: day
};

/** Messages to her advocate: who writes a few words at a time goes on, whoever floods the desk sends one a minute. */
export const perWriting: Rule = {
	free: 30,
	firstWait: minute,
	longestWait: minute,
	forgetAfter: 10 * minute
};

/** Counts within one hour without making anybody wait. */
export const perHour: Rule = {
	free: Infinity,
	firstWait: 0,
	longestWait: 0,
	forgetAfter: 60 * minute
};

/** Records opened from one network without an invitation, so that nobody fills the house with empty ones. */
export const perBeginning: Rule = perAsking;

/** Whom one of staff looks for: each counts, found or not, or the wait would tell which were found. */
export const perFinding: Rule = {
	free: 20,
	firstWait: 10 * minute,
	longestWait: 60 * minute,
	forgetAfter: 60 * minute
};

/** People of an agency who set out for its sign-in from one network: a whole office is behind one address at nine. */
export const perAgencyNetwork: Rule = {
	free: 300,
	firstWait: minute,
	longestWait: 10 * minute,
	forgetAfter: 10 * minute
};

/** Codes on paper that one officer gives, or asks for in vain: a busy shift is let through, a script is not. */
export const perGiving: Rule = {
	free: 40,
	firstWait: 10 * minute,
	longestWait: 60 * minute,
	forgetAfter: 60 * minute
};

/** Batches of packs that one officer prints: each is fifty codes, and the work of making them. */
export const perPrinting: Rule = {
	free: 6,
	firstWait: 10 * minute,
	longestWait: 60 * minute,
	forgetAfter: 60 * minute
};

/** Packs marked as handed over from one network: a station hands over many, and nobody tries numbers all day. */
export const perHandingOver: Rule = {
	free: 60,
	firstWait: minute,
	longestWait: 10 * minute,
	forgetAfter: 10 * minute
};

/** Questions put to keys from one network: each lies in the database until it is answered or five minutes are over. */
export const perQuestion: Rule = perAgencyNetwork;

/** Deliveries tried out from one network: it costs reading, and nothing is kept of them. */
export const perTrying: Rule = perAgencyNetwork;

/** What is begun from one network and not sent: an office begins many, and each lies here for an hour. */
export const perDraft: Rule = {
	free: 100,
	firstWait: minute,
	longestWait: 10 * minute,
	forgetAfter: 60 * minute
};

const ofNetworks = [
	'network',
	'asking',
	'handing-over',
	'beginning',
	'words',
	'agency',
	'question',
	'unsigned',
	'trying',
	'draft'
] as const;
type Sort =
	| (typeof ofNetworks)[number]
	| 'finding'
	| 'giving'
	| 'printing'
	| 'account'
	| 'in-a-row'
	| 'device'
	| 'card'
	| 'card-code'
	| 'join'
	| 'spoken'
	| 'strangers'
	| 'checking'
	| 'leaflet'
	| 'writing'
	| 'opened'
	| 'refused'
	| 'token';

/** The bucket of an account, a browser or the network of an address; what it is about cannot be read back from its name. */
export function bucket(keys: Keys, sort: Sort, about: string): string {
	return indexOf(
		keys,
		`limit/${sort}`,
		ofNetworks.some((one) => one === sort) ? networkOf(about) : about
	);
}

/** Milliseconds until a bucket may be tried again: 0 when it may now. */
export async function waitFor(db: Db | Trx, name: string, now: Instant): Promise<number> {
	const row = await find(db, name);
	return row && row.forget_at > now ? Math.max(0, row.opens_at - now) : 0;
}

/** A wait as it is said: in minutes, the one that has begun among them. */
export function minutesOf(wait: number): number {
	return Math.ceil(wait / minute);
}

/** Counts a mistake and sets the wait it brings. */
export async function mistake(db: Db, name: string, rule: Rule, now: Instant): Promise<void> {
	await transaction(db, (trx) => count(trx, { name, rule }, now));
}

export type Bucket = { readonly name: string; readonly rule: Rule };

/**
 * Counts a try in each bucket before it is made, so that a thousand at the same moment are a thousand. Returns 0; or the
 * milliseconds to wait, and then the try was not counted and must not be made.
 */
export async function take(db: Db, buckets: readonly Bucket[], now: Instant): Promise<number> {
	return transaction(db, (trx) => takeIn(trx, buckets, now));
}

/** The same inside a transaction. */
export async function takeIn(trx: Trx, buckets: readonly Bucket[], now: Instant): Promise<number> {
	await lock(
		trx,
		buckets.map(({ name }) => name)
	);
	let longest = 0;
	for (const { name } of buckets) longest = Math.max(longest, await waitFor(trx, name, now));
	if (longest > 0) return longest;
	for (const bucket of buckets) await count(trx, bucket, now);
	return 0;
}

/** Counts one more, and says how many there are now. */
export async function countUp(db: Db, bucket: Bucket, now: Instant): Promise<number> {
	return transaction(db, async (trx) => {
		await lock(trx, [bucket.name]);
		await count(trx, bucket, now);
		return (await find(trx, bucket.name))?.count ?? 0;
	});
}

/**
 * Counts a code that was refused among all that were within the hour. It is written whether a code was found by its first
 * half or not: a try that counts against somebody's code takes no longer than one that finds none.
 */
export async function noteRefused(trx: Trx, keys: Keys, now: Instant): Promise<void> {
	const name = bucket(keys, 'refused', 'code');
	await lock(trx, [name]);
	await count(trx, { name, rule: perHour }, now);
}

/** How many tries a bucket holds. */
export async function countIn(db: Db | Trx, name: string, now: Instant): Promise<number> {
	const row = await find(db, name);
	return row && row.forget_at > now ? row.count : 0;
}

/** Takes one try back, which was no mistake; whatever others did stays counted. */
export async function spare(db: Db | Trx, name: string, now: Instant): Promise<void> {
	await db
		.updateTable('limits')
		.set((set) => ({ count: set('count', '-', 1), opens_at: now }))
		.where('bucket', '=', name)
		.where('count', '>', 0)
		.execute();
}

async function count(trx: Trx, { name, rule }: Bucket, now: Instant): Promise<void> {
	const row = await find(trx, name);
	const counted = row && row.forget_at > now ? row.count + 1 : 1;
	const over = counted - rule.free;
	const wait = over < 0 ? 0 : Math.min(rule.firstWait * 2 ** Math.min(over, 20), rule.longestWait);
	const values = {
		count: counted,
		opens_at: now + wait,
		forget_at: now + Math.max(rule.forgetAfter, wait)
	};
	await trx
		.insertInto('limits')
		.values({ bucket: name, ...values })
		.onConflict((conflict) => conflict.column('bucket').doUpdateSet(values))
		.execute();
}

function find(db: Db | Trx, name: string) {
	return db.selectFrom('limits').selectAll().where('bucket', '=', name).executeTakeFirst();
}

/** Empties a bucket after a success. */
export async function forgive(db: Db | Trx, name: string): Promise<void> {
	await db.deleteFrom('limits').where('bucket', '=', name).execute();
}

/** Destroys buckets that are empty again. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db.deleteFrom('limits').where('forget_at', '<=', now).execute();
}
