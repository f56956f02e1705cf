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
	readonly needsCertificate: boolean;
	readonly secrets: readonly Omit<secrets.Secret, 'value'>[];
};

/** Every agency with what holds now; with nothing, nothing of it is taken. */
export async function list(db: Db, keys: Keys, now: Instant): Promise<Signer[]> {
	const known = await agencies.list(db);
	return Promise.all(
		known.map(async ({ id, name }) => {
			const { live, needsCertificate } = await secrets.standing(db, keys, id, now);
			const shown = live.map(({ value: _, ...secret }) => secret);
			return { agency: id, name, needsCertificate, secrets: shown };
		})
	);
}

/** Takes the thumbprint of an agency's certificate, without which nothing of it is taken from then on; false when it is none, or two hold. */
export async function certify(
	db: Db,
	keys: Keys,
	keeper: Staff,
	{ agency, thumbprint }: { readonly agency: AgencyId; readonly thumbprint: string },
	now: Instant
): Promise<boolean> {
	const value = secrets.thumbprintOf(thumbprint);
	if (value === undefined || !(await agencies.find(db, agency))) return false;
	try {
		await transaction(db, async (trx) => {
			await secrets.add(trx, keys, agency, { scheme: 'certificate', value }, now);
			await audit.write(trx, keys, `agency:${agency}`, keeper, 'certificate-added', now);
		});
		return true;
	} catch (error) {
		if (error instanceof secrets.TooMany) return false;
		throw error;
	}
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
