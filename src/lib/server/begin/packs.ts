/** Sealed packs of a force: printed in batches, handed over by their number, ended where they are lost. Never whether one was used. */
import type { Officer } from '#lib/domain/actor.ts';
import { packNumber, perBatch, readPack } from '#lib/domain/begin/pack-number.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import * as invitations from '#lib/server/door/invitations.ts';
import * as inPacks from '#lib/server/door/packs.ts';
import * as limits from '#lib/server/limits.ts';
import { newBatch } from '#lib/server/vault/codes.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { forceFor } from './force.ts';

export type Asked = {
	/** What the form was made with: sent twice it makes one batch. */
	readonly token: string;
	readonly language: Language;
};

/** What is printed of a batch, kept for an hour under a token that only the officer's browser holds. */
export type Batch = {
	readonly language: Language;
	/** After this day none of them is handed over: what is inside works for 30 days more. */
	readonly handOverUntil: Instant;
	readonly packs: readonly { readonly number: string; readonly code: string }[];
};

export type Printing =
	| { readonly ok: true; readonly paper: string }
	| { readonly ok: false; readonly why: 'not-yours' }
	| { readonly ok: false; readonly why: 'wait'; readonly minutes: number };

const day = 24 * 60 * 60 * 1000;
/** So long a pack may lie in a drawer. */
const drawer = 365 * day;
/** What is inside works for at least so long after it was handed over. */
const inHand = 30 * day;

/** Makes a batch, and keeps what is printed of it for an hour; the same form sent again gives the same batch. */
export async function print(
	db: Db,
	keys: Keys,
	officer: Officer,
	asked: Asked,
	now: Instant
): Promise<Printing> {
	const who = `${officer.door} ${officer.subject}`;
	const paper = indexOf(keys, 'printing', JSON.stringify([who, asked.token]));
	if (!(await forceFor(db, officer))) return { ok: false, why: 'not-yours' };
	if (await drafts.find(db, keys, paper, now)) return { ok: true, paper };
	const name = limits.bucket(keys, 'printing', who);
	const wait = await limits.take(db, [{ name, rule: limits.perPrinting }], now);
	if (wait > 0) return { ok: false, why: 'wait', minutes: limits.minutesOf(wait) };
	const codes = await newCodes(keys);
	return transaction(db, async (trx) => {
		await lock(trx, [paper]);
		if (await drafts.find(trx, keys, paper, now)) return { ok: true, paper };
		const batch = await freeBatch(trx);
		const packs = codes.map((code, at) => ({ number: packNumber(batch, at + 1), ...code }));
		const { language } = asked;
		const rows = packs.map(({ number, locator, secretHash }) => ({
			...{ number, batch, language, locator, secret_hash: secretHash, tries: 0 },
			...{ agency_id: officer.agency, made_by: officer.subject, made_at: now },
			...{ expires_at: now + drawer + inHand, given_at: null, ended_at: null }
		}));
		await trx.insertInto('packs').values(rows).execute();
		await audit.write(trx, keys, `agency:${officer.agency}`, officer, 'packs-made', now);
		const printed = packs.map(({ number, shown }) => ({ number, code: shown }));
		const sheet = { language, handOverUntil: now + drawer, packs: printed } satisfies Batch;
		await drafts.save(trx, keys, paper, sheet, now);
		return { ok: true, paper };
	});
}

/** One after the other: whoever signs in meanwhile waits for one of them, not for fifty. */
async function newCodes(keys: Keys): Promise<invitations.Code[]> {
	const codes: invitations.Code[] = [];
	for (let nth = 0; nth < perBatch; nth += 1) codes.push(await invitations.newCode(keys));
	return codes;
}

async function freeBatch(trx: Trx): Promise<string> {
	const batch = newBatch();
	const taken = trx.selectFrom('packs').select('number').where('batch', '=', batch).limit(1);
	return (await taken.executeTakeFirst()) ? freeBatch(trx) : batch;
}

export type HandedOver =
	| { readonly ok: true }
	| { readonly ok: false; readonly why: 'mistyped' | 'not-to-give' }
	| { readonly ok: false; readonly why: 'wait'; readonly minutes: number };

/**
 * Marks a pack as handed over, whoever says so: nobody signs in for it. Said twice it is the same answer, and the first
 * time stays; whether it was used by then is not looked at.
 */
