/** After somebody else answered, or it was not safe, nobody rings again before the time she was promised next. */
import type { Instant } from '#lib/domain/event.ts';
import type { Outcome, Slot } from './call.ts';

type Went = { readonly step: Outcome; readonly at: Instant };

/**
 * Until when nobody rings, by how a call went last: for good, where no time is promised any more; nothing where it was safe.
 * `promised`: when she is to be rung next.
 */
export function quietUntil(last: Went | undefined, promised: Instant): Instant | undefined {
	if (last?.step !== 'not-safe') return undefined;
	return promised > last.at ? promised : Infinity;
}

/** What is left of her times from an instant on. */
export function timesFrom(slots: readonly Slot[], from: Instant): Slot[] {
	return slots
		.filter(({ to }) => to > from)
		.map((slot) => ({ ...slot, from: Math.max(slot.from, from) }));
}
