/**
 * Coming back for somebody who has lost her ways in (NIST SP 800-63B-4, account recovery): by her printed code, our call to
 * the number on record with her words for the telephone, and being seen in person. Never by mail or text alone, and never
 * by the word of one of us alone.
 */
import type { Instant } from '#lib/domain/event.ts';

/** When each was last given. */
export type Given = {
	readonly code?: Instant | undefined;
	readonly call?: Instant | undefined;
	readonly seen?: Instant | undefined;
	/** When a second of us agreed to what the first has written down. */
	readonly second?: Instant | undefined;
	/** In the call her own words were heard by the team that has her case: it needs no second. */
	readonly isSure?: boolean;
	/** She has words for the telephone. Who never had any can say none. */
	readonly hasWords?: boolean;
	/** Since when what is to warn her goes to her, where it was stopped: the day to stop it in begins no sooner. */
	readonly warnedFrom?: Instant | undefined;
};

const hour = 60 * 60_000;
/** How long she, and a supervisor, have to see that somebody asks in her name, and to stop it. */
export const wait = 24 * hour;
/** One alone waits so long for the other, and an open way so long to be used. */
export const goodFor = 7 * 24 * hour;

/** How a recovery stands. `second`: all is there but the second of us, and it opens no sooner than that. */
export type Standing =
	| { readonly state: 'one' }
	| { readonly state: 'second' | 'waits'; readonly until: Instant }
	| { readonly state: 'open' };

/** How it stands at an instant. */
export function standingOf(given: Given, now: Instant): Standing {
	const all = roads(given).filter(({ last }) => now - last <= goodFor);
	const until = soonest(all.filter((road) => !road.needsSecond || given.second !== undefined));
	if (until !== undefined) return until > now ? { state: 'waits', until } : { state: 'open' };
	const atSoonest = soonest(all);
	return atSoonest === undefined ? { state: 'one' } : { state: 'second', until: atSoonest };
}

type Road = {
	/** When the last of what it takes was given. */
	readonly last: Instant;
	readonly opens: Instant;
	readonly needsSecond: boolean;
};

/**
 * What opens, and when: her printed code and the call, a day later; her printed code and being seen, at once; being seen
 * and nothing of hers, a day later; and the call alone for somebody who never had a paper, a day later.
 */
function roads(given: Given): Road[] {
	const { code, call, seen, isSure = false, hasWords = false, warnedFrom = 0 } = given;
	const dayAfter = (at: Instant) => Math.max(at, warnedFrom) + wait;
	const coded = beside(code, call);
	const here = beside(code, seen);
	const found: Road[] = [];
	if (coded !== undefined)
		found.push({ last: coded, opens: dayAfter(coded), needsSecond: !isSure });
	if (here !== undefined) found.push({ last: here, opens: here, needsSecond: true });
	if (seen !== undefined) found.push({ last: seen, opens: dayAfter(seen), needsSecond: true });
	if (call !== undefined && !hasWords)
		found.push({ last: call, opens: dayAfter(call), needsSecond: true });
	return found;
}

/** When the later of two was given, where they are no farther apart than one is good for. */
function beside(one: Instant | undefined, other: Instant | undefined): Instant | undefined {
	if (one === undefined || other === undefined || Math.abs(one - other) > goodFor) return undefined;
	return Math.max(one, other);
}

function soonest(all: readonly Road[]): Instant | undefined {
	return all.length === 0 ? undefined : Math.min(...all.map(({ opens }) => opens));
}
