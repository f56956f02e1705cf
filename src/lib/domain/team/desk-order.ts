/** In which order calls are made: promises nobody kept, then news about safety, then promises that can still be kept. */
import type { CallKind } from '#lib/domain/call/call.ts';
import { mayContact, type ContactPlan } from '#lib/domain/reach/contact-plan.ts';
import type { Instant } from '#lib/domain/event.ts';

/** When a call may be made; `tell`: there is nobody to ring, and it is owed all the same; `read`: she wrote when, and it has no time yet. */
export type Turn =
	| { readonly is: 'now'; readonly until: Instant }
	| { readonly is: 'next'; readonly from: Instant; readonly until: Instant }
	| { readonly is: 'tell' }
	| { readonly is: 'read' }
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
	readonly promised: { readonly from: Instant; readonly to: Instant };
	readonly lateSince?: Instant;
};

/** Calls in the order they are to be made in. A promise that is still to come is due when it comes, though she is safe now. */
export function inOrder<Call extends Due>(calls: readonly Call[], now: Instant): Call[] {
	const due = calls.map((call) => ({ call, ...placeOf(call, now) }));
	return due.toSorted((a, b) => a.rank - b.rank || a.at - b.at).map(({ call }) => call);
}

// Of two who may be rung now the one whose time ends first; of two who wait the one whose time begins first.
function placeOf({ kind, turn, promised, lateSince }: Due, now: Instant) {
	// Whom we let down waits longest of all, until a person has put it right.
	if (lateSince !== undefined) return { rank: -1, at: lateSince };
	const isToCome = promised.from > now && turn.is !== 'past';
	const place = isToCome ? { rank: 3, at: promised.from } : dueNow(turn, promised.from);
	// Safety comes before every other promise.
	return kind === 'safety' ? { ...place, rank: 0 } : place;
}

function dueNow(turn: Turn, promised: Instant): { rank: number; at: Instant } {
	switch (turn.is) {
		case 'now':
			return { rank: 1, at: turn.until };
		case 'tell':
		case 'read':
			return { rank: 2, at: promised };
		case 'next':
			return { rank: 3, at: turn.from };
		case 'past':
			return { rank: 4, at: promised };
	}
}

// Slots that touch or lie over each other are one safe time.
function endOf({ slots }: ContactPlan, at: Instant): Instant {
	const next = slots.find(({ from, to }) => from <= at && at < to);
	return next ? endOf({ slots } as ContactPlan, next.to) : at;
}
