/** What an agency is known by: an old and a new one side by side while its systems change over. */
import { createHash, createPublicKey, randomBytes } from 'node:crypto';
import type { AgencyId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';

/**
 * `v1` and `v1a` as Standard Webhooks names them: a shared secret (HMAC-SHA-256), a public key (Ed25519). `client`: the
 * secret of an OAuth 2 client. `certificate`: the thumbprint of one of TLS (RFC 8705), without which nothing is taken.
 */
export type Scheme = 'v1' | 'v1a' | 'client' | 'certificate';

/**
 * `value` is `whsec_` or `whpk_` and the bytes in base64; of a client's secret its SHA-256, of a certificate too, in
 * base64url. Nothing is checked with it from `endsAt` on.
 */
export type Secret = {
	readonly id: string;
	readonly scheme: Scheme;
	readonly value: string;
	readonly madeAt: Instant;
	readonly endsAt?: Instant;
};

/** At most so many of a scheme hold at once: the old one and the new one. */
export const mostAtOnce = 2;

/** A new shared secret of 32 bytes. */
export function newSecret(): string {
	return `whsec_${randomBytes(32).toString('base64')}`;
}

/** What is kept of a client's secret: it has 32 bytes of chance, so that a hash of it needs no salt. */
export function hashOf(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url');
}

/** A SHA-256 thumbprint as it is kept, from what people copy: hex with colons or without, or base64url; or nothing. */
export function thumbprintOf(typed: string): string | undefined {
	const plain = typed.trim().replace(/^sha256[ :=]/i, '');
	const hex = plain.replace(/[:\s]/g, '');
	if (/^[0-9a-f]{64}$/i.test(hex)) return Buffer.from(hex, 'hex').toString('base64url');
	return /^[\w-]{43}$/.test(plain) ? plain : undefined;
}

/** The 32 bytes of an Ed25519 key written as `whpk_…`, as Node can use it; nothing when they are no such key. */
export function publicKeyOf(value: string) {
	const bytes = Buffer.from(value.replace(/^whpk_/, ''), 'base64');
	if (!value.startsWith('whpk_') || bytes.length !== 32) return undefined;
	const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') };
	return createPublicKey({ key: jwk, format: 'jwk' });
}

/** Gives an agency a secret of its own beside those it has; throws when it has two of that scheme that still hold. */
export async function add(
	trx: Trx,
	keys: Keys,
	agency: AgencyId,
	{ scheme, value }: Pick<Secret, 'scheme' | 'value'>,
	now: Instant
): Promise<Secret> {
	const others = (await live(trx, keys, agency, now)).filter((one) => one.scheme === scheme);
	if (others.length >= mostAtOnce) throw new TooMany();
	const id = newId();
	await trx
		.insertInto('agency_secrets')
		.values({
			id,
			agency_id: agency,
			scheme,
			secret_sealed: seal(keys, 'agency-secret', `agency_secrets/${id}`, value),
			made_at: now,
			ends_at: null
		})
		.execute();
	return { id, scheme, value, madeAt: now };
}

/** Why no third secret is made. */
export class TooMany extends Error {}

/** A new secret of a scheme in which we share one, and what of it is kept. */
const made = {
	v1: () => {
		const value = newSecret();
		return { value, kept: value };
	},
	client: () => {
		const value = `alongside_${randomBytes(32).toString('base64url')}`;
		return { value, kept: hashOf(value) };
	}
} as const;

/** Makes a new shared secret, and lets every older one hold until an instant: while the agency's systems change over. */
export function rotate(
	db: Db,
	keys: Keys,
	agency: AgencyId,
	until: Instant,
	now: Instant,
	scheme: keyof typeof made = 'v1'
): Promise<Secret> {
	return transaction(db, (trx) => renew(trx, keys, agency, { scheme, until }, now));
}

/** The same, beside what else is written with it. */
export async function renew(
	trx: Trx,
	keys: Keys,
	agency: AgencyId,
	{ scheme, until }: { readonly scheme: keyof typeof made; readonly until: Instant },
	now: Instant
): Promise<Secret> {
	const { value, kept } = made[scheme]();
	const { id, ...fresh } = await add(trx, keys, agency, { scheme, value: kept }, now);
	await trx
		.updateTable('agency_secrets')
		.set({ ends_at: until })
		.where('agency_id', '=', agency)
		.where('scheme', '=', scheme)
		.where('id', '<>', id)
		.where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', until)]))
		.execute();
	return { ...fresh, id, value };
}

/** Ends one secret now, or all of an agency's where none is named; returns how many. */
export async function end(
	db: Db | Trx,
	agency: AgencyId,
	id: string | undefined,
	now: Instant
): Promise<number> {
	const theirs = db
		.updateTable('agency_secrets')
		.set({ ends_at: now })
		.where('agency_id', '=', agency)
		.where((where) => where.or([where('ends_at', 'is', null), where('ends_at', '>', now)]));
	const meant = id === undefined ? theirs : theirs.where('id', '=', id);
	const { numUpdatedRows } = await meant.executeTakeFirst();
	return Number(numUpdatedRows);
}

/** The secrets of an agency that hold now, the newest first. */
export async function live(
	db: Db | Trx,
	keys: Keys,
	agency: AgencyId,
	now: Instant
): Promise<Secret[]> {
	return (await standing(db, keys, agency, now)).live;
}

export type Standing = { readonly live: Secret[]; readonly needsCertificate: boolean };

/** The same, and whether nothing is taken without a certificate: since it had one, that it has ended too, until it is freed. */
export async function standing(
	db: Db | Trx,
	keys: Keys,
	agency: AgencyId,
	now: Instant
): Promise<Standing> {
	const rows = await db
		.selectFrom('agency_secrets')
		.selectAll()
		.where('agency_id', '=', agency)
		.orderBy('made_at', 'desc')
		.orderBy('id')
		.execute();
	return {
		live: rows
			.filter(({ ends_at }) => ends_at === null || ends_at > now)
			.map((row) => opened(keys, row)),
		needsCertificate: rows.some(({ scheme }) => scheme === 'certificate')
	};
}

/** Whether anything is taken from an agency now: a keeper who ends all that it sends by closes this way in too. */
export async function isOpen(
	db: Db | Trx,
	keys: Keys,
	agency: AgencyId,
	now: Instant
): Promise<boolean> {
	const { live, needsCertificate } = await standing(db, keys, agency, now);
	const [certificates, others] = [
		live.filter(({ scheme }) => scheme === 'certificate'),
		live.filter(({ scheme }) => scheme !== 'certificate')
	];
	return others.length > 0 && (!needsCertificate || certificates.length > 0);
}

/** Lets an agency send without a certificate again, and returns how many it had. */
export async function freeOfCertificates(db: Db | Trx, agency: AgencyId): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('agency_secrets')
		.where('agency_id', '=', agency)
		.where('scheme', '=', 'certificate')
		.executeTakeFirst();
	return Number(numDeletedRows);
}

function opened(keys: Keys, row: Row<'agency_secrets'>): Secret {
	const { id, scheme, made_at, ends_at, secret_sealed } = row;
	const value = unseal(keys, 'agency-secret', `agency_secrets/${id}`, secret_sealed);
	return { id, scheme, value, madeAt: made_at, ...(ends_at === null ? {} : { endsAt: ends_at }) };
}
