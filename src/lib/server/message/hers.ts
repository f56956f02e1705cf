/** Her side of the messages: hers alone to open to an advocate and to close, to write, and to see when each was read. */
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { NextRead } from '#lib/domain/advocate/next-read.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as limits from '#lib/server/limits.ts';
import * as notices from '#lib/server/notice/notices.ts';
import {
	holderOf,
	markOf,
	nextReadBy,
	readerNow,
	type Holder
} from '#lib/server/access/holders.ts';
import { ofHers } from '#lib/server/people/places.ts';
import * as rows from './rows.ts';

/**
 * `nobody`: no advocate has her case. `new`: she has not yet said to this one that she knows who reads it. `closed`: she
 * closed it. Only `open` is read at the desk.
 */
export type Door = 'nobody' | 'new' | 'closed' | 'open';
export type Talk = {
	readonly door: Door;
	readonly advocate?: string;
	/** Which advocate that is, so that she opens to no other. */
	readonly mark?: string;
	/** Whether somebody else was her advocate before, so that what stands there was for another. */
	readonly isHandedOver: boolean;
	readonly next?: NextRead;
	readonly messages: readonly rows.Message[];
	/** Whether older ones are not among them. */
	readonly hasEarlier: boolean;
	/** What stands for the messages as they are now: another as soon as one is written or read. */
	readonly live: string;
};

/** How many stand on one page. */
export const onePage = 30;

/** The one read of her messages, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Victim) {
	return db
		.selectFrom('messages')
		.innerJoin('participations', 'participations.id', 'messages.participation_id')
		.selectAll('messages')
		.$call(ofHers(victim));
}

/** What was said, the newest of it or all; that her page showed what was written to her is kept. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ all, now }: { readonly all: boolean; readonly now: Instant }
): Promise<Talk> {
	return transaction(db, async (trx) => {
		const { participation } = victim;
		const holder = await holderOf(trx, keys, participation);
		// Counted first: what comes in between makes the page ask again.
		const sums = await sumsOf(trx, victim);
		const newest = scopedTo(trx, victim)
			.orderBy('messages.written_at', 'desc')
			.orderBy('messages.id', 'desc');
		const found = await (all ? newest : newest.limit(onePage + 1)).execute();
		const shown = (all ? found : found.slice(0, onePage)).toReversed();
		const messages = await rows.opened(trx, keys, participation, shown);
		await rows.markRead(trx, shown, 'ours', now);
		const day = { since: instantOf(dayOf(now)), now };
		await audit.writeOnce(trx, keys, audit.inCase(victim), victim, 'messages-read', day);
		const { door, isHandedOver } = await doorOf(trx, victim, holder);
		return {
			door,
			isHandedOver,
			messages,
			hasEarlier: found.length > shown.length,
			live: rows.markOf(keys, participation, {
				...sums,
				read: sums.read + shown.filter(isNews).length
			}),
			...(holder?.name ? { advocate: holder.name } : {}),
			...(holder ? { mark: markOf(keys, holder) } : {}),
			...(holder ? { next: await nextReadBy(trx, holder, now) } : {})
		};
	});
}

/** What stands for her messages at this moment. */
export async function markFor(db: Db, keys: Keys, victim: Victim): Promise<string> {
	return rows.markOf(keys, victim.participation, await sumsOf(db, victim));
}

async function sumsOf(db: Db | Trx, victim: Victim): Promise<rows.Sums> {
	const { many, last, read } = await scopedTo(db, victim)
		.clearSelect()
		.select(({ fn }) => [
			fn.countAll().as('many'),
			fn.max('messages.written_at').as('last'),
			fn.count('messages.read_at').as('read')
		])
		.executeTakeFirstOrThrow();
	return { many: Number(many), last: Number(last ?? 0), read: Number(read) };
}

const isNews = ({ side, read_at }: { readonly side: string; readonly read_at: Instant | null }) =>
	side === 'ours' && read_at === null;

/**
 * She has read who can see it, and opens it to the advocate she has now; false when there is none, or another by now than
 * the one `to` whom her page said it.
 */
export async function open(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant,
	{ to }: { readonly to?: string } = {}
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		const holder = await holderOf(trx, keys, victim.participation);
		if (!holder || (to !== undefined && to !== markOf(keys, holder))) return false;
		if ((await doorOf(trx, victim, holder)).door === 'open') return true;
		const values = { seq: holder.seq, opened_at: now, closed_at: null };
		await trx
			.insertInto('message_access')
			.values({ participation_id: victim.participation, ...values })
			.onConflict((conflict) => conflict.column('participation_id').doUpdateSet(values))
			.execute();
		await audit.write(trx, keys, audit.inCase(victim), victim, 'messages-opened', now);
		return true;
	});
}

/** She closes it: from the next request on nobody at the desk reads or writes here. */
export async function close(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	await transaction(db, (trx) => closeIn(trx, keys, victim, now));
}

/** The same inside a transaction. */
export async function closeIn(trx: Trx, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	await lock(trx, [victim.caseId]);
	const { numUpdatedRows } = await trx
		.updateTable('message_access')
		.set({ closed_at: now })
		.where('participation_id', '=', victim.participation)
		.where('closed_at', 'is', null)
		.executeTakeFirst();
	if (Number(numUpdatedRows) === 1)
		await audit.write(trx, keys, audit.inCase(victim), victim, 'messages-closed', now);
}

/** It is on its way, now or since it was sent before; nobody is there to whom she opened it; or she wrote so much that it waits. */
export type Sent = 'sent' | 'closed' | { readonly waits: number };

/** She writes. The same form posted again adds nothing, and counts for nothing. */
export async function send(
	db: Db,
	keys: Keys,
	victim: Victim,
	writing: rows.Writing,
	now: Instant
): Promise<Sent> {
	return transaction(db, async (trx) => {
		const { participation, person } = victim;
		await lock(trx, [victim.caseId]);
		const holder = await holderOf(trx, keys, participation);
		const { door, since } = await doorOf(trx, victim, holder);
		if (!holder || door !== 'open') return 'closed';
		const { team } = holder;
		const told = { ...writing, participation, side: 'hers', by: person, team } as const;
		if (await rows.has(trx, keys, told)) return 'sent';
		const name = limits.bucket(keys, 'writing', participation);
		const waits = await limits.takeIn(trx, [{ name, rule: limits.perWriting }], now);
		if (waits > 0) return { waits };
		// What waits for somebody who has her case no more is not waiting for this one.
		const isFirst = (await rows.unread(trx, participation, 'hers', { team, since })) === 0;
		await rows.add(trx, keys, told, now);
		await audit.write(trx, keys, audit.inCase(victim), victim, 'message-written', now);
		// Until it is read one notice is enough.
		const reader = await readerNow(trx, holder, now);
		const notice = { kind: 'message-waiting', person: reader, facts: {} } as const;
		if (isFirst) await notices.owe(trx, notice, now);
		return 'sent';
	});
}

async function doorOf(
	trx: Trx,
	{ participation }: Victim,
	holder: Holder | undefined
): Promise<{ readonly door: Door; readonly isHandedOver: boolean; readonly since: Instant }> {
	const row = await trx
		.selectFrom('message_access')
		.selectAll()
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	const isHandedOver = row !== undefined && holder !== undefined && row.seq !== holder.seq;
	const since = row?.opened_at ?? 0;
	if (!holder) return { door: 'nobody', isHandedOver, since };
	if (!row || isHandedOver) return { door: 'new', isHandedOver, since };
	return { door: row.closed_at === null ? 'open' : 'closed', isHandedOver, since };
}
