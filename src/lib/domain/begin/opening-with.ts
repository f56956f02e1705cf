/** How long a record that an advocate began with somebody stays open to the advocate. */
import { addWorkingDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';

/** The end of the next working day: time to finish it together. After that she decides who sees it. The length is ours. */
export function openingEnds(now: Instant): Instant {
	return instantOf(addWorkingDays(dayOf(now), 1), '17:00');
}
