/** Invitations: a code on paper or spoken, good by itself until its days are over or she has made a way back in. */
import type { PersonId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newInvitationCode, readInvitationCode } from '#lib/server/vault/codes.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as actors from '#lib/server/access/actors.ts';
import * as packs from './packs.ts';
import { keep, matches } from '#lib/server/vault/secrets.ts';
import type { Row } from '#lib/server/tables.ts';

/** `alone`: put into her own hand or ear. `letter`: on paper that anyone at home may open. */
export type Handed = 'alone' | 'letter';

export type NewInvitation = {
	readonly person: PersonId;
	readonly handed: Handed;
	readonly language: Language;
	/** A spoken code lives for a day, one she hands to somebody for a week, a paper one for 30 days. */
	readonly livesFor: 'day' | 'week' | 'month';
	/** It opens only once her recovery is open. */
	readonly held?: boolean;
};

const day = 24 * 60 * 60 * 1000;
const lives = { day, week: 7 * day, month: 30 * day };
const triesAllowed = 10;
const refused = { ok: false, why: 'not-accepted', minutes: 0 } as const;

/** When a code made now stops working. */
export function endOf(livesFor: NewInvitation['livesFor'], now: Instant): Instant {
	return now + lives[livesFor];
}

/** A code before anybody has it: what is shown of it once, and what is kept. */
export type Code = {
	readonly shown: string;
	readonly locator: string;
	readonly secretHash: string;
};

/** What is kept of a code. */
export type Kept = Omit<Code, 'shown'>;

/** Makes a code. It takes a while on purpose, so it is made before a transaction begins. */
export async function newCode(keys: Keys): Promise<Code> {
	const { locator, secret, shown } = newInvitationCode();
	return { shown, locator, secretHash: await keep(keys, secret) };
}

/** Adds an invitation with its code. */
export async function add(
	trx: Trx,
	{ locator, secretHash }: Kept,
	{ person, handed, language, livesFor, held = false }: NewInvitation,
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
			expires_at: endOf(livesFor, now),
			used_at: null,
			tries: 0,
			held: held ? 1 : 0
		})
		.execute();
}

/** Ends a person's used invitations, or all of them but one: she has made a way back in, came back, or her page rests. */
export async function end(
	trx: Trx,
	person: PersonId,
	now: Instant,
	{ but = '' }: { readonly but?: string } = {}
): Promise<void> {
	await trx
		.updateTable('invitations')
		.set({ expires_at: now })
		.where('person_id', '=', person)
		.where('locator', '!=', but)
		.where('used_at', 'is not', null)
		.where('expires_at', '>', now)
		.execute();
}

/** Destroys a person's unused invitations, or of those only the ones that wait for her recovery, or were made by then. */
export async function withdraw(
	trx: Trx,
	person: PersonId,
	only: { readonly held?: true; readonly until?: Instant } = {}
): Promise<void> {
	const unused = trx
		.deleteFrom('invitations')
		.where('person_id', '=', person)
		.where('used_at', 'is', null);
	await unused
		.$if(only.held === true, (some) => some.where('held', '=', 1))
		.$if(only.until !== undefined, (some) => some.where('made_at', '<=', only.until as Instant))
		.execute();
}

export type Redeemed = {
	readonly person: PersonId;
	readonly sure: boolean;
	readonly language: Language;
	/** Whether it opens for the first time. */
	readonly first: boolean;
	readonly expiresAt: Instant;
	/** Whether it waited for her recovery to open. */
	readonly held: boolean;
	readonly locator: string;
};
export type Redemption<Came, Early> =
	| { readonly ok: true; readonly came: Came }
	| { readonly ok: false; readonly why: 'not-accepted' | 'used'; readonly minutes: number }
	| Early;

/** A code as typed beside what is kept: the invitation it finds, and whether it is the code of it. */
export type Looked = {
	readonly found: Row<'invitations'> | undefined;
	readonly right: boolean;
	/** A right code that is nobody's yet, in a sealed pack. */
	readonly pack?: packs.Pack;
};

/** Looks a code up. A wrong or unknown code takes the same time; after ten tries an invitation is found no more. */
export async function look(db: Db, keys: Keys, typed: string): Promise<Looked> {
	const code = readInvitationCode(typed);
	const row = await db
		.selectFrom('invitations')
		.innerJoin('people', 'people.id', 'invitations.person_id')
		.selectAll('invitations')
		.where('locator', '=', code?.locator ?? '')
		.where('people.paused_at', 'is', null)
		.executeTakeFirst();
	const found = row && row.tries < triesAllowed ? row : undefined;
	const pack = await packs.find(db, code?.locator ?? '');
	const kept = found ? found.secret_hash : pack?.secretHash;
	const right = await matches(keys, code?.secret ?? '', kept);
	if (found || !pack) return { found, right };
	if (!right) await packs.countMiss(db, pack);
	return { found, right: false, ...(right ? { pack } : {}) };
}

