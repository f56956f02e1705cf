/** What a listing makes of where its hearing stood, and what became of a hearing. */
import { type EventIn, type KindWith } from '#lib/domain/event-kinds.ts';
import { defendants } from './defendant.ts';
import { courseOn, goneOn, isSameDate, isSameTime, isWithin, sittingsOf } from './hearing-time.ts';
import type { Day, Event, Hearing, HearingTime } from '#lib/domain/event.ts';

/** Why a trial did not happen on a date it had, as the court sorts it; `corrected`: the date we were told was wrong. */
export type Change =
	| 'vacated'
	| 'ineffective'
	| 'cracked'
	| 'cancelled'
	| 'discharged'
	| 'moved'
	| 'corrected';

/**
 * What else of a hearing can change: the court, the hour on its first day, the days after the first. In the order in
 * which she must know: in another place she would wait for nothing.
 */
export const detailOrder = ['court', 'time', 'days'] as const;
export type Detail = (typeof detailOrder)[number];

/** An event that says where and when a hearing is, or that there is one. */
export type ListingEvent = EventIn<KindWith<{ beside: 'date' }>>;

/** What became of a hearing. */
export type Fate = Exclude<
	Extract<Event, { readonly data: { readonly hearing: string } }>,
	ListingEvent
>;

export type Listing = {
	readonly hearing: string;
	/** `begun`: it sat on one of its days at least, and others are to come. */
	readonly state: 'planned' | 'begun' | 'held' | 'off';
	readonly now: Hearing;
	/** The listing event that says where and when it stands now. */
	readonly listedBy: ListingEvent;
	/** The first event that told of the date and the court it stands at. */
	readonly datedBy: ListingEvent;
	/** Every date it had before, oldest first, with the change that ended it. */
	readonly before: readonly { readonly when: HearingTime; readonly change: Change }[];
	/** What else was changed, oldest first: what, where it stood until then, and what told of it. */
	readonly changed: readonly {
		readonly what: readonly Detail[];
		readonly from: Hearing;
		readonly event: ListingEvent;
	}[];
	/** The newest listing, where its date could not be read: it stands at the date that was known. */
	readonly unread?: ListingEvent;
	/** The last day of which we were told that it sat, or on which it was decided. */
	readonly satOn?: Day;
	readonly change?: { readonly kind: Change; readonly reason?: string; readonly event: Event };
};

/** Whether a hearing is planned, or goes on and has days to come. */
export function isAhead({ state }: Pick<Listing, 'state'>): boolean {
	return state === 'planned' || state === 'begun';
}

/** Whether a hearing does not take place on its date: it is off, or a trial that was needed no more before it sat. */
export function isOff({ state, change, satOn }: Listing): boolean {
	return state === 'off' || (change?.kind === 'cracked' && satOn === undefined);
}

/** The hour at which a hearing of a single day begins, until that day has passed. */
export function startOf({ state, now: { when } }: Pick<Listing, 'state' | 'now'>, today: Day) {
	const [first, ...others] = sittingsOf(when);
	const isToCome = isAhead({ state }) && others.length === 0 && first && first.on >= today;
	return isToCome ? first.startsAt : undefined;
}

/** Where a hearing stands after a listing; before it, where it was known. */
export function listed(known: Listing | undefined, event: ListingEvent): Listing {
	if (event.data.dateUnread && !event.data.when) return unread(known, event);
	if (!known) return first(event);
	const { unread: _, ...before } = known;
	return listedAfter(before, event);
}

function first(event: ListingEvent): Listing {
	const at = { hearing: event.data.hearing, now: event.data, listedBy: event, datedBy: event };
	return { ...at, state: 'planned', before: [], changed: [] };
}

// A date that cannot be read never takes the place of one that could.
function unread(known: Listing | undefined, event: ListingEvent): Listing {
	if (known?.unread) return known;
	const when = known?.now.when;
	if (!known || !when || known.state === 'off')
		return { ...(known ?? first(event)), listedBy: event, unread: event };
	const there = { ...event, data: { ...event.data, when } };
	return { ...listedAgain(known, there, event), listedBy: event, unread: event };
}

function listedAfter(before: Listing, event: ListingEvent): Listing {
	const now = event.data;
	const at = { hearing: now.hearing, now, listedBy: event, datedBy: event };
	if (isSameDate(before.now.when, now.when)) return listedAgain(before, event);
	const changed = changedIn(before, event, ['court']);
	const planned = { ...at, state: 'planned', changed } as const;
	const earlier = { before: before.before, ...(before.change ? { change: before.change } : {}) };
	if (!before.now.when || isWithin(now.when, before.now.when)) return { ...planned, ...earlier };
	if (before.state === 'begun' && now.when && before.now.when.on < now.when.on)
		return goesOn(before, event, now.when);
	// It took place on its date and goes on: nothing was moved.
	if (before.state === 'held' && before.change?.kind !== 'cracked')
		return { ...planned, before: before.before };
	const change = before.state === 'off' || before.state === 'held' ? before.change : undefined;
	const kind = change?.kind ?? (event.corrects === before.listedBy.id ? 'corrected' : 'moved');
	return {
		...planned,
		before: [...before.before, { when: before.now.when, change: kind }],
		change: change ?? { kind, event }
	};
}

