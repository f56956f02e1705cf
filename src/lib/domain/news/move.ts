/** A hearing whose date was taken away: for a while the first thing she is told. */
import { dayOf } from '#lib/domain/calendar.ts';
import {
	standing,
	type Event,
	type HearingTime,
	type Instant,
	type Purpose
} from '#lib/domain/event.ts';
import { hearings, lastDayOf, type Change, type Listing } from '#lib/domain/case/hearing.ts';
import { groupOf, type ReasonGroup } from '#lib/domain/case/trial-reason.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';

export type Move = {
	readonly purpose: Purpose;
	/** Put off on the day itself: a day that she may have lost. */
	readonly onTheDay: boolean;
	readonly reason: ReasonGroup;
	/** The date it has now; nothing when there is none yet. */
	readonly when?: HearingTime;
	/** What told us last of it. */
	readonly told: Event;
};

/** How long a move stands first: a week from the day we heard, as long as the new date has not passed. */
export const daysFirst = 7;

/** The newest move she heard of in the last days, or nothing; never for a case that has ended. */
export function newestMove(events: readonly Event[], now: Instant): Move | undefined {
	const told = standing(events);
	const since = now - daysFirst * 24 * 60 * 60 * 1000;
	const moves = hearings(told)
		.flatMap((listing) => moveOf(listing))
		.filter(({ told, when }) => told.heardAt > since && !isPast(when, now))
		.sort((a, b) => a.told.heardAt - b.told.heardAt);
	const newest = moves.at(-1);
	return newest && !tracker(events).ended ? newest : undefined;
}

const moving: readonly Change[] = ['vacated', 'ineffective', 'cancelled', 'moved'];
// Taken off for one of these there is nothing to wait for: no date is coming.
const endings: readonly ReasonGroup[] = [
	'guilty-plea',
	'prosecution-stopped',
	'bound-over',
	'case-cannot-go-on'
];

function moveOf({ state, change, now, datedBy }: Listing): Move[] {
	if (state === 'held' || !change || !moving.includes(change.kind)) return [];
	const reason = groupOf(change.reason);
	if (endings.includes(reason)) return [];
	const isPlanned = state === 'planned' && now.when !== undefined;
	return [
		{
			purpose: now.purpose,
			onTheDay: change.kind === 'ineffective',
			reason,
			...(isPlanned && now.when ? { when: now.when } : {}),
			told: isPlanned && datedBy.heardAt > change.event.heardAt ? datedBy : change.event
		}
	];
}

function isPast(when: HearingTime | undefined, now: Instant): boolean {
	return when !== undefined && lastDayOf(when) < dayOf(now);
}
