/** Invitations: a code on paper or spoken, good once. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from './audit.ts';
import { newInvitationCode, readInvitationCode } from './codes.ts';
import { once, type Db, type Trx } from './database.ts';
import type { Keys } from './keys.ts';
import * as notices from './notices.ts';
import * as people from './people.ts';
import { keep, matches } from './secrets.ts';

/** `alone`: put into her own hand or ear. `letter`: on paper that anyone at home may open. */
export type Handed = 'alone' | 'letter';

export type NewInvitation = {
	readonly person: PersonId;
	readonly handed: Handed;
	readonly language: Language;
	/** A spoken code lives for a day, a paper one for 30 days. */
	readonly livesFor: 'day' | 'month';
};

const day = 24 * 60 * 60 * 1000;
const lives = { day, month: 30 * day };
const triesAllowed = 10;

/** A code before anybody has it: what is shown of it once, and what is kept. */
export type Code = {
	readonly shown: string;
	readonly locator: string;
	readonly secretHash: string;
};

/** Makes a code. It takes a while on purpose, so it is made before a transaction begins. */
export async function newCode(keys: Keys): Promise<Code> {
	const { locator, secret, shown } = newInvitationCode();
	return { shown, locator, secretHash: await keep(keys, secret) };
}

/** Adds an invitation with its code. */
export async function add(
	trx: Trx,
	{ locator, secretHash }: Code,
	{ person, handed, language, livesFor }: NewInvitation,
	now: Instant
): Promise<void> {
	await trx
		.insertInto('invitations')
		.values({
			locator,
			secret_hash: secretHash,
			person_id: person,
			handed,
			language,
			made_at: now,
			expires_at: now + lives[livesFor],
			used_at: null,
			tries: 0
		})
		.execute();
}

/** Destroys a person's unused invitations. */
export async function withdraw(trx: Trx, person: PersonId): Promise<void> {
	await trx
		.deleteFrom('invitations')
		.where('person_id', '=', person)
		.where('used_at', 'is', null)
		.execute();
}

export type Redeemed = {
	readonly person: PersonId;
	readonly sure: boolean;
	readonly language: Language;
};
export type Redemption =
	| { readonly ok: true; readonly invitation: Redeemed }
	| { readonly ok: false; readonly why: 'not-accepted' | 'used' };

/**
 * Uses a code once. A wrong, unknown, spent or old code is answered alike and takes the same time; only a right code
 * that was used before is told so, and the keeper hears of it, for a stranger may have opened the letter.
 */
export async function redeem(db: Db, keys: Keys, typed: string, now: Instant): Promise<Redemption> {
	const code = readInvitationCode(typed);
	const row =
		code &&
		(await db
			.selectFrom('invitations')
			.innerJoin('people', 'people.id', 'invitations.person_id')
			.selectAll('invitations')
			.where('locator', '=', code.locator)
			.where('people.paused_at', 'is', null)
			.executeTakeFirst());
	const open = row && row.tries < triesAllowed ? row : undefined;
	const right = await matches(keys, code?.secret ?? '', open?.secret_hash);
	if (!open || !code) return { ok: false, why: 'not-accepted' };
	if (!right) return miss(db, open.locator);
	if (open.expires_at <= now) return { ok: false, why: 'not-accepted' };
	return once(db, async (trx) => {
		const { numUpdatedRows } = await trx
			.updateTable('invitations')
			.set({ used_at: now })
			.where('locator', '=', open.locator)
			.where('used_at', 'is', null)
			.executeTakeFirst();
		const first = Number(numUpdatedRows) === 1;
		await writeDown(trx, keys, open.person_id, first, now);
		if (!first) return { ok: false, why: 'used' } as const;
		return {
			ok: true,
			invitation: { person: open.person_id, sure: open.handed === 'alone', language: open.language }
		} as const;
	});
}

async function miss(db: Db, locator: string): Promise<Redemption> {
	await db
		.updateTable('invitations')
		.set((set) => ({ tries: set('tries', '+', 1) }))
		.where('locator', '=', locator)
		.execute();
	return { ok: false, why: 'not-accepted' };
}

async function writeDown(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	first: boolean,
	now: Instant
): Promise<void> {
	const found = await people.actorOf(trx, person, { level: 'code', sure: false });
	const actor = found?.actor;
	if (actor?.kind === 'victim')
		await audit.write(
			trx,
			keys,
			`case:${actor.caseId}`,
			actor,
			first ? 'invitation-used' : 'invitation-used-again',
			now
		);
	if (!first)
		await notices.owe(trx, { kind: 'invitation-used-again', role: 'keeper', facts: {} }, now);
}
