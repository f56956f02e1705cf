/** What did not fit its case, and what waits for a case, for whoever runs the service: no name, no reference, no place. */
import type { AgencyId, Operator } from '#lib/domain/actor.ts';
import type { CaseId, Day, EventKind, Instant } from '#lib/domain/event.ts';
import { misfits, type Reason } from '#lib/domain/case/misfit.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db } from '#lib/server/database.ts';
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
	readonly messages: number;
	readonly since: Instant;
};

/** How many messages of each agency wait for a case that nobody has opened, and since when. */
export async function waiting(db: Db): Promise<Waiting[]> {
	const rows = await db
		.selectFrom('parked')
		.select(({ fn }) => [
			'agency_id as agency',
			fn.countAll<number>().as('messages'),
			fn.min('received_at').as('since')
		])
		.groupBy('agency_id')
		.orderBy('agency_id')
		.execute();
	return rows.map(({ agency, messages, since }) => ({
		agency,
		messages: Number(messages),
		since: Number(since)
	}));
}
