/** What she has chosen to read of decisions, and what her pages may say before she has. */
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import {
	standing,
	type Event,
	type EventId,
	type Day,
	type EventKind,
	type Instant
} from '#lib/domain/event.ts';
import { kindRow, takesBack } from '#lib/domain/event-kinds.ts';
import { isOfBail } from './bail-people.ts';
import { rulesNow } from './bail-rules.ts';
import { isAboutHeld, isDecision, newsSortOf, weightOf } from './weight.ts';

/** `read` ends the waiting; `later` and `advocate` keep it, and say how she wants to hear. */
export const newsChoices = ['read', 'later', 'advocate'] as const;
export type NewsChoice = (typeof newsChoices)[number];

export type Choices = {
	/** She said that such news may always be shown at once. */
	readonly always: boolean;
	readonly of: ReadonlyMap<EventId, NewsChoice>;
	/** Decisions of this day or later are news here; of an older one that is not hard she was told elsewhere. */
	readonly newsFrom: Day;
};

/**
 * The first day whose decisions are news to somebody who has a place in the case since `added`. Not the day itself: then
 * whatever waits at a first visit would be hard.
 */
export function newsFrom(added: Instant): Day {
	return addDays(dayOf(added), -7);
}

/** The news that still waits for her, oldest first. */
export function waiting(events: readonly Event[], choices: Choices): Event[] {
	return standing(events).filter((event) => isUnread(event, events, choices));
}

/**
 * The events her pages may be made of: without the news she has not chosen to read, and without what would give it
 * away. News about her safety is never left out.
 */
export function shown(events: readonly Event[], choices: Choices): Event[] {
	const unread = events.filter((event) => isUnread(event, events, choices));
	if (unread.length === 0) return [...events];
	const hidden = new Set(unread.map(({ id }) => id));
	// What it puts right, and what was taken back with it, is not so any more, whether or not she has read why.
	const since = Math.min(...unread.map(({ heardAt }) => heardAt));
	const taken = events.filter((event) => takesBack(event) && event.heardAt >= since);
	for (const { corrects } of [...unread, ...taken]) if (corrects) hidden.add(corrects);
	for (const { id } of taken) hidden.add(id);
	return events.filter(
		(event) => !hidden.has(event.id) && !unread.some((news) => givesAway(event, news))
	);
}

/** How the waiting news stands, told without a word of what it is. */
export type Waiting = {
	readonly count: number;
	/** What she chose last for any of it; nothing when she was not asked yet. */
	readonly choice?: Exclude<NewsChoice, 'read'>;
	/** It is about somebody who is held, and that may change. */
	readonly aboutHeld: boolean;
};

/** How the news stands that waits for her, or nothing when none does. */
export function waitingOf(events: readonly Event[], choices: Choices): Waiting | undefined {
	const all = waiting(events, choices);
	const told = standing(events);
	const chosen = all.map(({ id }) => choices.of.get(id));
	if (all.length === 0) return undefined;
	// News that came after her choice asks her again.
	const choice = chosen.every(Boolean) ? chosen.at(-1) : undefined;
	return {
		count: all.length,
		...(choice && choice !== 'read' ? { choice } : {}),
		aboutHeld: all.some((event) => isAboutHeld(event, told))
	};
}

/** How long news about her safety stands first, unless she says before that she has read it. */
const safetyDays = 14;
// What is much older was told as history: it is in what has happened, and nobody is alarmed by it now.
const freshDays = 30;

/**
 * The news about her safety that stands first on her page, newest first. What was decided since in its place takes it
 * away: two decisions about one person would contradict each other.
 */
export function safetyNews(events: readonly Event[], choices: Choices, now: Instant): Event[] {
	const since = now - safetyDays * 24 * 60 * 60 * 1000;
	const from = addDays(dayOf(now), -freshDays);
	const fresh = standing(events)
		.filter((event) => weightOf(event) === 'safety' && event.heardAt > since && event.on >= from)
		.filter(({ id }) => choices.of.get(id) !== 'read');
	if (fresh.length === 0) return [];
	const last = rulesNow(events).map(({ told }) => told.id);
	return fresh.filter((event) => last.includes(event.id) || !isOfBail(event)).reverse();
}

function isUnread(event: Event, events: readonly Event[], choices: Choices): boolean {
	if (choices.always || !isDecision(event)) return false;
	if (weightOf(event) === 'decided' && event.on < choices.newsFrom) return false;
	return choices.of.get(event.id) !== 'read' && !isKnownToHer(event, events);
}

/** Whether she has told us of the same herself: nobody has to break it to her. */
function isKnownToHer(event: Event, events: readonly Event[]): boolean {
	const sort = newsSortOf(event);
	return events.some((own) => own.toldBy === 'victim' && newsSortOf(own) === sort);
}

// What agencies send with an end. Told much later it is about something else, and a date must not be kept from her.
const withinDays = 7;

/** Whether an event, told with or after news she has not read, would tell her what it is. */
function givesAway(event: Event, news: Event): boolean {
	const isBefore = event.on < news.on && event.heardAt < news.heardAt;
	if (isBefore || weightOf(event) !== 'plain' || event.toldBy === 'victim') return false;
	if (newsSortOf(news) === 'charged' && isAfterCharge(event.kind)) return true;
	switch (kindRow(event.kind).givesAway) {
		case 'nothing':
			return false;
		case 'an-end':
			return true;
		case 'custody':
			return event.heardAt >= news.heardAt;
		case 'a-date-off':
			return event.on <= addDays(news.on, withinDays);
		case 'a-date':
			return 'purpose' in event.data && isOfDecision(event.data.purpose, news);
		case 'as-told':
			return event.kind === 'victim-told' && saysSo(event.data.about, news);
	}
}

// Before a charge nobody but the police tells anything, and nothing of a court.
function isAfterCharge(kind: EventKind): boolean {
	const { court, tellers } = kindRow(kind);
	return court !== 'no' || !tellers.some((teller) => teller === 'police');
}

// A day for the sentence tells of guilt; one for a trial does of a verdict that did not come, or was taken back.
function isOfDecision(purpose: unknown, news: Event): boolean {
	if (purpose === 'trial') return ['no-verdict', 'new-trial'].includes(newsSortOf(news) ?? '');
	return purpose === 'sentence' || purpose === 'appeal';
}

function saysSo(about: EventKind, news: Event): boolean {
	const isAfter = newsSortOf(news) === 'charged' && isAfterCharge(about);
	return kindRow(about).givesAway === 'an-end' || about === news.kind || isAfter;
}
