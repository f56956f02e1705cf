/** What has happened, newest first, each entry with what it replaced. */
import { defendants, hasEnded } from './defendant.ts';
import { isListing, listingOf, turnsOf, type Turn } from './hearing.ts';
import type { Listing, ListingEvent } from './hearing-state.ts';
import { isSameDate } from './hearing-time.ts';
import {
	standing,
	type Event,
	type EventOf,
	type Hearing,
	type HearingTime
} from '#lib/domain/event.ts';
import { eventKinds, takesBack } from '#lib/domain/event-kinds.ts';
import { onceForEach } from '#lib/domain/once.ts';
import { isSameFact } from './news.ts';
import { groupOf, type ReasonGroup } from './trial-reason.ts';
import { isOfOffender, wasHeld } from './released.ts';
import { whoseIn, type Whose } from './whose.ts';

export type Entry = {
	readonly event: Event;
	/** With several people: of which of them it is. */
	readonly whose?: Whose | undefined;
	/** Of a release: that an offender left prison, as the stage it leads to says. */
	readonly isOfOffender?: boolean;
	/** Of a court's word that no bail applies: the person was on none. */
	readonly wasHeld?: boolean;
	/** For a hearing given a new date: the dates it had before, oldest first. */
	readonly before: readonly HearingTime[];
	/** Why the last of those dates was given up, where the court told. */
	readonly reason?: ReasonGroup;
	/** Of a date that cannot be read: the date that was known. */
	readonly had?: HearingTime;
	/** What else of the hearing it changed, from where to where. */
	readonly changed?: Pick<Listing['changed'][number], 'what' | 'from'> & { readonly to: Hearing };
	/** The event this one puts right. */
	readonly corrects?: Event;
	/** What that one had put right itself, newest first. */
	readonly earlier?: readonly Event[];
};

/** One entry for each fact she should see, newest first; a fact told again, by whomever, is no news. */
export const timeline = onceForEach((events: readonly Event[]): readonly Entry[] => {
	const told = standing(events);
	const turns = turnsOf(told);
	const all = new Map(events.map((event) => [event.id, event]));
	const whose = whoseIn(events);
	return told
		.map((event, index) => {
			const isSet = isListing(event) && !isToldByItsResult(event, turns.get(event), told);
			const moved = isSet ? replacedBy(turns.get(event), event) : undefined;
			const before = isListing(event)
				? moved?.before
				: beforeOf(event, { earlier: told.slice(0, index), told, all, whose });
			const of = whose(event);
			const about = {
				event,
				...(of ? { whose: of } : {}),
				...(isOfOffender(event, told) ? { isOfOffender: true } : {}),
				...(wasHeld(event, told) ? { wasHeld: true } : {})
			};
			return before && { ...about, before, ...moved, ...correctedBy(event, all) };
		})
		.filter((found) => found !== undefined)
		.filter((found, _, entries) => !isToldByItsMove(found, entries, turns))
		.sort(byDay)
		.reverse();
});

// What happened on one day has no order of its own: the one in which such things follow each other, whenever we heard.
function byDay(one: Entry, other: Entry): number {
	return (
		one.event.on.localeCompare(other.event.on) ||
		rank(one) - rank(other) ||
		said(one).localeCompare(said(other))
	);
}

function said({ event, corrects }: Entry): string {
	return JSON.stringify([event.data, corrects?.kind, corrects?.on, corrects?.data]);
}

// A new date follows what became of the one before.
function rank({ event, before }: Entry): number {
	return eventKinds.indexOf(before.length > 0 ? 'jury-not-agreed' : event.kind);
}

/** What an event puts right, and what that had put right; a circle of corrections ends where it began. */
function correctedBy(
	event: Event,
	all: ReadonlyMap<string, Event>
): { corrects?: Event; earlier?: readonly Event[] } {
	const chain: Event[] = [];
	let last: Event | undefined = event;
	while (last?.corrects) {
		const next = all.get(last.corrects);
		if (!next || next === event || chain.includes(next)) break;
		chain.push(next);
		last = next;
	}
	const [corrects, ...earlier] = chain;
	return { ...(corrects ? { corrects } : {}), ...(earlier.length > 0 ? { earlier } : {}) };
}

type Around = {
	readonly earlier: readonly Event[];
	readonly told: readonly Event[];
	readonly all: ReadonlyMap<string, Event>;
	readonly whose: (event: Event) => Whose | undefined;
};

/** No dates are replaced by what is no listing; nothing when the event is no news. */
function beforeOf(
	event: Event,
	{ earlier, told, all, whose }: Around
): readonly HearingTime[] | undefined {
	// What she was never shown needs no word of sorry.
	if (takesBack(event) && !all.has(event.corrects ?? '')) return undefined;
	const isSorryFor = (other: Event) => takesBack(other) && other.corrects === event.corrects;
	if (takesBack(event) && earlier.some(isSorryFor)) return undefined;
	if (!event.corrects && isRepeat(event, { earlier, told, whose })) return undefined;
	if (event.kind === 'hearing-held' && wentAhead(event, told)) return undefined;
	if (event.kind !== 'concluded') return [];
	return event === endIn(told) ? [] : undefined;
}

