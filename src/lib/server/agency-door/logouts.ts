/** Orders of an agency's sign-in to sign somebody out here too (OpenID Connect Back-Channel Logout 1.0), each followed once. */
import type { Instant } from '#lib/domain/event.ts';
import type { Door } from './identity-providers.ts';
import { sidOf, subjectOf, type Named } from './visits.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';

// Longer than an order may be old, so that the same one cannot come twice.
const remembered = 60 * 60_000;

export type Order = Partial<Named> & { readonly jti: string };

/** Ends the visits an order is about, in one transaction; false when the same order was followed before. */
export async function follow(
	db: Db,
	keys: Keys,
	door: Door,
	{ jti, sub, sid }: Order,
	now: Instant
): Promise<boolean> {
	const jti_hash = indexOf(keys, 'agency-jti', JSON.stringify([door.issuer, jti]));
	return transaction(db, async (trx) => {
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('agency_logouts')
			.values({ jti_hash, expires_at: now + remembered })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return false;
		let ending = trx.deleteFrom('agency_visits').where('provider_id', '=', door.id);
		if (sub) ending = ending.where('subject', '=', subjectOf(keys, door, sub));
		const named = sidOf(keys, door, sid);
		// A visit whose sign-in never said which visit of its own it was: then the person has to be enough.
		if (named)
			ending = ending.where((where) =>
				sub
					? where.or([where('sid', '=', named), where('sid', 'is', null)])
					: where('sid', '=', named)
			);
		await ending.execute();
		return true;
	});
}

/** Destroys what is remembered of orders that could not come again. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db.deleteFrom('agency_logouts').where('expires_at', '<=', now).execute();
}
