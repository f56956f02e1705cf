/** Agencies as keepers add them and give them new secrets: one asks, a second agrees, and the first is shown the secret once. */
import type { AgencyId, Staff } from '#lib/domain/actor.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import type { Instant, Teller } from '#lib/domain/event.ts';
import { tellers } from '#lib/domain/vocabulary.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as deeds from './deeds.ts';

export type AgencyFault = 'id' | 'taken' | 'name' | 'kind' | 'force';
export type TypedAgency = {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly force: string;
};
export type NewAgency = {
	readonly agency: AgencyId;
	readonly name: string;
	readonly kind: Exclude<Teller, 'victim'>;
	readonly force?: string;
};

/** The kinds that an agency can be. */
export const agencyKinds = tellers.filter((one) => one !== 'victim');

/** An agency as it was typed, at a page or a console, or what is wrong with it. */
export async function readNew(db: Db, typed: TypedAgency): Promise<NewAgency | AgencyFault> {
	const { id, force } = typed;
	const name = typed.name.trim();
	if (!/^[a-z0-9-]{3,40}$/.test(id)) return 'id';
	if (await agencies.find(db, id)) return 'taken';
	if (name === '') return 'name';
	const kind = agencyKinds.find((one) => one === typed.kind);
	if (!kind) return 'kind';
	if (force === '' ? kind === 'police' : !/^\d{2}$/.test(force)) return 'force';
	return { agency: id as AgencyId, name, kind, ...(force === '' ? {} : { force }) };
}

/** How long the secret before a new one holds, while the agency changes over. */
const oldHolds = 24 * 60 * 60_000;

/**
 * Does what this keeper asked for and a second one agreed to: adds the agency, or renews what it signs with. The secret is in
 * the answer and nowhere else; nothing where nobody agreed, it was taken, or it can be done no more.
 */
export async function take(
	db: Db,
	keys: Keys,
	keeper: Staff,
	id: string,
	{ now, invented }: { readonly now: Instant; readonly invented: boolean }
): Promise<{ readonly agency: AgencyId; readonly secret: string } | undefined> {
	const deed = await deeds.takeAgreed(db, keeper, id, now);
	if (deed?.do === 'agency') {
		const { agency, name, kind, force } = deed;
		if (await agencies.find(db, agency)) return undefined;
		const mayTell = usuallyTells[kind] ?? [];
		const known = { id: agency, name, kind, mayTell, invented, ...(force ? { force } : {}) };
		const { secret } = await agencies.add(db, keys, known, now);
		await transaction(db, (trx) =>
			audit.write(trx, keys, `agency:${agency}`, keeper, 'secret-made', now)
		);
		return { agency, secret };
	}
	if (deed?.do !== 'secret' && deed?.do !== 'client') return undefined;
	const scheme = deed.do === 'client' ? 'client' : 'v1';
	return renewed(db, keys, keeper, { agency: deed.agency, scheme }, now);
}

async function renewed(
	db: Db,
	keys: Keys,
	keeper: Staff,
	{ agency, scheme }: { readonly agency: AgencyId; readonly scheme: 'v1' | 'client' },
	now: Instant
) {
	if (!(await agencies.find(db, agency))) return undefined;
	try {
		return await transaction(db, async (trx) => {
			const how = { scheme, until: now + oldHolds };
			const { value: secret } = await secrets.renew(trx, keys, agency, how, now);
			await audit.write(trx, keys, `agency:${agency}`, keeper, 'secret-made', now);
			return { agency, secret };
		});
	} catch (error) {
		if (error instanceof secrets.TooMany) return undefined;
		throw error;
	}
}
