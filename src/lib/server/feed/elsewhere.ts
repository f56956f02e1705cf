/** What an event corrects in another case than its own: taken back there, or the reason why not. */
import type { CaseId, EventId, Telling } from '#lib/domain/event.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import { eventIdOf, type Origin } from '#lib/server/case/facts.ts';
import * as factsApart from '#lib/server/case/facts-apart.ts';
import type { Ledger } from '#lib/server/case/ledgers.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import * as batches from './batch.ts';
import type { Batch, Loose } from './batch.ts';

type Sent = { readonly source: string; readonly id: string };

/** The identity of a message of an agency, hashed. */
export function identityOf(keys: Keys, agency: Agency['id'], sent: Sent): string {
	return indexOf(keys, 'message', JSON.stringify([agency, sent.source, sent.id]));
}

/** Cases in which an event stands that an agency sent, with its id there. */
export async function casesOf(
	batch: Batch,
	agency: Agency['id'],
	sent: Sent
): Promise<Map<CaseId, EventId>> {
	const { trx, keys } = batch;
	const idIn = (caseId: CaseId) => eventIdOf(keys, caseId, { agency, ...sent });
	const here = [...batch.ledgers.values()].filter(({ caseId, known }) =>
		known.some(({ id }) => id === idIn(caseId))
	);
	const row = await trx
		.selectFrom('deliveries')
		.select('received_at')
		.where('identity', '=', identityOf(keys, agency, sent))
		.executeTakeFirst();
	// A delivery is taken whole in one moment.
	const at = row ? [Number(row.received_at)] : [];
	const kept = at.length > 0 ? await factsApart.standingOf(trx, { agency, at }).execute() : [];
	const there = kept.filter(({ id, case_id }) => id === idIn(case_id));
	const all = [...here, ...there.map(({ case_id: caseId }) => ({ caseId }))];
	return new Map(all.map(({ caseId }) => [caseId, idIn(caseId)]));
}

/** A taking back of one event, for the case in which it stands. */
export type TakingBack = { readonly caseId: CaseId; readonly telling: Telling };

/**
 * Where an event that a telling corrects stands in other cases than those it came to: what to take back there, or why it
 * corrects nothing at all.
 */
export async function correctedBy(
	batch: Batch,
	agency: Agency,
	origin: Pick<Origin, 'source'>,
	telling: Telling,
	reached: readonly CaseId[]
): Promise<readonly TakingBack[] | Loose> {
	const { corrects, on } = telling;
	if (corrects === undefined) return [];
	const all = await casesOf(batch, agency.id, { source: origin.source, id: corrects });
	if (reached.some((one) => all.has(one))) return [];
	const others = [...all.keys()];
	const theirs = others.filter((one) => !agency.force || one.startsWith(`${agency.force}-`));
	if (theirs.length === 0) return others.length > 0 ? 'not-yours' : 'nothing';
	await batches.openCases(batch, theirs);
	return theirs
		.filter((caseId) => !isCorrected(batch.ledgers.get(caseId), all.get(caseId)))
		.map((caseId) => ({ caseId, telling: { kind: 'withdrawn', on, corrects, data: {} } }));
}

function isCorrected(ledger: Ledger | undefined, event: EventId | undefined): boolean {
	return ledger?.known.some(({ corrects }) => corrects === event) === true;
}

/** Whether an event that corrects another would, through what that one corrects, correct itself. */
export function isCircle(
	{ keys, ledgers }: Batch,
	caseId: CaseId,
	origin: Pick<Origin, 'agency' | 'source' | 'id'>,
	{ corrects }: Telling
): boolean {
	if (corrects === undefined) return false;
	const known = new Map((ledgers.get(caseId)?.known ?? []).map((event) => [event.id, event]));
	const own = eventIdOf(keys, caseId, origin);
	const first = eventIdOf(keys, caseId, { ...origin, id: corrects });
	return leadsBack(own, first, (id) => known.get(id)?.corrects);
}

/** The same of what waits for its case: it would correct itself as soon as that is opened. */
export function isCircleOfWaiting(
	{ waiting }: Batch,
	{ agency, source, id }: Pick<Origin, 'agency' | 'source' | 'id'>,
	{ corrects }: Telling
): boolean {
	if (corrects === undefined) return false;
	const theirs = new Map(
		[...waiting.values()]
			.filter((one) => one.agency === agency && one.parked.source === source)
			.map(({ parked }) => [parked.id, parked.tellings])
	);
	return leadsBack(id, corrects, (at) => theirs.get(at)?.find((one) => one.corrects)?.corrects);
}

function leadsBack<Id>(own: Id, first: Id, next: (id: Id) => Id | undefined): boolean {
	const seen = new Set<Id>();
	let at: Id | undefined = first;
	while (at !== undefined && at !== own && !seen.has(at)) {
		seen.add(at);
		at = next(at);
	}
	return at === own;
}
