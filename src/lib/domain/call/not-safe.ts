/** After somebody else answered, or it was not safe, nobody rings again before the time she was promised next. */
import type { Instant } from '#lib/domain/event.ts';
import { outcomes, type Slot } from './call.ts';

type Step = { readonly step: string; readonly at: Instant };

/** Until when nobody rings; nothing where it was safe, or she chose another time since. */
export function quietUntil(steps: readonly Step[], promised: Instant): Instant | undefined {
	const last = steps.findLast(
		({ step }) => step === 'moved' || outcomes.some((one) => one === step)
	);
	return last?.step === 'not-safe' && promised > last.at ? promised : undefined;
}

/** What is left of her times from an instant on. */
export function timesFrom(slots: readonly Slot[], from: Instant): Slot[] {
	return slots
		.filter(({ to }) => to > from)
		.map((slot) => ({ ...slot, from: Math.max(slot.from, from) }));
}
