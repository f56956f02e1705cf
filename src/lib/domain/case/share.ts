/**
 * What a court shares of a hearing is a snapshot: it replaces what it shared of that hearing before. What is told of a
 * case follows from the newest share of each of its hearings, in whatever order they came.
 */
import { dayOf } from '#lib/domain/calendar.ts';
import {
	standing,
	type Day,
	type DefendantKey,
	type Event,
	type EventId,
	type OfShare,
	type Telling
} from '#lib/domain/event.ts';
import { kindRow, takesBack } from '#lib/domain/event-kinds.ts';
import { opensAgain } from './after-sentence.ts';
import { restsOnGuilt, saysGuilty } from './defendant.ts';
import { isListing } from './hearing.ts';
import { isNews, isSameFact } from './news.ts';
import type { Accused, Offence, OffenceKey } from './accused.ts';
import { isEnding, outcomesOf } from './outcome.ts';
import type { Passed } from './passed.ts';
import { endsNoBail, isLeftOver, isOfDayBefore, isStillSo, type Opened } from './share-bail.ts';
import { isSameShare, type Share } from './snapshot.ts';
import { withDaysOf } from './stand-in.ts';

/** A fact, and the share that says it. */
export type Shared = { readonly telling: Telling; readonly of: OfShare };

/** Whether a share says a fact that some share told, also where it is a later one, or of another hearing. */
export function says(share: Share, fact: Event): boolean {
	const { share: of } = fact;
	if (!of) return false;
	if (isSameShare(share, of) && of.at <= share.at) return true;
	return toldBy([share]).some(({ telling }) => isSame(fact, telling));
}

/** Everything the newest shares of a case say, each fact with the share that says it so. `told`: what else was told of the case. */
export function toldBy(shares: readonly Share[], told: readonly Event[] = []): Shared[] {
	const inOrder = shares
		.flatMap((share) => [share, ...leftOutIn(share)])
		.toSorted((a, b) => a.at - b.at || compare(a.hearing, b.hearing));
	const all = shares.flatMap((share) => share.own);
	const reopened = [...all, ...told].filter(opensAgain);
	const known = knownAfter(inOrder, reopened);
	const own = inOrder.flatMap((share, nth) =>
		share.own
			.filter((telling) => !isStale(telling, share, shares) && !endsNoBail(telling, all))
			.filter((telling) => !isLeftOver(telling, share, { known: known[nth] ?? [], reopened }))
			.map((telling) => ({ telling, of: ofShare(share) }))
	);
	return [...own, ...outcomesIn(inOrder, known)];
}

// Whom a share leaves out stands as they were named last, from then on.
function leftOutIn({ leftOut = [], ...share }: Share): Share[] {
	return leftOut.map(({ at, ...one }) => ({ ...ofShare(share), at, accused: [one], own: [] }));
}

function ofShare({ hearing, sort, at }: Share): OfShare {
	return { hearing, sort, at };
}

// Where the hearing stands is said by each share of it, whatever its sort: the newest is right.
function isStale(telling: Telling, { hearing, at }: Share, all: readonly Share[]): boolean {
	const isOwn = isListing(telling) && telling.data.hearing === hearing;
	return isOwn && all.some((one) => one.hearing === hearing && one.at > at);
}

/** What is known of everybody charged after each of these shares. */
function knownAfter(inOrder: readonly Share[], opened: readonly Opened[]): (readonly Accused[])[] {
	const reopened = opened.map(({ on }) => on);
	const people = new Map<DefendantKey, Accused>();
	const after = inOrder.map(({ accused }, nth) => {
		const until = dayOf(inOrder[nth - 1]?.at ?? 0);
		for (const one of accused) people.set(one.key, mergedPerson(people.get(one.key), one, until));
		return [...people.values()];
	});
	const last = new Map(after.at(-1)?.flatMap(({ offences }) => offences.map(keyed)));
	const decided = (one: Accused) => ({
		...one,
		offences: one.offences.map((offence) =>
			asDecided(withDaysOf(offence, last.get(offence.key) ?? offence), last, reopened)
		)
	});
	return after.map((known) => known.map(decided));
}

/**
 * What became of everybody, after each share in turn: that somebody answered one charge is still what happened when the
 * other is answered later. Of one person and one day the newest is right.
 */
