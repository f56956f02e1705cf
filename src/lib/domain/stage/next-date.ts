/** Which dates in court stand: once a case has ended, those that were set since. */
import { isListing, listingOf, nextHearing } from '#lib/domain/case/hearing.ts';
import { isAhead, type Listing } from '#lib/domain/case/hearing-state.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { progressOf } from './progress.ts';
import { tracker } from './tracker.ts';

/** The next day in court that stands, or nothing. */
export function nextDate(events: readonly Event[], today: Day): Listing | undefined {
	const isLeft = leftOver(events);
	return nextHearing(events, today, (listing) => !isLeft(listing));
}

/** Whether a date was planned before the case ended, so that nobody knows if it is still on; nor does a new charge tell. */
export function leftOver(events: readonly Event[]): (listing: Listing) => boolean {
	const { ended, since = '' } = tracker(events);
	const { told, begun, endedBefore } = progressOf(events);
	const again = told.flatMap((event) =>
		isListing(event) && event.on >= begun ? listingOf(told, event.data.hearing)?.hearing : []
	);
	const isOld = (listing: Listing) =>
		endedBefore !== undefined &&
		!isSetAfter(listing, endedBefore) &&
		!again.includes(listing.hearing);
	return (listing) =>
		isAhead(listing) && ((ended && !isSetAfter(listing, since)) || isOld(listing));
}

// With the result that ended it a court may set what comes next, such as a day to ask for an order.
function isSetAfter({ datedBy }: Listing, end: Day): boolean {
	return datedBy.on > end || (datedBy.on === end && datedBy.share?.sort === 'resulted');
}
