/** What has to happen to a promise that nobody has taken yet. */
import type { Instant } from '#lib/domain/event.ts';

export type Untaken = {
	readonly from: Instant;
	readonly to: Instant;
	/** The beginning of the promise a supervisor was told of last. */
	readonly warnedFrom?: Instant;
	/** When this was missed, if nothing came of it since: she was told, and there was no other time. */
	readonly missedAt?: Instant;
};

const minute = 60_000;
/** So long before a promise falls due a supervisor hears that nobody has taken it. */
export const warnedBefore = 30 * minute;
/** So long before a promise is over she is given another, so that she never waits beside a silent telephone. */
export const movedBefore = 10 * minute;
/** So long after the promise of whoever took it and never asked for the number it is everybody's again. */
export const leftAfter = 30 * minute;

/** Tell a supervisor; give her another time; or nothing to do. Each is asked for once for a promise. */
export function untaken(promise: Untaken, now: Instant): 'warn' | 'move' | 'nothing' {
	const { from, to, warnedFrom, missedAt = -Infinity } = promise;
	// Missed already, and there was no other time: she has been told, and chooses.
	if (missedAt >= to - movedBefore) return 'nothing';
	if (now >= to - movedBefore) return 'move';
	return now >= from - warnedBefore && warnedFrom !== from ? 'warn' : 'nothing';
}

/** Whether the time that was promised is over; what was promised at no time never is. */
export function hasPassed({ from, to }: Pick<Untaken, 'from' | 'to'>, now: Instant): boolean {
	return from < to && to <= now;
}

/**
 * Since when a promise is broken that no person has put right: from the end of the first that was missed. Rung, or another
 * time agreed with her, it is not late any more; another time that only we gave her changes nothing.
 */
export function lateSince(
	{
		from,
		to,
		brokenAt
	}: { readonly from: Instant; readonly to: Instant; readonly brokenAt?: Instant },
	now: Instant
): Instant | undefined {
	// Owed at once and at no time: there is no promise to break.
	return brokenAt ?? (hasPassed({ from, to }, now) ? to : undefined);
}
