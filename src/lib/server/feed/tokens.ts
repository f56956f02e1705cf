/** Bearer tokens of agencies whose gateways cannot sign: of chance, for ten minutes, kept as keyed hashes. */
import { randomBytes } from 'node:crypto';
import type { AgencyId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';

const lasts = 10 * 60_000;

/** What a token stands for: whose it is, and the only certificate it may come with, if it was given to one. */
export type Found = { readonly agency: AgencyId; readonly bound?: string };

/** Gives an agency a token, of which we keep a keyed hash; `secret` is the one it was given for, and ends it. */
export async function give(
	db: Db,
	keys: Keys,
	to: { readonly agency: AgencyId; readonly secret: string; readonly bound?: string | undefined },
	now: Instant
): Promise<{ readonly token: string; readonly seconds: number }> {
	const token = randomBytes(32).toString('base64url');
	await db
		.insertInto('agency_tokens')
		.values({
			token_index: indexOf(keys, 'agency-token', token),
			agency_id: to.agency,
			secret_id: to.secret,
			thumbprint: to.bound ?? null,
			ends_at: now + lasts
		})
		.execute();
	return { token, seconds: lasts / 1000 };
}

/** Whose token this is; nothing when it is none, its time is over or its secret has ended. */
export async function find(
	db: Db,
	keys: Keys,
	token: string,
	now: Instant
): Promise<Found | undefined> {
	const row = await db
		.selectFrom('agency_tokens')
		.innerJoin('agency_secrets', 'agency_secrets.id', 'agency_tokens.secret_id')
		.select(['agency_tokens.agency_id', 'agency_tokens.thumbprint'])
		.where('token_index', '=', indexOf(keys, 'agency-token', token))
		.where('agency_tokens.ends_at', '>', now)
		.where(({ or, eb }) =>
			or([eb('agency_secrets.ends_at', 'is', null), eb('agency_secrets.ends_at', '>', now)])
		)
		.executeTakeFirst();
	if (!row) return undefined;
	return { agency: row.agency_id, ...(row.thumbprint === null ? {} : { bound: row.thumbprint }) };
}

/** Destroys those whose time is over, and returns how many. */
export async function forget(db: Db, now: Instant): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('agency_tokens')
		.where('ends_at', '<=', now)
		.executeTakeFirst();
	return Number(numDeletedRows);
}