export async function handOver(
	db: Db,
	keys: Keys,
	{ network, typed }: { readonly network: string; readonly typed: string },
	now: Instant
): Promise<HandedOver> {
	const number = readPack(typed);
	if (!number) return { ok: false, why: 'mistyped' };
	const name = limits.bucket(keys, 'handing-over', network);
	const wait = await limits.take(db, [{ name, rule: limits.perHandingOver }], now);
	if (wait > 0) return { ok: false, why: 'wait', minutes: limits.minutesOf(wait) };
	const row = await db
		.selectFrom('packs')
		.select(['given_at', 'ended_at', 'expires_at'])
		.where('number', '=', number)
		.executeTakeFirst();
	if (!row || row.ended_at) return { ok: false, why: 'not-to-give' };
	if (row.given_at) return { ok: true };
	if (row.expires_at - inHand <= now) return { ok: false, why: 'not-to-give' };
	await markGiven(db, number, now);
	return { ok: true };
}

async function markGiven(db: Db | Trx, number: string, now: Instant): Promise<void> {
	await db
		.updateTable('packs')
		.set({ given_at: now })
		.where('number', '=', number)
		.where('given_at', 'is', null)
		.execute();
}

export type Counted = {
	readonly batch: string;
	readonly language: Language;
	readonly madeAt: Instant;
	readonly printed: number;
	readonly given: number;
	readonly ended: number;
};

/** The batches of a force, the newest first: how many were printed, handed over and ended. */
export async function listFor(db: Db, officer: Officer): Promise<Counted[]> {
	const rows = await scopedTo(db, officer).execute();
	return rows.map(({ batch, language, madeAt, printed, given, ended }) => ({
		...{ batch, language, madeAt: Number(madeAt) },
		...{ printed: Number(printed), given: Number(given), ended: Number(ended) }
	}));
}

/** The one read of it, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { agency }: Officer) {
	return db
		.selectFrom('packs')
		.select(['packs.batch', 'packs.language'])
		.select(({ fn }) => [
			fn.max('packs.made_at').as('madeAt'),
			fn.countAll().as('printed'),
			fn.count('packs.given_at').as('given'),
			fn.count('packs.ended_at').as('ended')
		])
		.where('packs.agency_id', '=', agency)
		.groupBy(['packs.batch', 'packs.language'])
		.orderBy('madeAt', 'desc')
		.limit(100);
}

/**
 * Ends a lost pack, or all of a batch: what is inside opens nothing any more. A code that was used already is somebody's
 * and stays so; the answer is the same. False for what is not this force's.
 */
export async function end(
	db: Db,
	keys: Keys,
	officer: Officer,
	which: { readonly batch: string } | { readonly number: string },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const [column, value] =
			'batch' in which ? (['batch', which.batch] as const) : (['number', which.number] as const);
		const { numUpdatedRows } = await trx
			.updateTable('packs')
			.set((set) => ({
				...{ locator: null, secret_hash: null },
				ended_at: set.fn.coalesce('ended_at', set.val(now))
			}))
			.where(column, '=', value)
			.where('agency_id', '=', officer.agency)
			.executeTakeFirst();
		const isTheirs = Number(numUpdatedRows) > 0;
		const act = isTheirs ? 'packs-ended' : 'refused';
		await audit.write(trx, keys, `agency:${officer.agency}`, officer, act, now);
		return isTheirs;
	});
}

/** A pack of this agency that may be tied to a reference: not ended, not too old, not tied before. */
export type ToTie = Pick<inPacks.Pack, 'number' | 'language'> & {
	/** What is inside; nothing where somebody took it out already, which is said to nobody. */
	readonly inside?: inPacks.Pack | undefined;
};

/** The pack of a number, where it may be tied. Whether it was opened makes no difference. */
export async function findFor(
	trx: Trx,
	{ agency }: Officer,
	typed: string,
	now: Instant
): Promise<ToTie | undefined> {
	const row = await trx
		.selectFrom('packs')
		.selectAll()
		.where('number', '=', readPack(typed) ?? '')
		.where('agency_id', '=', agency)
		.where('ended_at', 'is', null)
		.where('expires_at', '>', now)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('givings').select('givings.id').whereRef('givings.pack', '=', 'packs.number')
				)
			)
		)
		.executeTakeFirst();
	return row && { number: row.number, language: row.language, inside: inPacks.inside(row) };
}

/**
 * The code by which somebody comes into the case a pack is tied to: the one inside. Where the pack was opened before it is
 * one that nobody has, so that no answer tells of it: its page stays its owner's, and a paper is made for the case.
 */
export async function codeOf(
	trx: Trx,
	{ number, inside }: ToTie,
	nobodys: invitations.Kept,
	now: Instant
): Promise<invitations.Kept> {
	const isTaken = inside !== undefined && (await inPacks.takeOut(trx, inside, now));
	await markGiven(trx, number, now);
	return isTaken ? inside : nobodys;
}
