/** When she is safe, in her own words, where none of our times is: somebody reads it and gives it a time, which she may refuse. */
import { addWorkingDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Slot, Wishes } from './call.ts';

/** How many characters it may have. */
export const longestHour = 120;

/** Whether she waits to be given a time: she wrote when she is safe, and none of ours is hers. */
export function waitsForTime({ hour, slots }: Pick<Wishes, 'hour' | 'slots'>): boolean {
	return hour !== undefined && slots.length === 0;
}

/** How it stands where she wrote one: she waits for a time, or has one that an advocate gave it and she did not choose. */
export function hourOf(
	wishes: Pick<Wishes, 'hour' | 'slots'>,
	steps: readonly { readonly step: string }[]
): 'waits' | 'timed' | undefined {
	if (waitsForTime(wishes)) return 'waits';
	const last = steps.findLast(({ step }) => step === 'timed' || step === 'moved');
	return wishes.hour !== undefined && last?.step === 'timed' ? 'timed' : undefined;
}

/** By when somebody reads it: the end of the next working day. Nothing is promised for then but that. */
export function readBy(now: Instant): Slot {
	const on = addWorkingDays(dayOf(now), 1);
	const end = instantOf(on, '17:00');
	return { on, from: end, to: end };
}
