/** The hearings of a case, gathered from what the court told us: where each stands now and every earlier date. */
import { addDays, compareDays } from '#lib/domain/calendar.ts';
import { eventKinds, kindRow, type EventIn, type KindWith } from '#lib/domain/event-kinds.ts';
import { onceForEach } from '#lib/domain/once.ts';
import {
	standing,
	type Day,
	type Event,
	type Hearing,
	type HearingTime
} from '#lib/domain/event.ts';

/** Why a trial did not happen on a date it had, as the court sorts it. */
export type Change = 'vacated' | 'ineffective' | 'cracked' | 'cancelled' | 'moved';

/** An event that says where and when a hearing is, or that there is one. */
export type ListingEvent = EventIn<KindWith<{ beside: 'date' }>>;

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

export type Listing = {
	readonly hearing: string;
	readonly state: 'planned' | 'held' | 'off';
	readonly now: Hearing;
	/** The listing event that says where and when it stands now. */
	readonly listedBy: ListingEvent;
	/** The first event that told of the date and the court it stands at. */
	readonly datedBy: ListingEvent;
	/** Every date it had before, oldest first, with the change that ended it. */
	readonly before: readonly { readonly when: HearingTime; readonly change: Change }[];
	readonly change?: { readonly kind: Change; readonly reason?: string; readonly event: Event };
};

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

/** The next hearing that is still planned on or after a day, or nothing. */
export function nextHearing(events: readonly Event[], today: string): Listing | undefined {
	return hearings(events).find(
		({ state, now }) => state === 'planned' && (now.when ? lastDayOf(now.when) >= today : true)
	);
}

/** The last day a hearing may fall on: the day itself, or the Friday of its last week. */
export function lastDayOf(when: HearingTime): string {
	return when.kind === 'day' ? when.on : addDays(when.on, 7 * when.weeks - 3);
}

/** Whether two are the same date; the time of day does not matter. */
export function isSameDate(one: HearingTime | undefined, other: HearingTime | undefined): boolean {
	if (!one || !other) return one === other;
	return one.kind === other.kind && one.on === other.on && lastDayOf(one) === lastDayOf(other);
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
};

const gather = onceForEach((events: readonly Event[]): Known => {
	const known: Known = {
		listings: new Map(),
		ids: new Map(),
		said: new Map(),
		turns: new Map()
	};
	for (const event of inOrder(standing(events))) {
		if (isListing(event)) list(known, event);
		else if (isFate(event)) end(known, event);
	}
	return known;
});

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
	const { hearing, when } = event.data;
	const own = known.ids.get(hearing);
	const repeats = own !== undefined && isSameDate(known.said.get(hearing), when);
	known.said.set(hearing, when);
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
	const is = listed(was, event);
	known.listings.set(place, is);
	known.turns.set(event, { ...(was ? { was } : {}), is });
}

// A court that orders the next hearing gives it no id; when it lists it, it does. Both are the one hearing she goes to.
function twinOf({ listings }: Known, event: ListingEvent, own?: string) {
	const { purpose, when } = event.data;
	const isTwin = ({ state, now }: Listing) =>
		state === 'planned' &&
		now.purpose === purpose &&
		(!now.when || isSameDate(now.when, when) || isWithin(when, now.when));
	return [...listings].find(([first, listing]) => first !== own && isTwin(listing))?.[0];
}

/** Whether a fixed day lies in the weeks that were planned. */
function isWithin(when: HearingTime | undefined, planned: HearingTime): boolean {
	if (when?.kind !== 'day' || planned.kind !== 'week-of') return false;
	return planned.on <= when.on && when.on <= lastDayOf(planned);
}

function listed(before: Listing | undefined, event: ListingEvent): Listing {
	const now = event.data;
	const at = { hearing: now.hearing, now, listedBy: event, datedBy: event };
	const planned = { ...at, state: 'planned' } as const;
	if (!before) return { ...planned, before: [] };
	if (isSameDate(before.now.when, now.when)) return listedAgain(before, event);
	const earlier = { before: before.before, ...(before.change ? { change: before.change } : {}) };
	if (!before.now.when || isWithin(now.when, before.now.when)) return { ...planned, ...earlier };
	// It took place on its date and goes on: nothing was moved.
	if (before.state === 'held' && before.change?.kind !== 'cracked')
		return { ...planned, before: before.before };
	const change = before.state === 'planned' ? undefined : before.change;
	const ended = { when: before.now.when, change: change?.kind ?? 'moved' };
	return {
		...planned,
		before: [...before.before, ended],
		change: change ?? { kind: 'moved', event }
	};
}

function listedAgain(before: Listing, event: ListingEvent): Listing {
	const now = event.data;
	const at = { hearing: now.hearing, now, listedBy: event };
	if (before.state === 'off') {
		// What the court sends along with the news that it is off says nothing new; a later day's listing does.
		const isPutBack = event.on > (before.change?.event.on ?? '');
		return isPutBack ? { ...at, datedBy: event, state: 'planned', before: before.before } : before;
	}
	if (isSameHearing(before.now, now)) return before;
	const isElsewhere = before.now.court && now.court && before.now.court !== now.court;
	return { ...before, ...at, datedBy: isElsewhere ? event : before.datedBy };
}

function isSameHearing(one: Hearing, other: Hearing): boolean {
	const starts = ({ when }: Hearing) => (when?.kind === 'day' ? when.startsAt : undefined);
	const keys = ['hearing', 'purpose', 'courtKind', 'court'] as const;
	return keys.every((key) => one[key] === other[key]) && starts(one) === starts(other);
}

type Fate = Exclude<Extract<Event, { readonly data: { readonly hearing: string } }>, ListingEvent>;

function isFate(event: Event): event is Fate {
	return 'hearing' in event.data && !isListing(event);
}

/** Whether it tells what became of a trial; that a hearing was held tells it of a trial only. */
export function isFateOfTrial(event: Event): boolean {
	if (!isFate(event)) return false;
	switch (event.kind) {
		case 'hearing-cancelled':
			return false;
		case 'hearing-held':
			return event.data.purpose === 'trial';
		case 'trial-vacated':
		case 'trial-ineffective':
		case 'trial-cracked':
		case 'trial-went-ahead':
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

function after(before: Listing, event: Fate): Listing {
	switch (event.kind) {
		case 'hearing-cancelled':
			return ended(before, event, 'off', 'cancelled');
		case 'trial-vacated':
			return ended(before, event, 'off', 'vacated', event.data.reason);
		case 'trial-ineffective':
			return ended(before, event, 'off', 'ineffective', event.data.reason);
		case 'trial-cracked':
			return ended(before, event, 'held', 'cracked', event.data.reason);
		case 'trial-went-ahead':
			return wentAhead(before);
		case 'hearing-held':
			return before.state === 'off' ? before : { ...before, state: 'held' };
		default:
			return event satisfies never;
	}
}

function ended(
	before: Listing,
	event: Event,
	state: 'off' | 'held',
	kind: Change,
	reason?: string
): Listing {
	return { ...before, state, change: { kind, event, ...(reason ? { reason } : {}) } };
}

// A court marks a trial by hand and mends the mark: that it went ahead takes back that it was off.
function wentAhead(before: Listing): Listing {
	if (before.state !== 'off') return { ...before, state: 'held' };
	const { change: _, ...rest } = before;
	return { ...rest, state: 'held' };
}
