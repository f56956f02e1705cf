/** The shares that are kept of a case: of each hearing the newest of its sort. */
import type { DefendantKey, Hearing, Instant, OfShare, Telling } from '#lib/domain/event.ts';
import type { Accused } from './accused.ts';
import { isListing } from './hearing.ts';

/** Somebody whom a share before named, as it named them and when: this one leaves them out. */
export type LeftOut = Accused & { readonly at: Instant };

/** One share of a hearing, as far as it is about one case. */
export type Share = OfShare & {
	/** Everybody charged, with what it says of each charge. */
	readonly accused: readonly Accused[];
	/** Whom it names no more. To be left out of a hearing takes back no charge, and is no end of one. */
	readonly leftOut?: readonly LeftOut[];
	/** What it says of the hearing itself, and what was ordered there. */
	readonly own: readonly Telling[];
	/** Whom a result of this hearing sent to wait for another: their bail is no status left over from before. */
	readonly remanded?: readonly DefendantKey[];
	/** Whether the case has no part in the hearing any more: where it was listed is taken back, too. */
	readonly isGone?: true;
	/** What it says has no day of its own: said again, it stays as of the day on which it was said first. */
	readonly isUndated?: true;
	/** The message it came in, where that was about several cases: under two references they may be one. */
	readonly by?: string;
};

/** Whether two are of the same hearing and sort, so that the newer one replaces the other. */
export function isSameShare(one: OfShare, other: OfShare): boolean {
	return one.hearing === other.hearing && one.sort === other.sort;
}

/**
 * A share as it is to be kept: with what the same message said of the hearing under another reference of the case.
 * Nothing where a newer share of the hearing is known, so that this one changes nothing.
 */
export function taken(share: Share, kept: readonly Share[]): Share | undefined {
	const before = kept.find((one) => isSameShare(one, share));
	if (share.sort === 'scheduled') return scheduled(share, before, kept);
	if (!before) return share;
	if (before.at > share.at) return keeping(before, share);
	if (share.isUndated && saysSame(before, share)) return { ...share, own: before.own };
	if (share.by !== undefined && before.by === share.by) return together(before, share);
	return keeping(share, before) ?? share;
}

// A share that names fewer people than another, or nobody, as of a hearing that will not be, says nothing of the charges: somebody
// is heard apart, or was forgotten. What the other said of them stands, whichever we heard first; what was decided at the
// hearing stands only where it still says so. Nothing where that changes nothing.
function keeping(newer: Share, older: Share): Share | undefined {
	if (newer.isGone) return undefined;
	const as = newer.sort === 'listed' ? (one: Accused) => one : charged;
	const named = older.accused.map((one) => ({ ...as(one), at: older.at }));
	const leftOut = leftOutOf(newer, [...(older.leftOut ?? []), ...named]);
	const before = newer.leftOut ?? [];
	const isSame = leftOut.length === before.length && leftOut.every((one) => before.includes(one));
	return isSame ? undefined : { ...newer, leftOut };
}

// Of each the last word.
function leftOutOf({ accused, leftOut = [] }: Share, others: readonly LeftOut[]): LeftOut[] {
	const all = [...leftOut, ...others].filter(({ key }) => accused.every((one) => one.key !== key));
	const inOrder = all.toSorted((one, other) => one.at - other.at);
	return [...new Map(inOrder.map((one) => [one.key, one])).values()];
}

function charged({ key, offences }: Accused): Accused {
	const left = offences.map(({ key: charge, chargedOn }) => ({
		key: charge,
		...(chargedOn ? { chargedOn } : {}),
		...{ isEnded: false, passed: [] }
	}));
	return { key, offences: left, totals: [] };
}

