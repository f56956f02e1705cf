/** Bail in what a court shares of a hearing: which of it is left over from before, and what was decided day after day. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Event, OfShare, Telling } from '#lib/domain/event.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { Accused } from './accused.ts';
import { isSameFact } from './news.ts';
import { isOpen, isOver } from './outcome.ts';
import type { Share } from './snapshot.ts';

/** Whether it tells of no bail where there was none: the courts write that also of somebody who never was on any. */
export function endsNoBail(telling: Telling, all: readonly Telling[]): boolean {
	if (!isNoBail(telling)) return false;
	const { on, defendant } = telling;
	return !all.some(
		(one) => 'bail' in one.data && !isNoBail(one) && one.defendant === defendant && one.on <= on
	);
}

function isNoBail({ data }: Telling): boolean {
	return 'bail' in data && data.bail === 'not-applicable';
}

/** Once it has ended for somebody a status of bail from before would mislead. With a charge left open it may be of that. */
export function isLeftOver(
	telling: Telling,
	{ remanded = [] }: Share,
	known: readonly Accused[]
): boolean {
	if (!isOfBail(telling)) return false;
	const theirs = known.find(({ key }) => key === telling.defendant);
	if (!theirs || !isOver(theirs)) return false;
	return !(remanded.includes(theirs.key) && isOpen(theirs));
}

/**
 * Whether a hearing decided it on a day after it had shared an event: a hearing of several days decides each day anew, and
 * what it decided on one of them puts nothing right that it shared before.
 */
export function isDecidedAfter(telling: Telling, of: OfShare, { share, ...event }: Event): boolean {
	if (!share || share.hearing !== of.hearing || !isSameDecision(telling, event)) return false;
	return dayOf(share.at) < telling.on;
}

/** Whether it only says that what the hearing decided on an earlier day goes on. */
export function isStillSo(telling: Telling, of: OfShare, told: readonly Event[]): boolean {
	const last = told.findLast((event) => isSameDecision(telling, event) && event.on < telling.on);
	if (!last || !isDecidedAfter(telling, of, last)) return false;
	return isSameFact(last, { ...telling, on: last.on });
}

function isSameDecision(telling: Telling, event: Pick<Event, 'kind' | 'defendant'>): boolean {
	return isOfBail(telling) && event.kind === telling.kind && event.defendant === telling.defendant;
}

function isOfBail({ kind }: Telling): boolean {
	return kindRow(kind).decides === 'bail';
}
