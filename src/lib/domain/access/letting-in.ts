/** What she may open to a supporter, for how long, and when it begins. */
import type { Victim } from '#lib/domain/actor.ts';
import { ageOf } from './child.ts';
import type { Instant } from '#lib/domain/event.ts';
import { supporterPanes, type SupporterPane } from './pane.ts';

/** The lengths she may choose among, in days from when it begins. */
export const lengths = [7, 30, 90] as const;

const day = 24 * 60 * 60 * 1000;
/** How many characters her word for somebody may have. */
export const longestCalled = 40;

/** A supporter is let in for 90 days at most (decision 0034). */
const longest = 90 * day;

/** Who lets somebody in; `shared`: others use her phone, or may know how to unlock it. */
export type Opener = Pick<Victim, 'child' | 'enhanced'> & { readonly shared: boolean };

export type LettingIn =
	| {
			readonly ok: true;
			readonly panes: readonly SupporterPane[];
			readonly startsAt: Instant;
			readonly until: Instant;
	  }
	| { readonly ok: false; readonly refused: 'no-pane' | 'too-long' | 'with-your-advocate' };

/** Decides about opening panes for some days: 90 at most, and under 16 only together with her advocate (decision 0034). */
export function lettingIn(
	asked: { readonly panes: readonly string[]; readonly days: number },
	her: Opener,
	now: Instant
): LettingIn {
	const wanted = supporterPanes.filter((pane) => asked.panes.includes(pane));
	if (ageOf(her.child, now) !== 'grown') return { ok: false, refused: 'with-your-advocate' };
	if (wanted.length === 0) return { ok: false, refused: 'no-pane' };
	const lasting = asked.days * day;
	if (!(lasting > 0 && lasting <= longest)) return { ok: false, refused: 'too-long' };
	const startsAt = mayBeForced(her) ? now + day : now;
	return { ok: true, panes: wanted, startsAt, until: startsAt + lasting };
}

/**
 * Whether somebody may stand behind her and make her do it: then it begins a day later, or when an advocate has talked
 * with her alone (decision 0045). Not knowing about enhanced rights counts as having them.
 */
export function mayBeForced({ shared, enhanced }: Omit<Opener, 'child'>): boolean {
	return shared || enhanced !== 'no';
}
