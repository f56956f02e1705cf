/** The facts that agencies told, over all cases: for the operator, who is shown what does not fit and nothing else. */
import type { CaseId, Event } from '#lib/domain/event.ts';
import type { Db } from './database.ts';
import { readRow } from './events.ts';
import { openedRows } from './facts.ts';
import type { Keys } from './keys.ts';

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
		const rows = await db
			.selectFrom('events')
			.leftJoin('agencies', 'agencies.id', 'events.agency_id')
			.selectAll('events')
			.select('agencies.name as source')
			.where('events.case_id', 'in', ids)
			.where('events.told_to', 'is', null)
			.orderBy('events.case_id')
			.orderBy('events.seq')
			.execute();
		const byCase = Map.groupBy(await openedRows(db, keys, rows), (row) => row.case_id);
		for (const [caseId, own] of byCase) yield { caseId, told: own.map(readRow) };
		after = ids.at(-1) ?? after;
	}
}

const pageOfCases = 500;
