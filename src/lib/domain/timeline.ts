/** What has happened, newest first, each entry with what it replaced. */
import { defendants, hasEnded } from './defendant.ts';
import { hearings, isSameDate, listingOf, type Listing } from './hearing.ts';
import { standing, type Event, type EventOf, type HearingTime } from './event.ts';
import { isSameFact } from './news.ts';

export type Entry = {
	readonly event: Event;
	/** For a hearing given a new date: the dates it had before, oldest first. */
	readonly before: readonly HearingTime[];
	/** The event this one puts right. */
	readonly corrects?: Event;
};

/** One entry for each fact she should see; a fact told again, by whomever, is no news. */
export function timeline(events: readonly Event[]): Entry[] {
	const told = standing(events);
	const all = new Map(events.map((event) => [event.id, event]));
	return told
		.map((event, index) => {
			const before = beforeOf(event, told.slice(0, index), told);
			const corrects = event.corrects ? all.get(event.corrects) : undefined;
			return before && { event, before, ...(corrects ? { corrects } : {}) };
		})
		.filter((found) => found !== undefined)
		.reverse();
}

/** The dates an event replaces; nothing when the event is no news. */
function beforeOf(
	event: Event,
	earlier: readonly Event[],
	told: readonly Event[]
): readonly HearingTime[] | undefined {
	if (event.kind === 'hearing-listed') return replacedBy(event, earlier);
	if (event.kind === 'concluded' && !isEnd(event, told)) return undefined;
	const isRepeat = !event.corrects && earlier.some((other) => isRepeatOf(event, other));
	return isRepeat ? undefined : [];
}

// One agency names the person and another does not: it is the same fact. Two people are two facts.
function isRepeatOf(event: Event, other: Event): boolean {
	const named = [event.defendant, other.defendant].filter((key) => key !== undefined);
	return isSameFact(event, other) && (named.length < 2 || named[0] === named[1]);
}

// "The case is over" is said once, when it is over for everybody, and not where the sentence has said so.
function isEnd(event: EventOf<'concluded'>, told: readonly Event[]): boolean {
	const until = told.filter(({ on }) => on <= event.on);
	if (until.some(({ kind }) => kind === 'sentenced')) return false;
	return defendants(until).every(hasEnded);
}

function replacedBy(
	event: EventOf<'hearing-listed'>,
	earlier: readonly Event[]
): readonly HearingTime[] | undefined {
	const { hearing } = event.data;
	const now = listingOf([...earlier, event], hearing);
	if (now?.listedBy !== event) return undefined;
	const known = hearings(earlier).find((one) => isSameListing(one, now));
	if (known && known.now.court === now.now.court) return undefined;
	const was = known ?? listingOf(earlier, hearing);
	const isMoved = now.before.length > (was?.before.length ?? 0);
	return isMoved ? now.before.map(({ when }) => when) : [];
}

function isSameListing(one: Listing, other: Listing): boolean {
	const isSame = one.state === other.state && one.now.purpose === other.now.purpose;
	return isSame && isSameDate(one.now.when, other.now.when);
}
