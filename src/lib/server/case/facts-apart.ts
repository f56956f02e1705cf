/** Facts of agencies by who told them, whatever their case: for what is held and withdrawn, never for a page of hers. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { CaseId, EventId, Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';

/** One, all that a source told since an instant, or all that it told at some instants. */
export type Which =
	| { readonly event: EventId }
	| { readonly agency: AgencyId; readonly since: Instant }
	| { readonly agency: AgencyId; readonly at: readonly Instant[] };

/** Those of them that were not thrown away or withdrawn: what is shown, and what is only held (`held_by`). */
export function standingOf(db: Db | Trx, which: Which) {
	const all = db
		.selectFrom('events')
		.leftJoin('held_facts', 'held_facts.event_id', 'events.id')
		.selectAll('events')
		.select('held_facts.burst_id as held_by')
		.where('events.told_to', 'is', null)
		.where('held_facts.dropped_at', 'is', null)
		.orderBy('events.case_id')
		.orderBy('events.seq');
	if ('event' in which) return all.where('events.id', '=', which.event);
	const theirs = all.where('events.agency_id', '=', which.agency);
	return 'since' in which
		? theirs.where('events.heard_at', '>=', which.since)
		: theirs.where('events.heard_at', 'in', which.at);
}

/** The ids of what agencies told of a case. */
export async function sharedIn(trx: Trx, caseId: CaseId): Promise<EventId[]> {
	const rows = await trx
		.selectFrom('events')
		.select('id')
		.where('case_id', '=', caseId)
		.where('told_to', 'is', null)
		.execute();
	return rows.map(({ id }) => id);
}

/** What agencies told of a case, in its order, also what was thrown away and since when. */
export function toldIn(trx: Trx, caseId: CaseId) {
	return trx
		.selectFrom('events')
		.leftJoin('held_facts', 'held_facts.event_id', 'events.id')
		.selectAll('events')
		.select('held_facts.dropped_at')
		.where('events.case_id', '=', caseId)
		.where('events.told_to', 'is', null)
		.orderBy('events.seq');
}
