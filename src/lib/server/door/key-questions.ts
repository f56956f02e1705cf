/** What a key is asked to sign: 256 bits of chance, good once, for five minutes, for one purpose and one person. */
import { randomBytes } from 'node:crypto';
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Purpose } from '#lib/domain/door/proof.ts';
import type { Db } from '#lib/server/database.ts';
import { hashOf } from '#lib/server/vault/tokens.ts';

/** What an answer is for; one made for another purpose, or for somebody else, is none. */
export type Question =
	| { readonly to: 'sign-in' }
	| { readonly to: 'staff-sign-in' }
	| { readonly to: 'add'; readonly person: PersonId }
	| { readonly to: Purpose; readonly person: PersonId };

const lives = 5 * 60_000;

/** Asks a question, and gives the bytes to sign. */
export async function ask(db: Db, question: Question, now: Instant): Promise<Uint8Array> {
	const challenge = randomBytes(32);
	await db
		.insertInto('key_questions')
		.values({
			challenge_hash: hashOf(challenge.toString('base64url')),
			purpose: question.to,
			person_id: personOf(question),
			expires_at: now + lives
		})
		.execute();
	return challenge;
}

/** Takes a question as answered, whatever the answer is worth; false when it was never asked so, or was taken before. */
export async function spend(
	db: Db,
	question: Question,
	challenge: string,
	now: Instant
): Promise<boolean> {
	const person = personOf(question);
	const { numDeletedRows } = await db
		.deleteFrom('key_questions')
		.where('challenge_hash', '=', hashOf(challenge))
		.where('purpose', '=', question.to)
		.where('person_id', person === null ? 'is' : '=', person)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return Number(numDeletedRows) === 1;
}

/** Destroys questions that nobody answered. */
export async function forget(db: Db, now: Instant): Promise<void> {
	await db.deleteFrom('key_questions').where('expires_at', '<=', now).execute();
}

function personOf(question: Question): PersonId | null {
	return 'person' in question ? question.person : null;
}