function outcomesIn(inOrder: readonly Share[], known: readonly (readonly Accused[])[]): Shared[] {
	let told: Shared[] = [];
	for (const [nth, share] of inOrder.entries()) {
		if (share.accused.length === 0) continue;
		const now = outcomesOf(known[nth] ?? [])
			// Of a hearing to come only what happened before is told: how it ended is shared with the results.
			.filter(
				(telling) =>
					share.sort === 'resulted' ||
					!isEnding(telling) ||
					told.some((one) => isTheSameEnd(one.telling, telling))
			)
			.map((telling) => ({ telling, of: ofShare(share) }));
		const fresh = now.filter(({ telling }) => !told.some((one) => isSame(one.telling, telling)));
		const stays = told.filter(
			({ telling }) =>
				now.some((one) => isSame(one.telling, telling)) ||
				!(
					now.some(
						(one) => isAboutTheSame(one.telling, telling) || isTheSameEnd(one.telling, telling)
					) || isChanged(telling, now)
				)
		);
		const all = [...stays, ...fresh];
		told = all.filter((one) => !isUnfounded(one, all));
	}
	return told;
}

// An answer that was changed to what had been said before is told as no new one: "guilty" must not stand as the last word.
function isChanged(telling: Telling, now: readonly Shared[]): boolean {
	if (kindRow(telling.kind).decides !== 'plea' || !saysGuilty(telling)) return false;
	const pleas = now
		.map((one) => one.telling)
		.filter(({ kind, defendant }) => kind === telling.kind && defendant === telling.defendant);
	return pleas.length > 0 && pleas.every((one) => one.on < telling.on && !saysGuilty(one));
}

// That one charge ended beside another of which the person is guilty falls with the plea or verdict it rested on.
function isUnfounded({ telling }: Shared, all: readonly Shared[]): boolean {
	if (!restsOnGuilt(telling)) return false;
	return !all.some(
		({ telling: by }) => saysGuilty(by) && by.defendant === telling.defendant && by.on <= telling.on
	);
}

function keyed(offence: Offence): [OffenceKey, Offence] {
	return [offence.key, offence];
}

function isAboutTheSame(one: Telling | Event, other: Telling): boolean {
	return one.kind === other.kind && one.on === other.on && one.defendant === other.defendant;
}

// The end of every charge, and that of one beside others, of one day: which of the two it was, the newest share knows.
function isTheSameEnd(one: Telling, other: Telling): boolean {
	const isOf = one.on === other.on && one.defendant === other.defendant;
	return isOf && isEnding(one) && isEnding(other);
}

function isSame(one: Telling | Event, other: Telling): boolean {
	return isAboutTheSame(one, other) && isSameFact(one, other);
}

// One charge has one verdict. Another one later, with no new trial between the two, puts the first right.
function asDecided(
	offence: Offence,
	last: ReadonlyMap<OffenceKey, Offence>,
	reopened: readonly Day[]
): Offence {
	const [then, now] = [offence.outcome, last.get(offence.key)?.outcome];
	if (!then || !now || then.verdict === now.verdict || then.verdict === 'not-agreed')
		return offence;
	const isNew = reopened.some((day) => then.on <= day && day <= now.on);
	return isNew ? offence : { ...offence, outcome: now };
}

// Of each charge the newest word on each thing.
function mergedPerson(before: Accused | undefined, now: Accused, until: Day): Accused {
	const offences = new Map(before?.offences.map(keyed));
	for (const offence of now.offences)
		offences.set(offence.key, merged(offences.get(offence.key), offence, until));
	for (const key of now.noCharges ?? []) offences.delete(key);
	const totals = byDay(before?.totals ?? [], now.totals);
	return { key: now.key, offences: [...offences.values()], totals };
}

// That a share of another hearing is silent on something takes nothing back.
function merged(before: Offence | undefined, newest: Offence, until: Day): Offence {
	if (!before) return newest;
	const now = withDaysOf(newest, before);
	const { ending, ...open } = before;
	// A charge that was answered or decided since had not ended.
	const goesOn = ending && !now.ending && lastWordOn(now) > ending.on;
	const isEnded = now.isEnded || (before.isEnded && !goesOn);
	const passed = byDay(before.passed, now.passed);
	const answered = answeredFirst(now, before, until);
	return { ...(goesOn ? open : before), ...answered, isEnded, passed };
}

