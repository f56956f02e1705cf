/** One day in court as she may have to plan it: where it stands, whether she is asked to go, what help was decided. */
import { dayOf } from '#lib/domain/calendar.ts';
import { standing, type Event, type Instant } from '#lib/domain/event.ts';
import { listingOf, listingsIn } from './hearing.ts';
import type { Listing } from './hearing-state.ts';
import { lastDayOf } from './hearing-time.ts';

/** `not-known` unless Witness Care has told us: nobody may stay away, or go in fear, because of a guess of ours. */
export type Going = 'asked' | 'not-asked' | 'not-known';

export type CourtDay = {
	readonly listing: Listing;
	/** Whether the day has passed. */
	readonly over: boolean;
	readonly going: Going;
	/** Youth courts are closed: whoever wants to watch needs the court's permission. */
	readonly watching: 'open' | 'permission';
	/** What the court decided about extra help, as far as we were told. */
	readonly help: 'granted' | 'refused' | 'not-told';
};

/** The day of a hearing by its key in an address, or nothing when there is no such hearing. */
export function courtDay(
	events: readonly Event[],
	key: string,
	now: Instant
): CourtDay | undefined {
	const told = standing(events);
	const known = listingsIn(told).find(({ data }) => dayKey(data.hearing) === key);
	const listing = known && listingOf(told, known.data.hearing);
	if (!listing) return undefined;
	return {
		listing,
		over: listing.now.when !== undefined && lastDayOf(listing.now.when) < dayOf(now),
		going: goingTo(listing, told),
		watching: listing.now.courtKind === 'youth' ? 'permission' : 'open',
		help: helpDecided(told)
	};
}

/** What a hearing's page is called in an address: short, and nothing that the court calls it by. */
export function dayKey(hearing: string): string {
	// FNV-1a, 64 bits: an address must tell nobody the id, and her own case holds too few for two to meet.
	const hash = [...new TextEncoder().encode(hearing)].reduce(
		(mixed, byte) => BigInt.asUintN(64, (mixed ^ BigInt(byte)) * 0x100000001b3n),
		0xcbf29ce484222325n
	);
	return hash.toString(36);
}

// Evidence is given at a trial: that she is asked for one says nothing of a hearing before or after it.
function goingTo({ now }: Listing, told: readonly Event[]): Going {
	const last = told.findLast(
		({ kind }) => kind === 'evidence-needed' || kind === 'evidence-not-needed'
	);
	if (!last) return 'not-known';
	if (last.kind === 'evidence-not-needed') return 'not-asked';
	return now.purpose === 'trial' ? 'asked' : 'not-known';
}

function helpDecided(told: readonly Event[]): CourtDay['help'] {
	const last = told.findLast((event) => event.kind === 'special-measures-decided');
	if (last?.kind !== 'special-measures-decided') return 'not-told';
	return last.data.granted ? 'granted' : 'refused';
}
