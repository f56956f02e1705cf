/** What has happened, newest first, each entry with what it replaced. */
import { defendants, hasEnded } from './defendant.ts';
import { isSameDate, turnsOf, type Listing, type Turn } from './hearing.ts';
import { standing, type Event, type HearingTime } from './event.ts';
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
	const turns = turnsOf(told);
	const all = new Map(events.map((event) => [event.id, event]));
	return told
		.map((event, index) => {
			const before =
				event.kind === 'hearing-listed'
					? replacedBy(turns.get(event), event)
					: beforeOf(event, told.slice(0, index), told);
			const corrects = event.corrects ? all.get(event.corrects) : undefined;
			return before && { event, before, ...(corrects ? { corrects } : {}) };
		})
		.filter((found) => found !== undefined)
		.reverse();
}

/** No dates are replaced by what is no listing; nothing when the event is no news. */
function beforeOf(
	event: Event,
	earlier: readonly Event[],
	told: readonly Event[]
): readonly HearingTime[] | undefined {
	const isRepeat = !event.corrects && earlier.some((other) => isRepeatOf(event, other));
	if (isRepeat) return undefined;
	if (event.kind !== 'concluded') return [];
	return isEnd(event, told) && !earlier.some((other) => isEnd(other, told)) ? [] : undefined;
}

// One agency names the person and another does not: it is the same fact. Two people are two facts.
function isRepeatOf(event: Event, other: Event): boolean {
	const named = [event.defendant, other.defendant].filter((key) => key !== undefined);
	return isSameFact(event, other) && (named.length < 2 || named[0] === named[1]);
}

// "The case is over" is said once, when it is over for everybody, and not where the sentence has said so.
function isEnd({ kind, on: day }: Event, told: readonly Event[]): boolean {
	if (kind !== 'concluded') return false;
	const until = told.filter(({ on }) => on <= day);
	if (until.some(({ kind }) => kind === 'sentenced')) return false;
	return defendants(until).every(hasEnded);
}

/** The dates a listing replaces; nothing when it says what was known. */
function replacedBy(turn: Turn | undefined, event: Event): readonly HearingTime[] | undefined {
	if (turn?.is.listedBy !== event) return undefined;
	const { was, is } = turn;
	if (was && isSameListing(was, is)) return undefined;
	const isMoved = is.before.length > (was?.before.length ?? 0);
	return isMoved ? is.before.map(({ when }) => when) : [];
}

function isSameListing(one: Listing, other: Listing): boolean {
	const isSame = one.state === other.state && isSameDate(one.now.when, other.now.when);
	return isSame && one.now.purpose === other.now.purpose && one.now.court === other.now.court;
}
