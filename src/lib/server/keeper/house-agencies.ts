/** Agencies as keepers add them and give them new secrets: one asks, a second agrees, and the first is shown the secret once. */
import type { AgencyId, Staff } from '#lib/domain/actor.ts';
import { usuallyTells } from '#lib/domain/case/telling.ts';
import type { Instant, Teller } from '#lib/domain/event.ts';
import { tellers } from '#lib/domain/vocabulary.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as agencies from '#lib/server/case/agencies.ts';
import * as secrets from '#lib/server/case/agency-secrets.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
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
 * Does what this keeper asked for and a second one agreed to, all of it or nothing: adds the agency, or renews what it signs
 * with. The secret is in the answer and nowhere else; nothing where nobody agreed, it was taken, or it can be done no more.
 */
export async function take(
	db: Db,
	keys: Keys,
	keeper: Staff,
	id: string,
	{ now, invented }: { readonly now: Instant; readonly invented: boolean }
): Promise<{ readonly agency: AgencyId; readonly secret: string } | undefined> {
	try {
		return await transaction(db, async (trx) => {
			const deed = await deeds.takeAgreed(trx, keeper, id, now);
			const secret = deed && (await secretOf(trx, keys, deed, { now, invented }));
			if (!secret) return undefined;
			await audit.write(trx, keys, `agency:${secret.agency}`, keeper, 'secret-made', now);
			return secret;
		});
	} catch (error) {
		// It goes on waiting to be taken: one that holds can be ended meanwhile.
		if (error instanceof secrets.TooMany) return undefined;
		throw error;
	}
}

async function secretOf(
	trx: Trx,
	keys: Keys,
	deed: deeds.Deed,
	{ now, invented }: { readonly now: Instant; readonly invented: boolean }
) {
	if (!('agency' in deed)) return undefined;
	const { agency } = deed;
	const isThere = (await agencies.find(trx, agency)) !== undefined;
	if (deed.do === 'agency') {
		if (isThere) return undefined;
		const { name, kind, force } = deed;
		const mayTell = usuallyTells[kind] ?? [];
		const known = { id: agency, name, kind, mayTell, invented, ...(force ? { force } : {}) };
		return { agency, secret: (await agencies.addIn(trx, keys, known, now)).secret };
	}
	if (!isThere || deed.do === 'since') return undefined;
	const how = { scheme: deed.do === 'client' ? 'client' : 'v1', until: now + oldHolds } as const;
	return { agency, secret: (await secrets.renew(trx, keys, agency, how, now)).value };
}
