/** How much of a team's diary callers may hold whom nobody knows: the rest of each day is for people with a page, and in danger. */
import type { Day } from '#lib/domain/event.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import type { Promised } from './rota.ts';
import type { TeamId } from './team.ts';

/** Of so many places, how many they may hold: three of four, and of one the one. */
export function ofStrangers(places: number): number {
	return Math.max(Math.min(places, 1), Math.floor((places * 3) / 4));
}

/** How many half hours of a day they may still be promised by a team that can make so many calls on it. */
export function leftOn(
	team: TeamId,
	{ places, promised }: { readonly places: number; readonly promised: readonly Promised[] },
	isOn: (one: Promised) => boolean
): number {
	const held = promised.filter((one) => one.stranger && one.team === team && isOn(one));
	return Math.max(0, ofStrangers(places) - held.length);
}

/** Those of the times of one call that leave the others of each day their part; `left` is what strangers may still have. */
export function withinShare(
	tries: readonly Slot[],
	left: (on: Day) => number
): readonly Slot[] {
	return tries.filter(
		({ on }, nth) => tries.slice(0, nth).filter((one) => one.on === on).length < left(on)
	);
}