// That the trial went ahead that day says more than that there was a day in court.
function wentAhead({ on, data }: EventOf<'hearing-held'>, told: readonly Event[]): boolean {
	return told.some(
		(one) => one.kind === 'trial-went-ahead' && one.on === on && one.data.hearing === data.hearing
	);
}

// One agency names the person and another does not, or by an id of its own: it is the same fact. Two people are two facts,
// and what names neither of them is no third.
function isRepeat(event: Event, { earlier, told, whose }: Omit<Around, 'all'>): boolean {
	const same = told.filter((other) => isSameFact(event, other));
	const named = new Set(same.map(({ defendant }) => defendant).filter((key) => key !== undefined));
	const isAlone = same.every((one) => whose(one) === undefined);
	if (named.size > 1 && event.defendant === undefined) return true;
	if (whose(event) === 'one-of-them' && isOfEach(same, whose)) return true;
	const alike = same.filter(
		(other) => other !== event && (isAlone || named.size < 2 || other.defendant === event.defendant)
	);
	// A correction that says it too stands in its place, whichever we heard first.
	return alike.some((other) => other.corrects !== undefined || earlier.includes(other));
}

function isOfEach(same: readonly Event[], whose: Around['whose']): boolean {
	const placed = same.map(whose).filter((one) => typeof one === 'object');
	return placed.length > 0 && new Set(placed.map(({ nth }) => nth)).size === placed[0]?.of;
}

/** The event that tells that it is over for everybody: the first that does, and of one day a correction. */
function endIn(told: readonly Event[]): Event | undefined {
	const all = told.filter((event) => isEnd(event, told));
	const isSameDay = ({ on }: Event) => on === all[0]?.on;
	return all.find((event) => isSameDay(event) && event.corrects) ?? all[0];
}

// "The case is over" is said once, when it is over for everybody, and not where the sentence has said so: of all charges.
function isEnd({ kind, on: day }: Event, told: readonly Event[]): boolean {
	if (kind !== 'concluded') return false;
	const until = told.filter(({ on }) => on <= day);
	const before = until.filter((one) => one.kind !== kind);
	const isLeftOpen = defendants(before).some(({ open }) => open === true);
	if (until.some((one) => one.kind === 'sentenced') && !isLeftOpen) return false;
	return defendants(until).every(hasEnded);
}

// The courts name a hearing in its result too: that it took place is told, and nobody set a date on that day.
function isToldByItsResult(event: ListingEvent, turn: Turn | undefined, told: readonly Event[]) {
	const { hearing, when } = event.data;
	if (!turn || !when || event.on < when.on) return false;
	if (turn.was && !(event.share?.sort === 'resulted' && isSameDate(turn.was.now.when, when)))
		return false;
	return ['held', 'begun'].includes(listingOf(told, hearing)?.state ?? '');
}

// That a date was given up is told with the new one of that day, and with the same reason.
function isToldByItsMove(
	{ event, corrects }: Entry,
	entries: readonly Entry[],
	turns: ReadonlyMap<Event, Turn>
): boolean {
	if (corrects || event.kind !== 'trial-vacated') return false;
	return entries.some(
		(move) =>
			move.before.length > 0 &&
			move.event.on === event.on &&
			turns.get(move.event)?.was?.change?.event === event
	);
}

/** The dates a listing replaces, and why; nothing when it says what was known. */
function replacedBy(
	turn: Turn | undefined,
	event: Event
): Pick<Entry, 'before' | 'reason' | 'had' | 'changed'> | undefined {
	if (turn?.is.listedBy !== event) return undefined;
	const { was, is } = turn;
	if (is.unread) return { before: [], ...(is.now.when ? { had: is.now.when } : {}) };
	const last = is.changed.length > (was?.changed.length ?? 0) ? is.changed.at(-1) : undefined;
	if (was && !last && isSameListing(was, is)) return undefined;
	const changed = last ? { changed: { what: last.what, from: last.from, to: is.now } } : {};
	if (is.before.length <= (was?.before.length ?? 0)) return { before: [], ...changed };
	const told = is.change?.reason;
	return {
		before: is.before.map(({ when }) => when),
		...(told ? { reason: groupOf(told) } : {}),
		...changed
	};
}

function isSameListing(one: Listing, other: Listing): boolean {
	const isSame = one.state === other.state && isSameDate(one.now.when, other.now.when);
	return isSame && one.now.purpose === other.now.purpose && one.now.court === other.now.court;
}
