/** Too many facts of one sort from one source within an hour: kept, and seen by nobody until a person has looked. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { CaseId, EventId, Instant } from '#lib/domain/event.ts';
import {
	burstWindow,
	fewestCases,
	mostCases,
	watchedSortOf,
	type WatchedSort
} from '#lib/domain/news/burst.ts';
import * as safetyCalls from '#lib/server/call/safety.ts';
import * as factsApart from '#lib/server/case/facts-apart.ts';
import * as ledgers from '#lib/server/case/ledgers.ts';
import { lock, type Trx } from '#lib/server/database.ts';
import * as news from '#lib/server/notice/news.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { preparedForMany } from '#lib/server/prepared.ts';
import type { Row } from '#lib/server/tables.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import * as pace from './pace.ts';
import type { BurstId } from './tables.ts';

/** A fact that is held, and with which burst. */
export type Held = { readonly event: EventId; readonly burst: BurstId };
type Watched = { readonly caseId: CaseId; readonly event: EventId };
type Of = { readonly agency: AgencyId; readonly sort: WatchedSort };

/**
 * Which of these new facts are to be held. Where they make too many, those that the source told within the last hour are
 * held with them: whoever has not looked meanwhile never sees them.
 */
export async function judge(
	trx: Trx,
	keys: Keys,
	told: readonly news.Added[],
	now: Instant
): Promise<Held[]> {
	const watched = told.flatMap((one) => watchedIn(one));
	const held: Held[] = [];
	// Two deliveries of one source count one after the other, and neither adds to a burst while it is decided.
	await holdBursts(
		trx,
		watched.map(({ agency }) => agency)
	);
	for (const [agency, theirs] of Map.groupBy(watched, (one) => one.agency)) {
		const open = await openOf(trx, keys, agency, now);
		for (const [sort, fresh] of Map.groupBy(theirs, (one) => one.sort)) {
			const of = { agency, sort };
			const burst = open.get(sort) ?? (await begun(trx, keys, of, fresh, now));
			if (!burst) await pace.count(trx, of, casesOf(fresh).length, now);
			else {
				await grow(trx, burst, now);
				held.push(...fresh.map(({ event }) => ({ event, burst })));
			}
		}
	}
	return [...held, ...(await followers(trx, told, held))];
}

/** Holds what is decided of the bursts of these sources until the transaction ends; whoever holds cases too holds those first. */
export function holdBursts(trx: Trx, agencies: readonly AgencyId[]): Promise<void> {
	return lock(
		trx,
		agencies.map((agency) => `bursts/${agency}`)
	);
}

/** What puts right or takes back something that is held says nothing without it: it is held with it. */
async function followers(
	trx: Trx,
	told: readonly news.Added[],
	held: readonly Held[]
): Promise<Held[]> {
	const correcting = told.flatMap(({ added }) => added.filter(({ corrects }) => corrects));
	if (correcting.length === 0) return [];
	const before = await heldAmong(
		trx,
		correcting.map(({ corrects }) => ({ id: corrects ?? '' }))
	);
	const bursts = new Map(before.map(({ event_id, burst_id }) => [event_id, burst_id]));
	for (const { event, burst } of held) bursts.set(event, burst);
	const own = new Set(held.map(({ event }) => event));
	return correcting.flatMap(({ id, corrects }) => {
		const burst = corrects && bursts.get(corrects);
		if (!burst || own.has(id)) return [];
		bursts.set(id, burst);
		return [{ event: id, burst }];
	});
}

const heldAmong = preparedForMany<{ readonly id: string }>('id')((db, rows) =>
	db
		.selectFrom('held_facts')
		.select(['event_id', 'burst_id'])
		.where('dropped_at', 'is', null)
		.where(
			'event_id',
			'in',
			rows.map(({ id }) => id as EventId)
		)
);

function watchedIn({ caseId, agency, added, known }: news.Added): (Watched & Of)[] {
	return added.flatMap((event) => {
		const sort = watchedSortOf(event, known.slice(0, known.indexOf(event)));
		return sort ? [{ caseId, agency, event: event.id, sort }] : [];
	});
}

/** Holds facts that are kept already. */
export async function hold(trx: Trx, held: readonly Held[]): Promise<void> {
	await addHeld(
		trx,
		held.map(({ event, burst }) => ({ event_id: event, burst_id: burst, dropped_at: null }))
	);
}

