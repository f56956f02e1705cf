/** The hearings of a case, gathered from what the court told us: where each stands now and every earlier date. */
import { compareDays } from '#lib/domain/calendar.ts';
import { eventKinds, kindRow, type EventIn, type KindWith } from '#lib/domain/event-kinds.ts';
import { onceForEach } from '#lib/domain/once.ts';
import {
	after,
	isAhead,
	decidedOn,
	listed,
	type Fate,
	type Listing,
	type ListingEvent
} from './hearing-state.ts';
import { isSameDate, isWithin, lastDayOf, sittingsOf } from './hearing-time.ts';
import { standing, type Day, type Event, type HearingTime } from '#lib/domain/event.ts';

/** Whether an event gives a hearing, and the date it has. */
export function isListing<E extends Pick<Event, 'kind'>>(
	event: E
): event is Extract<E, { readonly kind: ListingEvent['kind'] }> {
	return kindRow(event.kind).beside === 'date';
}

/** The listings among some events. */
export function listingsIn(events: readonly Event[]): ListingEvent[] {
	return events.filter(isListing);
}

/** Whether an event gives a date to come: a court's listing, or her word of one. */
export function givesDate({ kind }: Event): boolean {
	return ['date', 'her-date'].includes(kindRow(kind).beside);
}

type OwnDate = EventIn<KindWith<{ beside: 'her-date' }>>;

/** Whether it is her word of a date, known or not. */
export function isOwnDate(event: Event): event is OwnDate {
	return kindRow(event.kind).beside === 'her-date';
}

/** The date she says she was given, if she knows it. */
export function ownDateOf(event: Event): Day | undefined {
	if (!isOwnDate(event)) return undefined;
	switch (event.kind) {
		case 'date-given':
			return event.data.on;
		case 'date-moved':
			return event.data.to;
		default:
			return event satisfies never;
	}
}

/** Each hearing once, in the order of the dates they stand at; a hearing without a date comes last. */
export function hearings(events: readonly Event[]): Listing[] {
	return [...gather(events).listings.values()].sort((a, b) => compareDays(dateOf(a), dateOf(b)));
}

/** Where one hearing stands, by any of the ids the court uses for it; nothing when it was never listed. */
export function listingOf(events: readonly Event[], hearing: string): Listing | undefined {
	const { listings, ids } = gather(events);
	return listings.get(ids.get(hearing) ?? hearing);
}

/** What a listing did: where its hearing stood before, if it was known, and where it stands since. */
export type Turn = { readonly was?: Listing; readonly is: Listing };

/** What each listing did in its turn; one that only repeats another id's old date did nothing and is left out. */
export function turnsOf(events: readonly Event[]): ReadonlyMap<Event, Turn> {
	return gather(events).turns;
}

/** The next hearing that is still planned on or after a day, or goes on then, or nothing. `among`: which count. */
export function nextHearing(
	events: readonly Event[],
	today: string,
	among: (listing: Listing) => boolean = () => true
): Listing | undefined {
	const isLeft = ({ now: { when } }: Listing) => !when || lastDayOf(when) >= today;
	return hearings(events).find((one) => isAhead(one) && isLeft(one) && among(one));
}

function dateOf({ now }: Listing): string {
	return now.when?.on ?? '9999-12-31';
}

type Known = {
	/** By the first id a hearing had. */
	readonly listings: Map<string, Listing>;
	/** The first id of the hearing that each id stands for. */
	readonly ids: Map<string, string>;
	/** The date last told under each id. */
	readonly said: Map<string, HearingTime | undefined>;
	readonly turns: Map<Event, Turn>;
	/** Every event by its id, also those that were put right. */
	readonly all: ReadonlyMap<string, Event>;
};

const gather = onceForEach((events: readonly Event[]): Known => {
	const known: Known = {
		listings: new Map(),
		ids: new Map(),
		said: new Map(),
		turns: new Map(),
		all: new Map(events.map((event) => [event.id, event]))
	};
	const told = standing(events);
	for (const event of inOrder(told)) {
		if (isListing(event)) list(known, event);
		else if (isFate(event)) end(known, event);
	}
	for (const [place, listing] of known.listings) {
		const satOn = decidedOn(listing, told, otherTrials(known, place));
		if (satOn !== undefined) known.listings.set(place, { ...listing, state: 'held', satOn });
	}
	return known;
});

/** The ids of every other trial than the one of a place. */
function otherTrials({ ids, listings }: Known, place: string): string[] {
	const isOther = ([, first]: [string, string]) =>
		first !== place && listings.get(first)?.now.purpose === 'trial';
	return [...ids].filter(isOther).map(([id]) => id);
}

