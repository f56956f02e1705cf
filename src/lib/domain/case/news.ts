/** Agencies send the same facts again and again: what of a message is new to a case. */
import { isListing, listingOf } from './hearing.ts';
import type { ListingEvent } from './hearing-state.ts';
import type { Event, EventId, Telling } from '#lib/domain/event.ts';

/** Whether a telling adds anything to what the case already holds. */
export function isNews(telling: Telling, known: readonly Event[]): boolean {
	if (telling.corrects) return true;
	// She may answer yes, then no, then yes again: the last counts, so each is kept.
	if (telling.kind === 'told-answered') return true;
	if (isListing(telling)) return isNewListing(telling, known);
	return !known.some(
		(event) => isSameFact(event, telling) && event.defendant === telling.defendant
	);
}

type Fact = Pick<Event, 'kind' | 'on' | 'data'>;

/** Whether two say the same of the same day, whoever tells it and of whom. */
export function isSameFact(one: Fact, other: Fact): boolean {
	return one.kind === other.kind && one.on === other.on && isSame(one.data, other.data);
}

// Told on another day it is news: between the two the hearing may have stood elsewhere, and we may hear of that later.
// Told again of the same day it is news only where it changes where the hearing stands.
function isNewListing(
	telling: Extract<Telling, { kind: ListingEvent['kind'] }>,
	known: readonly Event[]
): boolean {
	const same = known.filter((event) => isSameFact(event, telling));
	if (same.length === 0) return true;
	const corrected = new Set(known.map((event) => event.corrects));
	// What was put right and is sent again is still wrong.
	if (same.some((event) => corrected.has(event.id))) return false;
	const { kind, on, data } = telling;
	const heardAt = Math.max(0, ...known.map((event) => event.heardAt)) + 1;
	const event = { id: 'new' as EventId, kind, on, data, heardAt, toldBy: 'courts' } as ListingEvent;
	return !isSame(stand(known, data.hearing), stand([...known, event], data.hearing));
}

function stand(events: readonly Event[], hearing: string) {
	const listing = listingOf(events, hearing);
	const { state, now, before, unread } = listing ?? {};
	return { state, now, before, isUnread: unread !== undefined };
}

function isSame(one: unknown, other: unknown): boolean {
	return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, held]) => [key, sorted(held)]));
}
