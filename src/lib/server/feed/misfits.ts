/** What did not fit its case, and what waits for a case, for whoever runs the service: no name, no reference, no place. */
import type { AgencyId, Operator } from '#lib/domain/actor.ts';
import type { CaseId, Day, EventKind, Instant } from '#lib/domain/event.ts';
import { misfits, type Reason } from '#lib/domain/case/misfit.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import * as marks from '#lib/server/marks.ts';
import { eachOfAgencies } from './agency-facts.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

export type Odd = {
	readonly caseId: CaseId;
	readonly kind: EventKind;
	readonly on: Day;
	readonly source: string;
	readonly reason: Reason;
};

/** Every fact of the agencies that does not fit its case, by case; looking is written down for the cases that have one. */
export async function list(db: Db, keys: Keys, operator: Operator, now: Instant): Promise<Odd[]> {
	const odd: Odd[] = [];
	for await (const { caseId, told } of eachOfAgencies(db, keys)) {
		const found = misfits(told);
		if (found.length === 0) continue;
		await transaction(db, (trx) =>
			audit.write(trx, keys, `case:${caseId}`, operator, 'case-checked', now)
		);
		for (const { event, reason } of found)
			odd.push({
				caseId,
				kind: event.kind,
				on: event.on,
				source: event.source ?? event.toldBy,
				reason
			});
	}
	return odd;
}

export type Waiting = {
	readonly agency: AgencyId;
	readonly name: string;
	readonly messages: number;
	readonly since: Instant;
};

/** How many messages of each agency wait for a case that nobody has opened, and since when. */
export async function waiting(db: Db): Promise<Waiting[]> {
	const rows = await db
		.selectFrom('parked')
		.innerJoin('agencies', 'agencies.id', 'parked.agency_id')
		.select(({ fn }) => [
			'agency_id as agency',
			'agencies.name as name',
			fn.countAll<number>().as('messages'),
			fn.min('received_at').as('since')
		])
		.groupBy(['agency_id', 'agencies.name'])
		.orderBy('agency_id')
		.execute();
	return rows.map(({ agency, name, messages, since }) => ({
		agency,
		name,
		messages: Number(messages),
		since: Number(since)
	}));
}

/** How many facts did not fit when all cases were gone through last, when that was, and since when there are any. */
export type Counted = { readonly many: number; readonly at: Instant; readonly since: Instant };

const mark = 'misfits';
const day = 24 * 60 * 60_000;

/** What was counted last; nothing where nobody has counted yet. */
export async function counted(db: Db): Promise<Counted | undefined> {
	const value = await marks.read(db, mark);
	return value === undefined ? undefined : (JSON.parse(value) as Counted);
}

/** Counts anew once a day. Nobody looks at a case for it, so that nothing is written down there. */
export async function recount(db: Db, keys: Keys, now: Instant): Promise<void> {
	const before = await counted(db);
	if (before && now - before.at < day) return;
	let many = 0;
	for await (const { told } of eachOfAgencies(db, keys)) many += misfits(told).length;
	const since = before && before.many > 0 ? before.since : now;
	await marks.set(db, mark, JSON.stringify({ many, at: now, since } satisfies Counted));
}