// Of one day: first that a hearing is listed at all, or for a date that has come; then what became of it; then its new
// date. The courts send all three together, and their messages overtake each other.
function inOrder(told: readonly Event[]): Event[] {
	const seen = new Set<string>();
	const ranks = new Map<Event, number>();
	for (const event of listingsIn(told)) {
		const { hearing, when } = event.data;
		const isFirst = !seen.has(hearing) || (when !== undefined && when.on <= event.on);
		ranks.set(event, isFirst ? 0 : 2);
		seen.add(hearing);
	}
	const rank = (event: Event) => ranks.get(event) ?? 1;
	return told.toSorted((a, b) => compareDays(a.on, b.on) || rank(a) - rank(b) || byOutcome(a, b));
}

/** Of what became of hearings in one day, that one went ahead comes after that it was off, whichever we heard first. */
export function byOutcome(one: Event, other: Event): number {
	if (isListing(one) || isListing(other)) return 0;
	const reason = ({ data }: Event) => ('reason' in data ? (data.reason ?? '') : '');
	const ranks = [one, other].map(({ kind }) => eventKinds.indexOf(kind));
	return (ranks[0] ?? 0) - (ranks[1] ?? 0) || reason(one).localeCompare(reason(other));
}

function list(known: Known, event: ListingEvent): void {
	const { hearing, when, dateUnread } = event.data;
	const own = known.ids.get(hearing);
	const repeats = own !== undefined && !dateUnread && isSameDate(known.said.get(hearing), when);
	if (!dateUnread) known.said.set(hearing, when);
	// Of two ids for one hearing, the one that says what it said before does not undo what the other said since.
	if (repeats && [...known.ids.values()].filter((id) => id === own).length > 1) return;
	const twin = repeats ? undefined : twinOf(known, event, own);
	const place = own ?? twin ?? hearing;
	const before = own === undefined ? undefined : known.listings.get(own);
	const other = twin === undefined ? undefined : known.listings.get(twin);
	known.ids.set(hearing, place);
	if (twin !== undefined && twin !== place) {
		known.listings.delete(twin);
		for (const [id, first] of known.ids) if (first === twin) known.ids.set(id, place);
	}
	const was = before?.now.when ? before : (other ?? before);
	const is = listed(was ?? wrongly(known, event), event);
	known.listings.set(place, is);
	known.turns.set(event, { ...(was ? { was } : {}), is });
}

/** Where a hearing stood by the word of a listing that this one puts right. */
function wrongly({ all }: Known, { id, corrects }: ListingEvent): Listing | undefined {
	const wrong = corrects === undefined ? undefined : all.get(corrects);
	return wrong && wrong.id !== id && isListing(wrong) ? listed(undefined, wrong) : undefined;
}

// A court that orders the next hearing gives it no id; when it lists it, it does. Both are the one hearing she goes to.
function twinOf({ listings }: Known, event: ListingEvent, own?: string) {
	const { purpose, when } = event.data;
	const isTwin = ({ state, now, listedBy }: Listing) => {
		if (now.purpose !== purpose || areTwo(listedBy, event)) return false;
		if (state === 'begun') return sittingsOf(now.when).some(({ on }) => on === when?.on);
		const isSame = !now.when || isSameDate(now.when, when) || isWithin(when, now.when);
		return state === 'planned' && isSame;
	};
	return [...listings].find(([first, listing]) => first !== own && isTwin(listing))?.[0];
}

// Two people may be tried on one day by two courts: what each court lists by an id of its own was not moved to the other.
function areTwo(one: ListingEvent, other: ListingEvent): boolean {
	const [from, to] = [one.data.court, other.data.court];
	return from !== undefined && to !== undefined && from !== to && isOwn(one) && isOwn(other);
}

/** Whether a court tells it of the hearing itself, and not as what comes after another. */
function isOwn({ share, on, data: { when } }: ListingEvent): boolean {
	return (
		share !== undefined && (share.sort !== 'resulted' || (when !== undefined && when.on <= on))
	);
}

function isFate(event: Event): event is Fate {
	return 'hearing' in event.data && !isListing(event);
}

/** Whether it tells what became of a trial; that a hearing was held tells it of a trial only. */
export function isFateOfTrial(event: Event): boolean {
	if (!isFate(event)) return false;
	switch (event.kind) {
		case 'hearing-cancelled':
		case 'hearing-adjourned':
			return false;
		case 'hearing-held':
			return event.data.purpose === 'trial';
		case 'trial-vacated':
		case 'trial-ineffective':
		case 'trial-cracked':
		case 'trial-went-ahead':
		case 'jury-discharged':
			return true;
		default:
			return event satisfies never;
	}
}

function end({ listings, ids }: Known, event: Fate): void {
	const place = ids.get(event.data.hearing);
	const before = place === undefined ? undefined : listings.get(place);
	if (place !== undefined && before) listings.set(place, after(before, event));
}