/** An invitation whose code was right a moment ago; nothing where it is gone, or its page rests. */
export async function known(db: Db, locator: string): Promise<Looked> {
	const found = await db
		.selectFrom('invitations')
		.innerJoin('people', 'people.id', 'invitations.person_id')
		.selectAll('invitations')
		.where('locator', '=', locator)
		.where('people.paused_at', 'is', null)
		.executeTakeFirst();
	return { found, right: found !== undefined };
}

/** The answer to a code that waits, where it opens nothing yet; nothing where it does. */
type TooEarly<Early> = (trx: Trx, person: PersonId) => Promise<Early | typeof refused | undefined>;

/**
 * Uses a code that was looked up. A wrong, unknown or old code is answered alike and takes the same time; only a right code
 * that opened before and does no more is told so, and the keeper hears of it, for a stranger may have the letter. What it
 * opens is opened in the transaction that uses it.
 */
export async function redeem<Came, Early = never>(
	db: Db,
	keys: Keys,
	{ found, right }: Looked,
	now: Instant,
	comeIn: (trx: Trx, invitation: Redeemed) => Promise<Came>,
	// Where nobody asks whether it waited long enough it did not.
	tooEarly: TooEarly<Early> = () => Promise.resolve(refused)
): Promise<Redemption<Came, Early>> {
	if (!found || !right) {
		await transaction(db, async (trx) => {
			await countMiss(trx, found?.locator ?? '');
			await limits.noteRefused(trx, keys, now);
		});
		return refused;
	}
	const { locator, person_id: person, handed, language, expires_at: expiresAt } = found;
	if (expiresAt <= now && found.used_at === null) return refused;
	return transaction(db, async (trx) => {
		const early = found.held === 1 && !found.used_at && (await tooEarly(trx, person));
		if (early) return early;
		const first = await spend(trx, locator, now);
		if (first) await writeDown(trx, keys, person, true, now);
		else if (!(await isGood(trx, locator, now))) {
			await writeDown(trx, keys, person, false, now);
			return { ok: false, why: 'used', minutes: 0 } as const;
		}
		const came = await comeIn(trx, {
			person,
			sure: handed === 'alone',
			language,
			first,
			expiresAt,
			held: found.held === 1,
			locator
		});
		return { ok: true, came } as const;
	});
}

// Asked again in the transaction: she may have made a way back in at this moment.
async function isGood(trx: Trx, locator: string, now: Instant): Promise<boolean> {
	const row = await trx
		.selectFrom('invitations')
		.select('locator')
		.where('locator', '=', locator)
		.where('expires_at', '>', now)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('ways_in')
						.select('made_at')
						.whereRef('ways_in.person_id', '=', 'invitations.person_id')
				)
			)
		)
		.executeTakeFirst();
	return row !== undefined;
}

/** Marks an invitation as used; false when it already was, or there is none. */
export async function spend(trx: Trx, locator: string, now: Instant): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable('invitations')
		.set({ used_at: now })
		.where('locator', '=', locator)
		.where('used_at', 'is', null)
		.executeTakeFirst();
	return Number(numUpdatedRows) === 1;
}

/** Counts a wrong try against an invitation. */
export async function countMiss(trx: Trx, locator: string): Promise<void> {
	await trx
		.updateTable('invitations')
		.set((set) => ({ tries: set('tries', '+', 1) }))
		.where('locator', '=', locator)
		.execute();
}

/** Writes down, in her case, that a code was used; used again, the keeper hears of it. */
export async function writeDown(
	trx: Trx,
	keys: Keys,
	person: PersonId,
	first: boolean,
	now: Instant
): Promise<void> {
	const found = await actors.actorOf(trx, person, { level: 'code', sure: false });
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

/** Gives a person's used invitations to another who turned out to be the same, and ends them; unused ones are destroyed. */
export async function mergeInto(
	trx: Trx,
	from: PersonId,
	to: PersonId,
	now: Instant
): Promise<void> {
	await withdraw(trx, from);
	await end(trx, from, now);
	await trx
		.updateTable('invitations')
		.set({ person_id: to })
		.where('person_id', '=', from)
		.execute();
}
