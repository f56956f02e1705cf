/** A case to which shares of hearings came one after another, without a database: what the courts told, as events. */
import { changesBy } from '#lib/domain/case/share.ts';
import { replaced, taken, type Share } from '#lib/domain/case/snapshot.ts';
import type { Event, EventId } from '#lib/domain/event.ts';

export type CaseOf = { readonly known: Event[]; readonly kept: readonly Share[] };

/** The facts that these shares enter, in the order in which they arrive, and the shares that are kept. */
export function caseOf(arrivals: readonly Share[], heardFrom = 0): CaseOf {
	let kept: readonly Share[] = [];
	const known: Event[] = [];
	for (const [nth, one] of arrivals.entries()) {
		const share = taken(one, kept);
		if (!share) continue;
		kept = replaced(kept, share);
		for (const { telling, of, instead } of changesBy(share, kept, known)) {
			const corrects = instead ? { corrects: instead } : {};
			const id = `e-${known.length}` as EventId;
			const heardAt = heardFrom + nth;
			known.push({ ...telling, ...corrects, id, share: of, heardAt, toldBy: 'courts' } as Event);
		}
	}
	return { known, kept };
}
