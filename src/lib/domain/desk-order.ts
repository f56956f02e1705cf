/** In which order calls are made: news about safety, then who may be rung now, then whose safe time comes next. */
import type { CallKind } from './call.ts';
import { mayContact, type ContactPlan } from './contact-plan.ts';
import type { Instant } from './event.ts';

/** When a call may be made; `tell`: there is nobody to ring, and it is owed all the same. */
export type Turn =
	| { readonly is: 'now'; readonly until: Instant }
	| { readonly is: 'next'; readonly from: Instant; readonly until: Instant }
	| { readonly is: 'tell' }
	| { readonly is: 'past' };

/** When a call may be made by a plan of safe contact, seen at an instant. */
export function turnOf(plan: ContactPlan, now: Instant): Turn {
	const decision = mayContact(plan, { channel: 'call', says: 'first' }, now);
	if (decision.may === 'now') return { is: 'now', until: endOf(plan, now) };
	if (decision.may === 'later')
		return { is: 'next', from: decision.at, until: endOf(plan, decision.at) };
	return { is: decision.why === 'no-number' ? 'tell' : 'past' };
}

/** The instant at which what stands on the desk next becomes something else; nothing where it stays. */
export function nextChange(turns: readonly Turn[]): Instant | undefined {
	const ends = turns.flatMap((turn) => {
		if (turn.is === 'now') return [turn.until];
		return turn.is === 'next' ? [turn.from] : [];
	});
	return ends.length > 0 ? Math.min(...ends) : undefined;
}

type Due = {
	readonly kind: CallKind;
	readonly turn: Turn;
	readonly promised: { readonly from: Instant };
};

/** Calls in the order they are to be made in. */
export function inOrder<Call extends Due>(calls: readonly Call[]): Call[] {
	return calls.toSorted((a, b) => rankOf(a) - rankOf(b) || dueOf(a) - dueOf(b));
}

// Safety comes before every other promise.
const ranks = { now: 1, tell: 2, next: 3, past: 4 } as const;

function rankOf({ kind, turn }: Due): number {
	return kind === 'safety' ? 0 : ranks[turn.is];
}

// Of two who may be rung now the one whose time ends first; of two who wait the one whose time begins first.
function dueOf({ turn, promised }: Due): Instant {
	if (turn.is === 'now') return turn.until;
	return turn.is === 'next' ? turn.from : promised.from;
}

// Slots that touch or lie over each other are one safe time.
function endOf({ slots }: ContactPlan, at: Instant): Instant {
	const next = slots.find(({ from, to }) => from <= at && at < to);
	return next ? endOf({ slots } as ContactPlan, next.to) : at;
}
