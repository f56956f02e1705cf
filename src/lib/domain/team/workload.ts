/** How much one advocate has, and what may still be added: nobody is given more than they can stay with. */
import type { CallKind } from '#lib/domain/call/call.ts';

export type Workload = {
	/** Cases given to this advocate. */
	readonly cases: number;
	/** Calls taken, of people whose case is not among these. */
	readonly calls: number;
	/** The most that one of the team may have; nothing for whoever is in no team. */
	readonly cap?: number | undefined;
};

/** Whether there is no room for one more. */
export function isFull({ cases, calls, cap }: Workload): boolean {
	return cap !== undefined && cases + calls >= cap;
}

/** Whether one more call may be taken: when there is room, when it is of one's own case, and always for safety. */
export function mayTake(
	load: Workload,
	call: { readonly kind: CallKind; readonly isOwn: boolean }
): boolean {
	return call.isOwn || call.kind === 'safety' || !isFull(load);
}
