/** A case to which shares of hearings came one after another, without a database: what the courts told, as events. */
import { changesBy, isOlder, replaced, type Share } from '#lib/domain/case/share.ts';
import type { Event, EventId } from '#lib/domain/event.ts';

export type CaseOf = { readonly known: Event[]; readonly kept: readonly Share[] };

/** The facts that these shares enter, in the order in which they arrive, and the shares that are kept. */
export function caseOf(arrivals: readonly Share[], heardFrom = 0): CaseOf {
	let kept: readonly Share[] = [];
	const known: Event[] = [];
	for (const [nth, share] of arrivals.entries()) {
		if (isOlder(share, kept)) continue;
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
