/** What is held, for the keepers: from whom, how much and what it would say; of whom never. And what becomes of it. */
import type { Staff } from '#lib/domain/actor.ts';
import { type Event, type EventKind, type Instant } from '#lib/domain/event.ts';
import type { WatchedSort } from '#lib/domain/news/burst.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as events from '#lib/server/case/events.ts';
import { openedRows, readRow } from '#lib/server/case/facts.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { forgetShares } from './forgetting.ts';
import { holdBursts, sortOf } from '#lib/server/feed/bursts.ts';
import * as pace from '#lib/server/feed/pace.ts';
import { owe } from '#lib/server/feed/settle.ts';
import type { BurstId } from '#lib/server/feed/tables.ts';

/** One sort of sentence among what is held, and how often. */
export type Sample = { readonly of: Pick<Event, 'kind' | 'data'>; readonly many: number };
export type Burst = {
	readonly id: BurstId;
	readonly source: string;
	readonly sort: WatchedSort;
	readonly facts: number;
	readonly cases: number;
	/** What the newest of them would say, the most frequent first. */
	readonly says: readonly Sample[];
	readonly beganAt: Instant;
	readonly lastAt: Instant;
};

/** So many of a burst are opened to say what they are about. */
const opened = 500;
const samples = 5;

/** The bursts that wait for a keeper, the oldest first. */
export async function list(db: Db, keys: Keys): Promise<Burst[]> {
	const rows = await db
		.selectFrom('bursts')
		.innerJoin('agencies', 'agencies.id', 'bursts.agency_id')
		.selectAll('bursts')
		.select('agencies.name as source')
		.select(({ selectFrom }) => [
			selectFrom('held_facts')
				.select(({ fn }) => fn.countAll<number>().as('many'))
				.whereRef('held_facts.burst_id', '=', 'bursts.id')
				.where('held_facts.dropped_at', 'is', null)
				.as('facts'),
			selectFrom('held_facts')
				.innerJoin('events', 'events.id', 'held_facts.event_id')
				.select(({ fn }) => fn.count<number>('events.case_id').distinct().as('many'))
				.whereRef('held_facts.burst_id', '=', 'bursts.id')
				.where('held_facts.dropped_at', 'is', null)
				.as('cases')
		])
		.where('bursts.decided_at', 'is', null)
		.orderBy('bursts.began_at')
		.execute();
	return Promise.all(
		rows.map(async (row) => ({
			id: row.id,
			source: row.source,
			sort: sortOf(keys, row),
			facts: Number(row.facts),
			cases: Number(row.cases),
			says: samplesOf((await factsOf(db, keys, row.id, opened)).map(({ event }) => event)),
			beganAt: row.began_at,
			lastAt: row.last_at
		}))
	);
}

function samplesOf(held: readonly Event[]): Sample[] {
	const byKind = Map.groupBy(held, ({ kind }): EventKind => kind);
	return [...byKind.values()]
		.flatMap((some) => (some[0] ? [{ of: some[0], many: some.length }] : []))
		.map(({ of: { kind, data }, many }) => ({ of: { kind, data } as Event, many }))
		.toSorted((one, other) => other.many - one.many)
		.slice(0, samples);
}

/** What is held with a burst; what was withdrawn meanwhile is not. */
function heldWith(db: Db | Trx, burst: BurstId) {
	return db
		.selectFrom('held_facts')
		.innerJoin('events', 'events.id', 'held_facts.event_id')
		.where('held_facts.burst_id', '=', burst)
		.where('held_facts.dropped_at', 'is', null);
}

async function factsOf(db: Db | Trx, keys: Keys, burst: BurstId, most?: number) {
	const rows = await heldWith(db, burst)
		.selectAll('events')
		.orderBy('events.heard_at', 'desc')
		.orderBy('events.case_id')
		.orderBy('events.seq')
		.$if(most !== undefined, (some) => some.limit(most ?? 0))
		.execute();
	const all = await openedRows(db, keys, rows);
	return all.map((row) => ({ row, event: readRow({ ...row, source: null }) }));
}

/** Throws what is held away: it stays kept and is shown to nobody. Returns how many facts; 0 where it was decided before. */
export async function drop(
	db: Db,
	keys: Keys,
	keeper: Staff,
	burst: BurstId,
	now: Instant
): Promise<number> {
	return transaction(db, async (trx) => {
		if (!(await isDecidedNow(trx, burst, now))) return 0;
		const byCase = Map.groupBy(await factsOf(trx, keys, burst), ({ row }) => row.case_id);
		for (const [caseId, some] of byCase) {
			const facts = some.map(({ event }) => event);
			await forgetShares(trx, keys, caseId, facts, now);
		}
		const { numUpdatedRows } = await trx
			.updateTable('held_facts')
			.set({ dropped_at: now })
			.where('burst_id', '=', burst)
			.where('dropped_at', 'is', null)
			.executeTakeFirstOrThrow();
		await audit.write(trx, keys, `person:${keeper.person}`, keeper, 'facts-decided', now);
		return Number(numUpdatedRows);
	});
}

/** Lets it through: it is shown as of when it came, and owes what it would have owed. False where it was decided before. */
export async function letThrough(
	trx: Trx,
	keys: Keys,
	burst: BurstId,
	now: Instant
): Promise<boolean> {
	const row = await isDecidedNow(trx, burst, now);
	if (!row) return false;
	const held = await factsOf(trx, keys, burst);
	await trx
		.deleteFrom('held_facts')
		.where('burst_id', '=', burst)
		.where('dropped_at', 'is', null)
		.execute();
	const byCase = Map.groupBy(held, ({ row: { case_id } }) => case_id);
	const told = [];
	for (const [caseId, some] of byCase) {
		const added = some.map(({ event }) => event);
		const known = await events.knownOf(trx, keys, caseId);
		told.push({ caseId, agency: row.agency_id, added, known });
	}
	await audit.writeAll(
		trx,
		keys,
		told.map(({ caseId, agency }) => ({
			about: `case:${caseId}` as const,
			actor: { kind: 'agency', agency } as const,
			act: 'events-added' as const
		})),
		now
	);
	await owe(trx, keys, told, now);
	await pace.count(trx, { agency: row.agency_id, sort: sortOf(keys, row) }, byCase.size, now);
	return true;
}

// A delivery holds its cases first and then its bursts: so does this, and none adds to what is decided.
async function isDecidedNow(trx: Trx, burst: BurstId, now: Instant) {
	const rows = await heldWith(trx, burst)
		.select(['events.case_id', 'events.agency_id'])
		.distinct()
		.execute();
	await lock(
		trx,
		rows.map(({ case_id }) => case_id)
	);
	await holdBursts(
		trx,
		rows.flatMap(({ agency_id }) => agency_id ?? [])
	);
	const [row] = await trx
		.updateTable('bursts')
		.set({ decided_at: now })
		.where('id', '=', burst)
		.where('decided_at', 'is', null)
		.returningAll()
		.execute();
	return row;
}
