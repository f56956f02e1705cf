/** What somebody is in the middle of: sealed answers under a token only her browser holds, gone after an hour. */
import type { Instant } from '#lib/domain/event.ts';
import { lastsMs } from '#lib/domain/data/retention.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import { hashOf } from '#lib/server/vault/tokens.ts';

/** Keeps a draft under a token, in place of the one before. */
export async function save(
	db: Db | Trx,
	keys: Keys,
	token: string,
	draft: unknown,
	now: Instant
): Promise<void> {
	const hash = hashOf(token);
	const values = {
		answers_sealed: seal(keys, 'draft', `drafts/${hash}`, JSON.stringify(draft)),
		expires_at: now + lastsMs('drafts'),
		call_id: null
	};
	await db
		.insertInto('drafts')
		.values({ token_hash: hash, ...values })
		.onConflict((conflict) => conflict.column('token_hash').doUpdateSet(values))
		.execute();
}

/** Begins a draft under a token unless there is one: what was sent before stays sent. */
export async function begin(db: Db, keys: Keys, token: string, now: Instant): Promise<void> {
	const hash = hashOf(token);
	await db
		.insertInto('drafts')
		.values({
			token_hash: hash,
			answers_sealed: seal(keys, 'draft', `drafts/${hash}`, '{}'),
			expires_at: now + lastsMs('drafts'),
			call_id: null
		})
		.onConflict((conflict) => conflict.column('token_hash').doNothing())
		.execute();
}

export type Draft = { readonly answers: unknown; readonly request?: string };

/** The draft of a token, and the request it became if it was sent; nothing when it is gone. */
export async function find(
	db: Db | Trx,
	keys: Keys,
	token: string | undefined,
	now: Instant
): Promise<Draft | undefined> {
	if (!token) return undefined;
	const hash = hashOf(token);
	const row = await db
		.selectFrom('drafts')
		.selectAll()
		.where('token_hash', '=', hash)
		.executeTakeFirst();
	if (!row || row.expires_at <= now) return undefined;
	const answers: unknown = JSON.parse(unseal(keys, 'draft', `drafts/${hash}`, row.answers_sealed));
	return { answers, ...(row.call_id ? { request: row.call_id } : {}) };
}

/** Marks a draft as sent, so that sending it again leads to the same request; false when it already was. */
export async function markSent(
	trx: Trx,
	token: string,
	request: string,
	keepUntil: Instant
): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('drafts')
		.set({ call_id: request, expires_at: keepUntil })
		.where('token_hash', '=', hashOf(token))
		.where('call_id', 'is', null)
		.executeTakeFirst();
	return Number(numUpdatedRows) === 1;
}

/** Puts other answers in place of those a draft holds. */
export async function setAnswers(
	trx: Trx,
	keys: Keys,
	token: string,
	answers: unknown
): Promise<void> {
	const hash = hashOf(token);
	await trx
		.updateTable('drafts')
		.set({ answers_sealed: seal(keys, 'draft', `drafts/${hash}`, JSON.stringify(answers)) })
		.where('token_hash', '=', hash)
		.execute();
}

/** So many at once, of all people together: what strangers begin and leave must not fill the disk. */
const most = 20_000;

/** Whether there is no room for one more draft. */
export async function areFull(db: Db): Promise<boolean> {
	const { many } = await db
		.selectFrom('drafts')
		.select(({ fn }) => fn.countAll().as('many'))
		.executeTakeFirstOrThrow();
	return Number(many) >= most;
}

/** Destroys a draft. */
export async function remove(db: Db, token: string): Promise<void> {
	await db.deleteFrom('drafts').where('token_hash', '=', hashOf(token)).execute();
}

/** Destroys drafts that are over. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db.deleteFrom('drafts').where('expires_at', '<=', now).execute();
}
