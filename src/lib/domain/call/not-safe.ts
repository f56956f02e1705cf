/** After somebody else answered, or it was not safe, nobody rings again before the time she was promised next. */
import type { Instant } from '#lib/domain/event.ts';
import type { outcomes, Slot } from './call.ts';

type Went = { readonly step: (typeof outcomes)[number]; readonly at: Instant };

/**
 * When it was last not safe in a call, by how it went each time; nothing where we spoke since. That nobody answered takes
 * nothing of it away: it may have been rung in danger.
 */
export function notSafeAt(went: readonly Went[]): Instant | undefined {
	const last = went.findLast(({ step }) => step !== 'no-answer');
	return last?.step === 'not-safe' ? last.at : undefined;
}

/** Until when nobody rings after that: till she is to be rung next; for good, where no time after it is promised any more. */
export function quietUntil(at: Instant, { from, to }: Pick<Slot, 'from' | 'to'>): Instant {
	return from < to && from > at ? from : Infinity;
}

/** What is left of her times from an instant on. */
export function timesFrom(slots: readonly Slot[], from: Instant): Slot[] {
	return slots
		.filter(({ to }) => to > from)
		.map((slot) => ({ ...slot, from: Math.max(slot.from, from) }));
}
