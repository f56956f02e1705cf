import type { Victim } from '#lib/domain/actor.ts';

/** Whether we are sure enough that it is her to let her make a way back in. */
export function isSure(victim: Victim): boolean {
	return victim.level === 'full' || victim.sure || victim.enhanced === 'no';
}
