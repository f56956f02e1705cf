/** What she may open to a supporter, and for how long. */
import { ageOf, type Child } from './child.ts';
import type { Instant } from './event.ts';
import { longest } from './lock.ts';
import { panes, type Pane } from './pane.ts';

export type LettingIn =
	| { readonly ok: true; readonly panes: readonly Pane[]; readonly until: Instant }
	| { readonly ok: false; readonly refused: 'no-pane' | 'too-long' | 'with-your-advocate' };

/** Decides about opening panes for some days: 90 at most, and under 16 only together with her advocate (decision 0034). */
export function lettingIn(
	asked: { readonly panes: readonly string[]; readonly days: number },
	child: Child | undefined,
	now: Instant
): LettingIn {
	const wanted = panes.filter((pane) => asked.panes.includes(pane));
	if (ageOf(child, now) !== 'grown') return { ok: false, refused: 'with-your-advocate' };
	if (wanted.length === 0) return { ok: false, refused: 'no-pane' };
	const lasting = asked.days * 24 * 60 * 60 * 1000;
	if (!(lasting > 0 && lasting <= longest)) return { ok: false, refused: 'too-long' };
	return { ok: true, panes: wanted, until: now + lasting };
}
