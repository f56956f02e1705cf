/** Of all she is owed: what stands on her first page, and what the case has gone past. */
import { compareDays } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import type { Tracker } from '#lib/domain/stage/tracker.ts';
import type { Deadline } from './deadline.ts';

/**
 * Whether the case has gone on since what she was to be told of, or the day in court that it is about has come: whoever was
 * to tell her is late for good, but it is no news to her any more. `since`: the day the case came to where it is now. What is
 * to be done for her, and news at times that were agreed, is not overtaken.
 */
export function isOvertaken(
	{ duty, because, state, dayHasCome }: Deadline,
	since: Day | undefined
): boolean {
	const isOpen = state === 'overdue' || state === 'not-known';
	if (!isOpen || duty.sort === 'do' || duty.limit) return false;
	if (dayHasCome) return true;
	return since !== undefined && because.on < since;
}

/** Whether it is too late to ask for it: it helps before a trial, and the trial has begun. */
export function isTooLate({ duty, state }: Deadline, { stage, steps }: Tracker): boolean {
	if (duty.until !== 'trial' || state !== 'ask') return false;
	return stage === 'trial-on' || steps.some((one) => one.step === 'trial' && one.state === 'done');
}

/**
 * What is late and no news of the past: what her page, and whoever she opened it to, is to ask about. The desk goes by what
 * she has not read yet as well: nobody asks there for news of a date that is off.
 */
export function stillLate(owed: readonly Deadline[], since: Day | undefined): Deadline[] {
	return owed.filter((one) => one.state === 'overdue' && !isOvertaken(one, since));
}

/** At most one late thing, the newest that still matters, and what is due next: the rest waits on the page of dates. */
export function firstOwed(owed: readonly Deadline[], since: Day | undefined): Deadline[] {
	const open = owed.filter((one) => !isOvertaken(one, since));
	const [late] = stillLate(owed, since).toSorted(byWeight);
	const due =
		open.find(({ state }) => state === 'due') ??
		open.findLast(({ state }) => state === 'not-known');
	return [late, due].filter((one): one is Deadline => one !== undefined);
}

/** How many more are late than the one that stands on her first page. */
export function moreLate(owed: readonly Deadline[], since: Day | undefined): number {
	return Math.max(0, stillLate(owed, since).length - 1);
}

// What surely is late comes before what may be, and the newest before the older.
function byWeight(a: Deadline, b: Deadline): number {
	return certainty(a) - certainty(b) || compareDays(b.because.on, a.because.on);
}

function certainty({ duty }: Deadline): number {
	return duty.source.confidence === 'verified' ? 0 : 1;
}
