/** A court's decision about bail that speaks against itself. */
import type { EventOf } from '#lib/domain/event.ts';

/** Whether it says that there are no rules, or no bail, and names a rule: which of the two is so nobody knows. */
export function isTorn({ bail, protections }: EventOf<'court-bail-decided'>['data']): boolean {
	return ['unconditional-bail', 'not-applicable'].includes(bail) && protections.length > 0;
}