// It is asked for and has no word of its own until it changes: the same again does not undo what was shared meanwhile.
function scheduled(
	share: Share,
	before: Share | undefined,
	kept: readonly Share[]
): Share | undefined {
	if (before && (before.at > share.at || whenAndWhere(before) === whenAndWhere(share)))
		return undefined;
	const theirs = kept
		.filter(({ hearing, sort }) => hearing === share.hearing && sort !== 'scheduled')
		.toSorted((one, other) => one.at - other.at)
		.flatMap(({ own }) => own.filter(isListing))
		.findLast(({ data }) => data.hearing === share.hearing);
	if (!theirs) return share;
	const own = share.own.map((telling) =>
		isListing(telling) ? { ...telling, data: better(telling.data, theirs.data) } : telling
	);
	return { ...share, own };
}

function whenAndWhere({ own }: Share): string {
	return JSON.stringify(
		own.filter(isListing).map(({ data: { when, court } }) => [when, placeIn(court)])
	);
}

// It knows when and where. What the hearing is for, and at which kind of court, its own share knows better.
function better(schedule: Hearing, { purpose, courtKind, court }: Hearing): Hearing {
	const isSame = court !== undefined && placeIn(schedule.court ?? court) === placeIn(court);
	return { ...schedule, purpose, courtKind, ...(isSame ? { court } : {}) };
}

function placeIn(court = ''): string {
	const words = court.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	const others = /^(the|at|s|crown|magistrates?|court|centre|combined|justice|law|courts)$/;
	return words.filter((word) => !others.test(word)).join(' ');
}

/** The shares with a new one in the place of the one it replaces. */
export function replaced(kept: readonly Share[], share: Share): Share[] {
	return [...kept.filter((one) => !isSameShare(one, share)), share];
}

/** A share that takes back everything a court had shared of a hearing: the case has no part in it any more. */
export function gone({ hearing, sort }: OfShare, at: Instant): Share {
	return { hearing, sort, at, accused: [], own: [], isGone: true };
}

function saysSame({ own: one }: Share, { own: other }: Share): boolean {
	const [before, now] = [one, other].map((own) =>
		JSON.stringify(own.map(({ on: _, ...rest }) => rest))
	);
	return before === now;
}

/** What one message says of a hearing under two references of one case. */
export function together(one: Share, other: Share): Share {
	const accused = peopleOf([...one.accused, ...other.accused]);
	return {
		...other,
		accused,
		leftOut: leftOutOf({ ...other, accused }, one.leftOut ?? []),
		own: nextOnce(other.hearing, once([...one.own, ...other.own])),
		remanded: once([...(one.remanded ?? []), ...(other.remanded ?? [])])
	};
}

/** Each person once, with the charges and sentences under every reference. */
function peopleOf(accused: readonly Accused[]): Accused[] {
	return [...Map.groupBy(accused, ({ key }) => key)].map(([key, same]) => ({
		key,
		offences: once(same.flatMap(({ offences }) => offences)),
		noCharges: once(same.flatMap(({ noCharges = [] }) => noCharges)),
		totals: once(same.flatMap(({ totals }) => totals))
	}));
}

// Under each reference the court orders the next hearing for itself. Of one purpose and day it is the same one, and beside
// one with a day, one without a day says nothing more.
function nextOnce(hearing: string, own: readonly Telling[]): Telling[] {
	const next = own.filter(isListing).filter(({ data }) => data.hearing !== hearing);
	const hasDay = next.some(({ data }) => data.when);
	const said = next.filter(({ data }) => data.when ?? data.dateUnread ?? !hasDay);
	const inOrder = said.toSorted((a, b) => Number(a.data.hearing < b.data.hearing) || -1);
	const kept = new Set<Telling>(new Map(inOrder.map((one) => [placeOf(one.data), one])).values());
	return own.filter((one) => kept.has(one) || !next.some((other) => other === one));
}

function placeOf({ hearing, purpose, when, dateUnread }: Hearing): string {
	return dateUnread ? hearing : `${purpose} ${when?.kind} ${when?.on}`;
}

function once<T>(all: readonly T[]): T[] {
	return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
