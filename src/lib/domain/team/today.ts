/** When what an advocate has to do falls due: late, now, next, or later this week. */
import { addDays, addWorkingDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import { half, type CallKind } from '#lib/domain/call/call.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Turn } from './desk-order.ts';

/** Under which heading something stands, the most urgent first. */
export const bands = ['late', 'now', 'next', 'week'] as const;
export type Band = (typeof bands)[number];

/** When something falls due: the instant that says so, and the band it puts it in. */
export type Due = { readonly band: Band; readonly at: Instant };

type Call = {
	readonly kind: CallKind;
	readonly turn: Turn;
	readonly promised: { readonly from: Instant };
	readonly lateSince?: Instant;
};

/** When a call falls due: a promise that is to come when it comes, though she is safe now. */
export function callDue({ kind, turn, promised, lateSince }: Call, now: Instant): Due {
	if (lateSince !== undefined) return { band: 'late', at: lateSince };
	if (promised.from > now && turn.is !== 'past')
		return { band: kind === 'safety' ? 'now' : bandOf(promised.from, now), at: promised.from };
	if (turn.is === 'next') return { band: bandOf(turn.from, now), at: turn.from };
	// Rung while it lasts; or owed at no time, which is now.
	return { band: 'now', at: turn.is === 'now' ? turn.until : promised.from };
}

/** In which band an instant that is to come lies. */
export function bandOf(at: Instant, now: Instant): Band {
	if (at - now <= half) return 'now';
	return at < instantOf(addDays(addWorkingDays(dayOf(now), 1), 1)) ? 'next' : 'week';
}
