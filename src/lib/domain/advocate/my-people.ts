/** What one line says of each case an advocate was given: no more than she opened, and what cannot wait stands first. */
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import { deadlines, type Enhanced, type SendTellings } from '#lib/domain/clock/deadline.ts';
import { stillLate } from '#lib/domain/clock/first-owed.ts';
import { leading } from '#lib/domain/case/difference.ts';
import type { Event, HearingTime, Instant } from '#lib/domain/event.ts';
import { waiting, waitingOf, type Choices, type Waiting } from '#lib/domain/news/gate.ts';
import { hearings } from '#lib/domain/case/hearing.ts';
import { isAhead } from '#lib/domain/case/hearing-state.ts';
import { lastDayOf, leftOf } from '#lib/domain/case/hearing-time.ts';
import { ownEntries } from '#lib/domain/case/own-entry.ts';
import { timeline, type Entry } from '#lib/domain/case/timeline.ts';
import type { AdvocatePane } from '#lib/domain/access/pane.ts';
import { dutiesNow } from '#lib/domain/clock/right.ts';
import { tracker } from '#lib/domain/stage/tracker.ts';

/**
 * What a line can say, in the order in which it cannot wait. `new`: not looked at since she opened it; `untouched`: this
 * advocate has done nothing there for so long that it may be time to end it.
 */
export const signs = [
	'bad-news',
	'message',
	'hearing',
	'late',
	'new',
	'changed',
	'untouched'
] as const;
export type Sign = (typeof signs)[number];

/** A case as it is kept, before anything is left out of it. */
export type Given = {
	/** What she opened; nothing of the case where she opened none. */
	readonly panes: readonly AdvocatePane[];
	readonly openedAt?: Instant;
	readonly events: readonly Event[];
	readonly choices: Choices;
	readonly enhanced: Enhanced;
	readonly sendTellings: SendTellings;
	/** When she last said what she needs. */
	readonly saidAt?: Instant | undefined;
	/** When this advocate last looked. */
	readonly lookedAt?: Instant | undefined;
	/** When this advocate last did anything there, or was given it. */
	readonly touchedAt: Instant;
	/** Messages she opened to this advocate that wait for an answer. */
	readonly messages: number;
};

export type Standing = {
	readonly signs: readonly Sign[];
	/** The date of the next hearing of this week. */
	readonly hearing?: HearingTime;
	/** A decision that she has not read. */
	readonly news?: Unread;
};

export type Unread = {
	/** When the first of it came. */
	readonly since: Instant;
	/** How she wants to hear it, where she has said so: from her advocate, or later. */
	readonly choice?: Waiting['choice'];
	/** What it is, and of whom; nothing where what was decided is not open to this advocate. */
	readonly told: readonly Entry[];
};

/** How many days this week has, from today. */
const week = 7;

const longUntouched = 90 * 24 * 60 * 60_000;

/** Whether an advocate has let a case lie for so long that it may be over. */
export function isUntouched(touchedAt: Instant, now: Instant): boolean {
	return now - touchedAt >= longUntouched;
}

/** What a line says of one case: each thing only by the pane that shows it on the page of the case. */
export function standingOf(given: Given, now: Instant): Standing {
	const { panes } = given;
	const untouched = isUntouched(given.touchedAt, now);
	if (panes.length === 0) return { signs: untouched ? ['untouched'] : [] };
	const opens = (...some: AdvocatePane[]) => some.some((pane) => panes.includes(pane));
	const told = openOf(given);
	const hearing = opens('dates', 'day') ? hearingSoon(told, now) : undefined;
	const news = unreadOf(given);
	const isNew = (given.lookedAt ?? -1) < (given.openedAt ?? 0);
	const has: Readonly<Record<Sign, boolean>> = {
		'bad-news': news !== undefined,
		message: given.messages > 0,
		hearing: hearing !== undefined,
		late: opens('late') && lateOf(told, given, now).length > 0,
		new: isNew,
		changed: !isNew && hasChanged(told, given, now),
		untouched
	};
	return {
		signs: signs.filter((sign) => has[sign]),
		...(hearing ? { hearing } : {}),
		...(news ? { news } : {})
	};
}

type Known = Pick<Given, 'panes' | 'events' | 'choices'>;

/** The news of one case that she has not read, where she opened how it stands. */
export function unreadOf({ panes, choices, ...given }: Known): Unread | undefined {
	if (!panes.includes('now')) return undefined;
	const events = openOf({ panes, ...given });
	const all = waiting(events, choices);
	if (all.length === 0) return undefined;
	const choice = waitingOf(events, choices)?.choice;
	const since = Math.min(...all.map(({ heardAt }) => heardAt));
	const ids = new Set(all.map(({ id }) => id));
	const told = panes.includes('news')
		? timeline(leading(events)).filter(({ event }) => ids.has(event.id))
		: [];
	return { since, ...(choice ? { choice } : {}), told };
}

// What she told us herself counts where she opened that.
function openOf({ panes, events }: Pick<Given, 'panes' | 'events'>): readonly Event[] {
	return panes.includes('answers') ? events : events.filter(({ toldBy }) => toldBy !== 'victim');
}

type Line = Standing & { readonly isOpen: boolean };

/** The lines with what cannot wait first: by their first sign, then by the date of the hearing; what is not open last. */
export function inOrder<One extends Line>(lines: readonly One[]): One[] {
	const rank = ({ isOpen, signs: [first] }: Line) => {
		if (!isOpen) return signs.length + 1;
		return first ? signs.indexOf(first) : signs.length;
	};
	const day = ({ hearing }: Line) => hearing?.on ?? '9';
	return lines.toSorted((a, b) => rank(a) - rank(b) || day(a).localeCompare(day(b)));
}

function hearingSoon(events: readonly Event[], now: Instant): HearingTime | undefined {
	const today = dayOf(now);
	const until = addDays(today, week);
	return hearings(leading(events))
		.filter(isAhead)
		.flatMap(({ now: { when } }) => (when ? [leftOf(when, today)] : []))
		.find((when) => when.on < until && lastDayOf(when) >= today);
}

type Owing = Pick<Given, 'enhanced' | 'sendTellings'>;

function lateOf(
	events: readonly Event[],
	{ enhanced, sendTellings }: Owing,
	now: Instant
): string[] {
	const told = leading(events);
	const owed = deadlines(told, dutiesNow(), { enhanced, sendTellings, now });
	return stillLate(owed, tracker(told).since).map(({ key }) => key);
}

/** Whether what the page of the case shows is otherwise than when this advocate last looked. */
function hasChanged(told: readonly Event[], given: Given, now: Instant): boolean {
	const { panes, lookedAt = now, saidAt = 0 } = given;
	if (panes.includes('needs') && saidAt > lookedAt) return true;
	const before = told.filter(({ heardAt }) => heardAt <= lookedAt);
	if (before.length === told.length) return false;
	return panes.some((pane) => shownBy(pane, told) !== shownBy(pane, before));
}

// What is late changes with the days as well: a line says that by itself.
function shownBy(pane: AdvocatePane, told: readonly Event[]): string {
	if (pane === 'now') return JSON.stringify(tracker(leading(told)));
	if (pane === 'answers') return JSON.stringify(ownEntries(told));
	if (pane !== 'dates' && pane !== 'day') return '';
	return JSON.stringify(
		hearings(leading(told)).map(({ state, now: { purpose, when, court } }) => [
			...[state, purpose, when?.on, when && lastDayOf(when)],
			...(pane === 'day' ? [when, court] : [])
		])
	);
}
