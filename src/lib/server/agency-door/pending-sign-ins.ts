/** Who is on the way to an agency's sign-in and back: what was asked, sealed, for ten minutes, once, and one browser alone. */
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import { hashOf, newToken } from '#lib/server/vault/tokens.ts';

/** What nobody else can know who was not asked: what comes back must fit it. */
export type Question = {
	readonly door: string;
	readonly state: string;
	readonly nonce: string;
	readonly verifier: string;
	/** The address that was named for the way back: it is named again where the code is given in. */
	readonly redirect: string;
};

const lives = 10 * 60_000;

/** Keeps what is asked, and gives the token of the browser that asks. */
export async function begin(db: Db, keys: Keys, question: Question, now: Instant): Promise<string> {
	const token = newToken();
	const hash = hashOf(token);
	await db
		.insertInto('agency_sign_ins')
		.values({
			token_hash: hash,
			provider_id: question.door,
			asked_sealed: seal(keys, 'draft', `agency_sign_ins/${hash}`, JSON.stringify(question)),
			expires_at: now + lives
		})
		.execute();
	return token;
}

/** What a browser had asked; whatever the answer is worth, it is taken now and there no more. */
export async function spend(
	db: Db,
	keys: Keys,
	token: string | undefined,
	now: Instant
): Promise<Question | undefined> {
	if (!token) return undefined;
	const hash = hashOf(token);
	const row = await db
		.deleteFrom('agency_sign_ins')
		.where('token_hash', '=', hash)
		.returning(['asked_sealed', 'expires_at'])
		.executeTakeFirst();
	if (!row || row.expires_at <= now) return undefined;
	return JSON.parse(unseal(keys, 'draft', `agency_sign_ins/${hash}`, row.asked_sealed)) as Question;
}

/** Destroys what nobody came back with. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db.deleteFrom('agency_sign_ins').where('expires_at', '<=', now).execute();
}
