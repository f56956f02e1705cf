/** A hearing that leaves a case for another: the first must not go on telling of it. */
import { gone, type Share } from '#lib/domain/case/snapshot.ts';
import type { CaseId } from '#lib/domain/event.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import * as ledgers from '#lib/server/case/ledgers.ts';
import { indexOf } from '#lib/server/vault/keys.ts';
import * as batches from './batch.ts';
import type { Batch } from './batch.ts';
import { add, type Named } from './deliver.ts';
import type { Part } from './feed-part.ts';

/** Takes what was shared of a hearing before out of the cases that its newest share, told in these parts, is not about. */
export async function release(
	batch: Batch,
	agency: Agency,
	told: readonly Part[],
	reached: readonly CaseId[],
	named: Named
): Promise<void> {
	const [share] = told.flatMap(({ shares = [] }) => shares);
	const [hearing] = told.flatMap((part) => part.hearing ?? []);
	if (!share || hearing === undefined) return;
	const reference = indexOf(batch.keys, 'reference', hearing);
	await batches.learn(batch, { references: [reference] });
	const others = batches.holding(batch, [reference]).filter((one) => !reached.includes(one));
	await leave(batch, agency, share, others, named);
}

/** Takes out of these cases what was shared of the hearing of a share before it. */
export async function leave(
	batch: Batch,
	agency: Agency,
	share: Share,
	cases: readonly CaseId[],
	named: Named
): Promise<void> {
	const shares = (['listed', 'resulted', 'scheduled'] as const).map((sort) =>
		gone({ ...share, sort }, share.at)
	);
	await batches.openCases(batch, cases);
	for (const caseId of cases) {
		const ledger = batch.ledgers.get(caseId);
		if (!ledger) continue;
		const known = await ledgers.sharesOf(batch.trx, batch.keys, ledger);
		if (!known.some(({ hearing, at }) => hearing === share.hearing && at <= share.at)) continue;
		await add(batch, caseId, agency, { references: [], tellings: [], shares }, named);
	}
}
