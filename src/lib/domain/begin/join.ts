/** Her own case and an agency's become one: what she may be told while we find out whether both are hers. */
import { promise, type Slot } from '#lib/domain/call/call.ts';
import { wait } from '#lib/domain/door/recovery.ts';
import type { Instant } from '#lib/domain/event.ts';

/** A code she typed, whatever it was worth. */
export type Typed = {
	readonly slots: readonly Slot[];
	/** When she said on the call that she wants it. */
	readonly saidAt?: Instant;
	readonly joinedAt?: Instant;
};

/** How it stands, as far as she may know. */
export type Standing =
	| {
			readonly state: 'asked';
			readonly promised: Slot;
			/** When we try again, if nobody answers. */
			readonly further: readonly Instant[];
	  }
	/** She said yes on the call: a second of us has to agree, and it is no sooner than that. */
	| { readonly state: 'said'; readonly soonest: Instant }
	| { readonly state: 'could-not' }
	| { readonly state: 'joined'; readonly at: Instant };

/**
 * How joining stands. While the times she gave are not over it is `asked`, for a right code and for a wrong one: whoever
 * types a code that is not theirs learns neither that it was right nor what was said on the phone (safety.md, T20).
 */
export function standingOf({ slots, saidAt, joinedAt }: Typed, now: Instant): Standing {
	if (joinedAt !== undefined) return { state: 'joined', at: joinedAt };
	if (saidAt !== undefined) return { state: 'said', soonest: saidAt + wait };
	const promised = promise(slots, now);
	if (!promised) return { state: 'could-not' };
	const later = slots.map(({ from }) => from).filter((from) => from > promised.from);
	return { state: 'asked', promised, further: later.sort((a, b) => a - b) };
}

const newForDays = 14;

/** Whether her first page still says that two cases have become one. The number of days is ours. */
export function isNewlyJoined(standing: Standing | undefined, now: Instant): boolean {
	return standing?.state === 'joined' && now - standing.at < newForDays * 24 * 60 * 60 * 1000;
}
