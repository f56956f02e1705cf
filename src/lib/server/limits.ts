/** Slowing down whoever guesses: each bucket lets a few mistakes through, then makes the next one wait longer. */
import type { Instant } from '#lib/domain/event.ts';
import { once, type Db } from './database.ts';
import { indexOf, type Keys } from './keys.ts';

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
/** One account: it is slowed, never locked, so that nobody can shut her out by guessing. */
export const perAccount: Rule = {
	free: 5,
	firstWait: 30_000,
	longestWait: 60 * minute,
	forgetAfter: 24 * 60 * minute
};
/** One network: a refuge or a library has many people behind one address. */
export const perNetwork: Rule = {
	free: 20,
	firstWait: minute,
	longestWait: 10 * minute,
	forgetAfter: 10 * minute
};
/** Requests for a call from one network, so that nobody fills the advocates' day. */
export const perAsking: Rule = {
	free: 10,
	firstWait: 10 * minute,
	longestWait: 60 * minute,
	forgetAfter: 24 * 60 * minute
};

/** Records opened from one network without an invitation, so that nobody fills the house with empty ones. */
export const perBeginning: Rule = perAsking;

/** The bucket of an account or a network; what it is about cannot be read back from its name. */
export function bucket(
	keys: Keys,
	sort: 'account' | 'network' | 'asking' | 'beginning',
	about: string
): string {
	return indexOf(keys, `limit/${sort}`, about);
}

/** Milliseconds until a bucket may be tried again: 0 when it may now. */
export async function waitFor(db: Db, name: string, now: Instant): Promise<number> {
	const row = await db
		.selectFrom('limits')
		.selectAll()
		.where('bucket', '=', name)
		.executeTakeFirst();
	return row && row.forget_at > now ? Math.max(0, row.opens_at - now) : 0;
}

/** Counts a mistake and sets the wait it brings. */
export async function mistake(db: Db, name: string, rule: Rule, now: Instant): Promise<void> {
	await once(db, async (trx) => {
		const row = await trx
			.selectFrom('limits')
			.selectAll()
			.where('bucket', '=', name)
			.executeTakeFirst();
		const count = row && row.forget_at > now ? row.count + 1 : 1;
		const over = count - rule.free;
		const wait =
			over < 0 ? 0 : Math.min(rule.firstWait * 2 ** Math.min(over, 20), rule.longestWait);
		const values = {
			count,
			opens_at: now + wait,
			forget_at: now + Math.max(rule.forgetAfter, wait)
		};
		await trx
			.insertInto('limits')
			.values({ bucket: name, ...values })
			.onConflict((conflict) => conflict.column('bucket').doUpdateSet(values))
			.execute();
	});
}

/** Empties a bucket after a success. */
export async function forgive(db: Db, name: string): Promise<void> {
	await db.deleteFrom('limits').where('bucket', '=', name).execute();
}
