/**
 * Coming back for somebody who has lost her ways in: any two of a printed code, our call to the number on record with
 * her words for the telephone, and being seen in person (NIST SP 800-63B-4, account recovery). Never mail or text alone.
 */
import type { Instant } from '#lib/domain/event.ts';

/** When each was last given. */
export type Given = {
	readonly code?: Instant | undefined;
	readonly call?: Instant | undefined;
	readonly seen?: Instant | undefined;
};

const hour = 60 * 60_000;
/** How long she has to see that somebody asks in her name, and to stop it. */
const wait = 24 * hour;
/** One alone waits so long for the other, and an open way so long to be used. */
const goodFor = 7 * 24 * hour;

/** When the way opens: at once where one of the two was in person, or else a day after the second; nothing for one alone. */
export function opensAt(given: Given, now: Instant): Instant | undefined {
	const all = [given.code, given.call, given.seen].filter((at) => at !== undefined);
	const last = Math.max(...all);
	// Beside the last one, not beside now: what was promised when the second came still holds.
	const fresh = all.filter((at) => last - at <= goodFor).sort((one, other) => one - other);
	const [, second] = fresh;
	if (second === undefined || now - last > goodFor) return undefined;
	const inPerson = given.seen !== undefined && last - given.seen <= goodFor;
	return inPerson ? second : second + wait;
}

/** How a recovery stands. */
export type Standing =
	| { readonly state: 'one' }
	| { readonly state: 'waits'; readonly until: Instant }
	| { readonly state: 'open' };

/** How it stands at an instant. */
export function standingOf(given: Given, now: Instant): Standing {
	const until = opensAt(given, now);
	if (until === undefined) return { state: 'one' };
	return until > now ? { state: 'waits', until } : { state: 'open' };
}
