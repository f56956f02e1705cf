/** A legal hold: for a while nothing of hers may be destroyed, and she is told why and until when. */
import type { Day } from '#lib/domain/event.ts';

/**
 * Why: the case still goes on (Criminal Procedure and Investigations Act 1996), a court has ordered it, or a complaint
 * or review that she or somebody else asked for is not over.
 */
export const holdReasons = ['case-goes-on', 'court-order', 'complaint'] as const;
/** `by-law`: police asked to be given notes, and it is not decided. It says no more, for she may not be told of every one. */
export type HoldReason = (typeof holdReasons)[number] | 'by-law';
export type Hold = { readonly reason: HoldReason; readonly until: Day };

/** Whether a hold still holds on a day; its last day counts. */
export function isHeld(hold: Hold | undefined, today: Day): hold is Hold {
	return hold !== undefined && today <= hold.until;
}
