/** The facts that agencies told, over many cases: for those who are shown what does not fit, and nothing else. */
import type { Officer } from '#lib/domain/actor.ts';
import type { CaseId, Event, EventId, Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { openedRows, readRow } from '#lib/server/case/facts.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

/** The facts of the agencies, case by case in the order of their ids, a page of cases at a time: for the operator. */
export async function* eachOfAgencies(
	db: Db,
	keys: Keys
): AsyncGenerator<{ readonly caseId: CaseId; readonly told: readonly Event[] }> {
	let after = '' as CaseId;
	for (;;) {
		const cases = await db
			.selectFrom('cases')
			.select('id')
			.where('id', '>', after)
			.orderBy('id')
			.limit(pageOfCases)
			.execute();
		if (cases.length === 0) return;
		const ids = cases.map(({ id }) => id);
		const byCase = Map.groupBy(await factsOf(db, keys, ids), (row) => row.case_id);
		for (const [caseId, own] of byCase) yield { caseId, told: own.map(readRow) };
		after = ids.at(-1) ?? after;
	}
}

const pageOfCases = 500;

/** The newest cases that an agency's own people are told of at once. */
export const mostRecent = 200;

export type Recent = {
	readonly caseId: CaseId;
	/** What all agencies told of the case: only so can it be seen what does not fit. */
	readonly told: readonly Event[];
	readonly own: ReadonlySet<EventId>;
};

/** The cases of which an officer's own agency told something since an instant, the newest first, so many at most. */
export async function recentFor(
	db: Db | Trx,
	keys: Keys,
	officer: Officer,
	since: Instant
): Promise<Recent[]> {
	const cases = await scopedTo(db, officer, since).execute();
	const rows = await factsOf(
		db,
		keys,
		cases.map(({ case_id }) => case_id)
	);
	const byCase = Map.groupBy(rows, (row) => row.case_id);
	return [...byCase].map(([caseId, told]) => ({
		caseId,
		told: told.map(readRow),
		own: new Set(told.filter((row) => row.agency_id === officer.agency).map(({ id }) => id))
	}));
}

/** The one read of an agency's own cases, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, officer: Officer, since: Instant) {
	return db
		.selectFrom('events')
		.select('events.case_id')
		.where('events.agency_id', '=', officer.agency)
		.where('events.heard_at', '>=', since)
		.groupBy('events.case_id')
		.orderBy(({ fn }) => fn.max('events.heard_at'), 'desc')
		.orderBy('events.case_id')
		.limit(mostRecent);
}

async function factsOf(db: Db | Trx, keys: Keys, cases: readonly CaseId[]) {
	if (cases.length === 0) return [];
	const rows = await db
		.selectFrom('events')
		.leftJoin('agencies', 'agencies.id', 'events.agency_id')
		.selectAll('events')
		.select('agencies.name as source')
		.where('events.case_id', 'in', cases)
		.where('events.told_to', 'is', null)
		.orderBy('events.case_id')
		.orderBy('events.seq')
		.execute();
	return openedRows(db, keys, rows);
}
