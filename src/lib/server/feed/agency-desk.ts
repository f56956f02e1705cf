/** What the people of an agency see of what their own system sent: how many and of which kind, nothing of any person. */
import type { Officer } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { misfits, reasons, type Reason } from '#lib/domain/case/misfit.ts';
import { mostRecent, recentFor } from './agency-facts.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** Messages that lie somewhere, and since when; nothing when there are none. */
export type Heap = { readonly number: number; readonly since: Day };
export type Desk = {
	readonly name: string;
	/** When their system was heard last. */
	readonly heardAt?: Instant;
	readonly unread?: Heap;
	readonly waiting?: Heap;
	readonly odd: readonly { readonly reason: Reason; readonly number: number }[];
	/** Whether there are more cases than were looked at. */
	readonly isPart: boolean;
};

const day = 24 * 60 * 60 * 1000;
const recent = 30 * day;

/** Reads it for one of their people; a case in which something does not fit says so to its victims, once a day. */
export async function readFor(
	db: Db,
	keys: Keys,
	officer: Officer,
	now: Instant
): Promise<Desk | undefined> {
	const agency = await scopedTo(db, officer).executeTakeFirst();
	if (!agency) return undefined;
	const unread = await heapOf(db, 'quarantine', officer);
	const waiting = await heapOf(db, 'parked', officer);
	return {
		name: agency.name,
		...(agency.heard ? { heardAt: Number(agency.heard) } : {}),
		...(unread ? { unread } : {}),
		...(waiting ? { waiting } : {}),
		...(await oddFor(db, keys, officer, now))
	};
}

/** The read of the agency itself, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, { agency }: Officer) {
	return db
		.selectFrom('agencies')
		.select('agencies.name')
		.select((sub) =>
			sub
				.selectFrom('deliveries')
				.select(({ fn }) => fn.max('deliveries.received_at').as('heard'))
				.where('deliveries.agency_id', '=', agency)
				.as('heard')
		)
		.where('agencies.id', '=', agency);
}

/** The read of what lies somewhere, scoped likewise. */
export function heapScopedTo(db: Db | Trx, heap: 'quarantine' | 'parked', { agency }: Officer) {
	return db
		.selectFrom(heap)
		.select(({ fn }) => [
			fn.countAll<number>().as('number'),
			fn.min(`${heap}.received_at`).as('since')
		])
		.where(`${heap}.agency_id`, '=', agency);
}

async function heapOf(
	db: Db,
	heap: 'quarantine' | 'parked',
	officer: Officer
): Promise<Heap | undefined> {
	const row = await heapScopedTo(db, heap, officer).executeTakeFirst();
	const number = Number(row?.number ?? 0);
	return number > 0 ? { number, since: dayOf(Number(row?.since)) } : undefined;
}

async function oddFor(db: Db, keys: Keys, officer: Officer, now: Instant) {
	const cases = await recentFor(db, keys, officer, now - recent);
	const found = cases
		.map(({ caseId, told, own }) => ({
			chain: `case:${caseId}` as const,
			odd: misfits(told).filter(({ event }) => own.has(event.id))
		}))
		.filter(({ odd }) => odd.length > 0);
	const chains = found.map(({ chain }) => chain);
	if (chains.length > 0) await writeDown(db, keys, officer, chains, now);
	const all = found.flatMap(({ odd }) => odd.map(({ reason }) => reason));
	return {
		odd: reasons.flatMap((reason) => {
			const number = all.filter((one) => one === reason).length;
			return number > 0 ? [{ reason, number }] : [];
		}),
		isPart: cases.length === mostRecent
	};
}

async function writeDown(
	db: Db,
	keys: Keys,
	officer: Officer,
	chains: readonly audit.Chain[],
	now: Instant
): Promise<void> {
	const today = { since: now - day, now };
	await transaction(db, async (trx) => {
		await lock(trx, chains);
		for (const chain of chains)
			await audit.writeOnce(trx, keys, { chain }, officer, 'case-checked', today);
	});
}