/** The bursts of a source that go on: until it was quiet for as long as one is looked back on, all of their sort is held. */
async function openOf(
	trx: Trx,
	keys: Keys,
	agency: AgencyId,
	now: Instant
): Promise<ReadonlyMap<WatchedSort, BurstId>> {
	const rows = await trx
		.selectFrom('bursts')
		.select(['id', 'sort_sealed'])
		.where('agency_id', '=', agency)
		.where('decided_at', 'is', null)
		.where('last_at', '>', now - burstWindow)
		.execute();
	return new Map(rows.map((row) => [sortOf(keys, row), row.id]));
}

/** Of what sort the facts of a burst are. */
export function sortOf(
	keys: Keys,
	{ id, sort_sealed }: Pick<Row<'bursts'>, 'id' | 'sort_sealed'>
): WatchedSort {
	return unseal(keys, 'parked', `bursts/${id}`, sort_sealed) as WatchedSort;
}

async function grow(trx: Trx, burst: BurstId, now: Instant): Promise<void> {
	await trx.updateTable('bursts').set({ last_at: now }).where('id', '=', burst).execute();
}

/** The burst that begins with these facts, with all of the last hour held; nothing where they are not too many. */
async function begun(
	trx: Trx,
	keys: Keys,
	of: Of,
	fresh: readonly Watched[],
	now: Instant
): Promise<BurstId | undefined> {
	const counted = casesOf(fresh).length + (await pace.lately(trx, of, now));
	if (counted < fewestCases) return undefined;
	const most = mostCases(await pace.busiest(trx, of, now));
	if (counted < most) return undefined;
	// One case that was told of again and again counts once.
	const before = await toldLately(trx, keys, of, now);
	if (casesOf([...before, ...fresh]).length < most) return undefined;
	const id = newId() as BurstId;
	await trx
		.insertInto('bursts')
		.values({
			id,
			agency_id: of.agency,
			sort_sealed: seal(keys, 'parked', `bursts/${id}`, of.sort),
			began_at: now,
			last_at: now,
			decided_at: null
		})
		.execute();
	await hold(
		trx,
		before.map(({ event }) => ({ event, burst: id }))
	);
	await pace.forgetLately(trx, of, now);
	await safetyCalls.unowe(
		trx,
		before.map(({ event }) => event),
		now
	);
	await news.endEmpty(trx, keys, casesOf(before));
	const notice = { kind: 'facts-held', role: 'keeper', facts: {}, source: of.agency } as const;
	await notices.owe(trx, notice, now);
	return id;
}

async function toldLately(
	trx: Trx,
	keys: Keys,
	{ agency, sort }: Of,
	now: Instant
): Promise<Watched[]> {
	const after = await lookedAt(trx, keys, { agency, sort }, now - burstWindow);
	const told = await factsApart.standingOf(trx, { agency, since: after + 1 }).execute();
	const rows = told.filter(({ held_by }) => held_by === null);
	const lately = new Set<string>(rows.map(({ id }) => id));
	const cases = [...new Set(rows.map(({ case_id }) => case_id))];
	const open = await ledgers.ledgersOf(trx, keys, cases, now);
	return open.flatMap(({ caseId, known }) =>
		known.flatMap((event, nth) =>
			lately.has(event.id) && watchedSortOf(event, known.slice(0, nth)) === sort
				? [{ caseId, event: event.id }]
				: []
		)
	);
}

/** When a person decided of a burst of this sort last, if after an instant: what was let through then is not held again. */
async function lookedAt(trx: Trx, keys: Keys, { agency, sort }: Of, after: Instant) {
	const rows = await trx
		.selectFrom('bursts')
		.select(['id', 'sort_sealed', 'decided_at'])
		.where('agency_id', '=', agency)
		.where('decided_at', '>', after)
		.execute();
	const own = rows.filter((row) => sortOf(keys, row) === sort);
	return Math.max(after, ...own.map(({ decided_at }) => decided_at ?? 0));
}

function casesOf(facts: readonly Pick<Watched, 'caseId'>[]): CaseId[] {
	return [...new Set(facts.map(({ caseId }) => caseId))];
}

const addHeld = preparedForMany<Row<'held_facts'>>(
	...(['event_id', 'burst_id', 'dropped_at'] as const)
)((db, rows) => db.insertInto('held_facts').values(rows));
