/** How much of a team's diary callers may hold whom nobody knows: the rest of each day is for people with a page, and in danger. */
import type { Day } from '#lib/domain/event.ts';
import type { Slot } from '#lib/domain/call/call.ts';

/** What strangers may hold of a day in all, and what of it is left, in half hours. */
export type Share = { readonly most: number; readonly left: number };

/** Of so many places, how many strangers may hold: three of four, and of one the one. */
export function ofStrangers(places: number): number {
	return Math.max(Math.min(places, 1), Math.floor((places * 3) / 4));
}

/** Those times of one call, first to last, that stay within what is left of each day. */
export function withinShare(tries: readonly Slot[], shareOn: (on: Day) => Share): readonly Slot[] {
	return tries.filter(({ on }, nth) => {
		const before = tries.slice(0, nth).filter((one) => one.on === on);
		return before.length < shareOn(on).left;
	});
}