// The same answer given again in court later, than all that was shared before, leaves the first as it was.
function answeredFirst(now: Offence, { plea }: Offence, until: Day): Offence {
	const isAgain = plea && now.plea?.plea === plea.plea && now.plea.on > until;
	return isAgain ? { ...now, plea } : now;
}

function lastWordOn({ plea, outcome, passed }: Offence): Day {
	const days = [plea?.on, outcome?.on, ...passed.map(({ on }) => on)];
	return (
		days
			.flatMap((on) => on ?? [])
			.sort()
			.at(-1) ?? ''
	);
}

function byDay(before: readonly Passed[], now: readonly Passed[]): Passed[] {
	return [...before.filter(({ on }) => now.every((one) => one.on !== on)), ...now];
}

function compare(one: string, other: string): number {
	return Number(one > other) - Number(one < other);
}

/** What a new share changes of a case: a fact to add, which may put another right or take it back. */
export type Change = Shared & { readonly instead?: EventId };

/**
 * What has to be entered so that a case says what its newest shares say. `known`: all that was told of the case;
 * `share`: the newest, which is among `shares`. What stands unchanged is left as it is.
 */
export function changesBy(
	share: Share,
	shares: readonly Share[],
	known: readonly Event[]
): readonly Change[] {
	const of = ofShare(share);
	const stands = standing(known);
	const wanted = toldBy(shares, stands);
	const facts = wanted.filter(({ telling }) => !isListing(telling));
	const missing = facts.filter(
		({ telling, of }) =>
			!stands.some((event) => isSame(event, telling)) && !isStillSo(telling, of, stands)
	);
	const taken = stands.filter(
		// Where no share of a hearing is known any more, because it was withdrawn, nothing says that it was otherwise.
		(event) =>
			shares.some((one) => isSameShare(one, event.share ?? share)) &&
			!shares.some((one) => isOfDayBefore(event, one)) &&
			isTaken(event, share, facts)
	);
	const instead = taken.map((event): Change => {
		const nth = missing.findIndex(({ telling }) => isInPlaceOf(telling, event));
		const [found] = nth < 0 ? [] : missing.splice(nth, 1);
		const withdrawn = { kind: 'withdrawn', on: dayOf(share.at), data: {} } as const;
		return { ...(found ?? { telling: withdrawn, of }), instead: event.id };
	});
	const stays = stands.filter((event) => !taken.includes(event));
	const listings = wanted.filter(
		({ telling }) => isListing(telling) && isNewListing(telling, share, stays, known)
	);
	return [...listings, ...instead, ...missing];
}

// What another share lists is known, unless it was left out because this hearing's share had said the same.
function isNewListing(
	telling: Extract<Telling, { kind: 'hearing-listed' }>,
	share: Share,
	stays: readonly Event[],
	known: readonly Event[]
): boolean {
	const isListed = stays.some(
		(event) => isListing(event) && event.data.hearing === telling.data.hearing
	);
	return isListed ? share.own.includes(telling) && isNews(telling, known) : true;
}

function isTaken(event: Event, share: Share, wanted: readonly Shared[]): boolean {
	if (!event.share || takesBack(event)) return false;
	if (isListing(event)) return isUnlisted(event, share);
	if (wanted.some(({ telling }) => isSame(event, telling))) return false;
	// That a date was off before the hearing was listed on another is what happened.
	const isHistory = kindRow(event.kind).course === 'date-off' && share.own.some(isListing);
	return !isHistory || event.on >= dayOf(share.at);
}

// An earlier date of a hearing is no mistake. A hearing that this one's court ordered and orders no more is.
function isUnlisted({ share: of, data }: Event, share: Share): boolean {
	if (!of || !isSameShare(of, share) || !('hearing' in data)) return false;
	if (data.hearing === share.hearing) return share.isGone === true;
	return !share.own.some((telling) => isListing(telling) && telling.data.hearing === data.hearing);
}

function isInPlaceOf(telling: Telling, event: Event): boolean {
	const hearingOf = ({ data }: Telling | Event) => ('hearing' in data ? data.hearing : undefined);
	const isOfSame = telling.kind === event.kind && telling.defendant === event.defendant;
	return isOfSame && hearingOf(telling) === hearingOf(event);
}
