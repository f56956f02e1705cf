/** What agencies' systems sign with, for a keeper: never the secret itself, and an end to it at once. */
import type { AgencyId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

export type Signer = {
	readonly agency: AgencyId;
	readonly name: string;
	readonly secrets: readonly Omit<secrets.Secret, 'value'>[];
};

/** Every agency with what holds now; with nothing, nothing of it is taken. */
export async function list(db: Db, keys: Keys, now: Instant): Promise<Signer[]> {
	const known = await agencies.list(db);
	return Promise.all(
		known.map(async ({ id, name }) => {
			const live = await secrets.live(db, keys, id, now);
			return { agency: id, name, secrets: live.map(({ value: _, ...secret }) => secret) };
		})
	);
}

/** Ends one secret of an agency, or all it has, and writes down who did; false when nothing that holds was meant. */
export async function end(
	db: Db,
	keys: Keys,
	keeper: Staff,
	{ agency, secret }: { readonly agency: AgencyId; readonly secret?: string },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const count = await secrets.end(trx, agency, secret, now);
		if (count === 0) return false;
		await audit.write(trx, keys, `agency:${agency}`, keeper, 'secret-ended', now);
		return true;
	});
}
