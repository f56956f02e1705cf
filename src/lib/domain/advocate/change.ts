/** Another advocate for her: told on her page before it happens, unless waiting is not possible or not safe. */
import { addDays, addWorkingDays, dayOf, isWorkingDay } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';

/** Why, from a closed list: she reads it in plain words, and nobody writes more. */
export const plannedReasons = ['other-work', 'long-leave', 'too-many', 'better-fit'] as const;
/** Where nobody can wait. */
export const atOnceReasons = ['has-left', 'unsafe'] as const;
export const changeReasons = [...plannedReasons, ...atOnceReasons] as const;
export type ChangeReason = (typeof changeReasons)[number];

/** How it stands: `refused` waits for a supervisor, who calls her and decides; `ended` has nobody after it. */
export type ChangeState =
	| 'planned'
	| 'refused'
	| 'settled'
	| 'done'
	| 'stopped'
	| 'failed'
	| 'ended';

const toldDaysBefore = 2;
const farthestDays = 60;
/** How long her page says that it happened. */
export const shownDays = 30;

/** A reason of the list, or nothing. */
export function readReason(typed: string): ChangeReason | undefined {
	return changeReasons.find((one) => one === typed);
}

/** Whether it may happen at once. */
export function isAtOnce(reason: ChangeReason): boolean {
	return atOnceReasons.some((one) => one === reason);
}

/** The first day on which a change told now may happen: two whole working days lie between. */
export function earliestChange(now: Instant): Day {
	return addWorkingDays(dayOf(now), toldDaysBefore + 1);
}

/** What is wrong with a day for it; nothing where it may be. */
export function dayProblem(day: Day, now: Instant): 'too-soon' | 'too-far' | 'closed' | undefined {
	if (day < earliestChange(now)) return 'too-soon';
	if (day > addDays(dayOf(now), farthestDays)) return 'too-far';
	return isWorkingDay(day) ? undefined : 'closed';
}
