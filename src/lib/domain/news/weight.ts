/** How heavy a piece of news is: what waits until she chooses to read it, and what is about her safety and never waits. */
import { addDays } from '#lib/domain/calendar.ts';
import { kindRow, type EventIn, type KindWith } from '#lib/domain/event-kinds.ts';
import { hardSorts, type HardSort, type NewsSort } from '#lib/domain/event-row.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import { groupOf } from '#lib/domain/case/trial-reason.ts';

/**
 * `hard`: read when she chooses. `decided`: any other decision, which waits in the same way while it is news. `safety`:
 * said at once, and never held back.
 */
export type Weight = 'plain' | 'decided' | 'hard' | 'safety';

/** The weight of one event. What she told us herself she knows already. */
export function weightOf(event: Event): Weight {
	if (event.toldBy === 'victim') return 'plain';
	const sort = sortOf(event);
	if (sort === 'plain' || sort === 'safety') return sort;
	return isHard(sort) ? 'hard' : 'decided';
}

/** The sort of news an event is that may wait, or nothing. */
export function newsSortOf(event: Event): NewsSort | undefined {
	const sort = sortOf(event);
	return sort === 'plain' || sort === 'safety' ? undefined : sort;
}

/** The sort of hard news an event is, or nothing. */
export function hardSortOf(event: Event): HardSort | undefined {
	const sort = newsSortOf(event);
	return sort && isHard(sort) ? sort : undefined;
}

/** Whether an event is a decision that she reads when she chooses. */
export function isDecision(event: Event): boolean {
	return event.toldBy !== 'victim' && newsSortOf(event) !== undefined;
}

/** Whether a court has heard the case since somebody was charged, as far as we were told. `known`: what was told of the case. */
export function isHeard(event: Event, known: readonly Event[]): boolean {
	return known.some((one) => kindRow(one.kind).court === 'heard' && one.on >= event.on);
}

/** Whether it is the sentence, whichever. */
export function isSentence({ kind }: Event): boolean {
	return kindRow(kind).decides === 'sentence';
}

/** Whether it is the sentence that somebody goes to prison: nobody tells us on which day they leave it. */
export function isPrison(event: Event): boolean {
	return isSentence(event) && 'sentence' in event.data && event.data.sentence === 'prison';
}

function isHard(sort: NewsSort): sort is HardSort {
	return hardSorts.some((hard) => hard === sort);
}

type Sort = NewsSort | 'plain' | 'safety';
type ByWhatItSays = EventIn<KindWith<{ weight: 'by-what-it-says' }>>;

function sortOf(event: Event): Sort {
	const { weight } = kindRow(event.kind);
	return weight === 'by-what-it-says' ? sortSaid(event as ByWhatItSays) : weight;
}

function sortSaid(event: ByWhatItSays): Sort {
	switch (event.kind) {
		case 'closed-without-charge':
			return `no-charge-${event.data.by}`;
		case 'verdict-given':
			if (event.data.verdict === 'not-guilty') return 'not-guilty';
			// Of some charges only: hard to read, and nobody is free by it.
			if (['not-guilty-of-some', 'not-guilty-of-rest'].includes(event.data.verdict))
				return 'of-some';
			return event.data.verdict === 'other' ? 'plain' : 'guilty';
		case 'plea-entered':
			return ['not-guilty', 'other'].includes(event.data.plea) ? 'plain' : 'admitted';
		case 'application':
			// The bail or the order that was decided with it says it; but of whom nobody tells, no decision can be told.
			return event.data.outcome === 'granted' &&
				event.defendant === undefined &&
				['bail-rules', 'bail', 'restraining-order'].includes(event.data.about)
				? 'safety'
				: 'plain';
		case 'one-charge':
			return event.data.became === 'added' ? 'charge-added' : 'of-some';
		case 'appeal-decided':
			if (event.data.result === 'conviction-quashed') return 'quashed';
			return event.data.result === 'retrial' ? 'new-trial' : 'still-guilty';
		case 'trial-vacated':
		case 'trial-ineffective':
		case 'trial-cracked':
			return endingReasons[groupOf(event.data.reason)] ?? 'plain';
		case 'protective-order':
			// What protected her may do so no more.
			return event.data.change === 'made' ? 'plain' : 'safety';
		case 'court-bail-decided':
			// Kept in prison is no danger; that a court let somebody go, with rules or without, is.
			return /conditional-bail/.test(event.data.bail) ? 'safety' : 'plain';
		default:
			return event satisfies never;
	}
}

// A trial taken off for one of these reasons is the news itself.
const endingReasons: Partial<Record<ReturnType<typeof groupOf>, NewsSort>> = {
	'guilty-plea': 'admitted',
	'prosecution-stopped': 'stopped',
	'bound-over': 'no-trial',
	'case-cannot-go-on': 'no-trial'
};

const freeing: readonly HardSort[] = [
	'stopped',
	'no-evidence',
	'left-on-file',
	'stopped-by-court',
	'no-trial',
	'not-guilty',
	'quashed'
];

/** Whether hard news of a sort takes away what somebody is held for. */
export function isFreeing(sort: HardSort): boolean {
	return freeing.includes(sort);
}

/**
 * Whether news that waits is about somebody who is held: any decision may change that, so she is told that it may be
 * about her safety, whichever it is. `known`: what was told of the case, oldest first.
 */
export function isAboutHeld(event: Event, known: readonly Event[]): boolean {
	if (!isInCourt(event)) return false;
	if (event.kind === 'appeal-decided') return true;
	const last = known.findLast(
		(one) => one.kind === 'court-bail-decided' && isSamePerson(one, event) && isBefore(one, event)
	);
	return last?.kind === 'court-bail-decided' && last.data.bail === 'custody';
}

/** How old news may be and still be owed a call: what is told later is history that a force sends all at once. */
export const freshDays = 7;

/** Whether news is owed a call the same day: it is about her safety, or about somebody who is held. */
export function isOwedACall(event: Event, known: readonly Event[], today: Day): boolean {
	if (event.on < addDays(today, -freshDays)) return false;
	return weightOf(event) === 'safety' || (isDecision(event) && isAboutHeld(event, known));
}

/** Whether news of its sort can be owed a call at all; most cannot, and then nothing else of the case need be known. */
export function mayBeOwedACall(event: Event): boolean {
	return weightOf(event) === 'safety' || isInCourt(event);
}

// No court holds anybody before a charge.
const beforeCourt: readonly NewsSort[] = [
	'no-charge-police',
	'no-charge-cps',
	'no-suspect',
	'not-investigated',
	'out-of-court',
	'charged'
];

function isInCourt(event: Event): boolean {
	const sort = newsSortOf(event);
	return sort !== undefined && !beforeCourt.includes(sort);
}

// What a court decides on bail with the news follows from it.
function isBefore(one: Event, news: Event): boolean {
	return one.on < news.on || (one.on === news.on && one.heardAt < news.heardAt);
}

// One agency may name the person and another not.
function isSamePerson(one: Event, other: Event): boolean {
	return !one.defendant || !other.defendant || one.defendant === other.defendant;
}
