/** Agencies send the same facts again and again: what of a message is new to a case. */
import { hearings } from './hearing.ts';
import type { Event, Telling } from './event.ts';

/** Whether a telling adds anything to what the case already holds. */
export function isNews(telling: Telling, known: readonly Event[]): boolean {
	if (telling.corrects) return true;
	if (telling.kind === 'hearing-listed') return isNewListing(telling, known);
	return !known.some(
		(event) =>
			event.kind === telling.kind &&
			event.on === telling.on &&
			event.defendant === telling.defendant &&
			same(event.data, telling.data)
	);
}

function isNewListing(telling: Extract<Telling, { kind: 'hearing-listed' }>, known: readonly Event[]): boolean {
	const listing = hearings(known).find(({ hearing }) => hearing === telling.data.hearing);
	if (!listing) return true;
	return listing.state === 'off' ? !same(listing.now.when, telling.data.when) : !same(listing.now, telling.data);
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, held]) => [key, sorted(held)]));
}