// A trial that has begun may be listed by the days that are left, or by one of them alone.
function goesOn(before: Listing, event: ListingEvent, when: HearingTime): Listing {
	const isKnown = sittingsOf(before.now.when).some(({ on }) => on === when.on);
	if (isKnown && event.data.hearing !== before.now.hearing) return before;
	const whole = before.now.when ? goneOn(before.now.when, when) : when;
	return listedAgain(before, { ...event, data: { ...event.data, when: whole } }, event);
}

function listedAgain(before: Listing, event: ListingEvent, told = event): Listing {
	const now = event.data;
	const at = { hearing: now.hearing, now, listedBy: told };
	if (before.state === 'off') {
		// What the court sends along with the news that it is off says nothing new; a later day's listing does.
		const isPutBack = event.on > (before.change?.event.on ?? '');
		if (!isPutBack) return before;
		const changed = changedIn(before, event);
		return { ...at, datedBy: told, state: 'planned', before: before.before, changed };
	}
	if (isSameHearing(before.now, now)) return before;
	const isElsewhere = before.now.court && now.court && before.now.court !== now.court;
	const changed = changedIn(before, event);
	const is = { ...before, ...at, datedBy: isElsewhere ? told : before.datedBy, changed };
	const isDone = is.change?.kind === 'cracked' || is.change?.kind === 'discharged';
	return is.satOn === undefined || isDone ? is : sat(is, is.satOn);
}

function isSameHearing(one: Hearing, other: Hearing): boolean {
	const keys = ['hearing', 'purpose', 'courtKind', 'court'] as const;
	return keys.every((key) => one[key] === other[key]) && isSameTime(one.when, other.when);
}

/** What a listing changes beside the date, after what was changed before. */
function changedIn(
	{ changed, now: from }: Listing,
	event: ListingEvent,
	among: readonly Detail[] = detailOrder
): Listing['changed'] {
	const to = event.data;
	const [before, after] = [from, to].map(({ when }) => sittingsOf(when)) as [Sittings, Sittings];
	const isOther: Record<Detail, boolean> = {
		time: differs(before[0]?.startsAt, after[0]?.startsAt),
		court: differs(from.court, to.court),
		days: before.map(({ on }) => on).join() !== after.map(({ on }) => on).join()
	};
	const what = among.filter((detail) => isOther[detail] && !isToldAfter(detail, event));
	return what.length > 0 ? [...changed, { what, from, event }] : changed;
}

// With its result a court says at what hour it sat: nobody moves that any more.
function isToldAfter(detail: Detail, { share, on, data: { when } }: ListingEvent): boolean {
	return detail === 'time' && share?.sort === 'resulted' && when !== undefined && when.on <= on;
}

type Sittings = ReturnType<typeof sittingsOf>;

// What was not told before, or is not told any more, is no change of it.
function differs<V>(one: V | undefined, other: V | undefined): boolean {
	return one !== undefined && other !== undefined && one !== other;
}

/** Where a hearing stands after what became of it. */
export function after(before: Listing, event: Fate): Listing {
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
			return wentAhead(before, event.on);
		case 'jury-discharged':
			return ended(before, event, 'held', 'discharged');
		case 'hearing-held':
		case 'hearing-adjourned':
			return before.state === 'off' ? before : sat(before, event.on);
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
function wentAhead(before: Listing, on: Day): Listing {
	if (before.state !== 'off') return sat(before, on);
	const { change: _, ...rest } = before;
	return sat(rest, on);
}

/** It sat on a day: it has taken place, or has begun where other days are to come. */
function sat(before: Listing, on: Day): Listing {
	const satOn = before.satOn && before.satOn > on ? before.satOn : on;
	const course = courseOn(before.now.when, satOn);
	return { ...before, satOn, state: course && course.last > satOn ? 'begun' : 'held' };
}

/** The day on which a trial was over before its last day: it was decided for everybody. */
export function decidedOn(
	listing: Listing,
	told: readonly Event[],
	others: readonly string[]
): Day | undefined {
	const { state, now } = listing;
	if (now.purpose !== 'trial' || now.when?.kind !== 'day' || !isAhead(listing)) return undefined;
	const first = now.when.on;
	const people = defendants(told);
	const isOver =
		(state === 'begun' || isTried(listing, told, others)) &&
		people.every((one) => one.state !== 'charged' && one.state !== 'denies' && !one.open) &&
		people.some(({ state, on = '' }) => state !== 'undecided' && on >= first);
	if (!isOver) return undefined;
	const decided = told.filter((one) => one.kind === 'verdict-given' && one.on >= first).at(-1);
	return (
		decided?.on ??
		listing.satOn ??
		people
			.map(({ on = first }) => on)
			.sort()
			.at(-1)
	);
}

/**
 * A verdict on the day of a trial or later tells that it was heard, though nobody said that it went ahead; one that a court
 * told with another trial does not. `others`: the ids of the others.
 */
export function isTried(
	{ now: { when } }: Listing,
	told: readonly Event[],
	others: readonly string[]
): boolean {
	return told.some(
		({ kind, on, share }) =>
			kind === 'verdict-given' && when && when.on <= on && !others.includes(share?.hearing ?? '')
	);
}
