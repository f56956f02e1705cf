/** What one event does to the rules that a person must keep to, and whether it tells that the person is out. */
import { kindRow, type EventIn, type KindWith } from '#lib/domain/event-kinds.ts';
import { changesSentence, isFromRemand } from '#lib/domain/case/after-sentence.ts';
import { saysGuilty } from '#lib/domain/case/defendant.ts';
import type { Out, RulesState } from '#lib/domain/event-row.ts';
import type { Event } from '#lib/domain/event.ts';
import { isTorn } from './torn-bail.ts';
import { hardSortOf, isFreeing, isSentence } from './weight.ts';

/** How an event leaves a person's rules; nothing where it leaves them as they are. `own`: what is of this person. */
export function stateBy(
	event: Event,
	own: readonly Event[],
	before: RulesState | undefined
): RulesState | undefined {
	const state = toldBy(event, own, before);
	return state && before === 'died' ? before : state;
}

function toldBy(
	event: Event,
	own: readonly Event[],
	before: RulesState | undefined
): RulesState | undefined {
	const rules = person(event)?.rules;
	if (rules === 'by-case') return rulesSaid(event as RulesByCase, own, before);
	if (changesSentence(event)) return isSentencedSince(event, own) ? undefined : 'unclear';
	if (isEnd(event, own)) return 'ended';
	if (goesOn(event) || event.kind === 'plea-entered')
		return before === 'ended' ? 'unclear' : undefined;
	return rules;
}

// The sentence that an appeal changed is not to be said of today; another may have been told with it.
function isSentencedSince({ on: day }: Event, own: readonly Event[]): boolean {
	return own.some(({ kind, on }) => kind === 'sentenced' && on >= day);
}

function person({ kind }: Event) {
	const { person } = kindRow(kind);
	return person === 'untouched' ? undefined : person;
}

type RulesByCase = EventIn<KindWith<{ person: { rules: 'by-case' } }>>;

function rulesSaid(
	event: RulesByCase,
	own: readonly Event[],
	before: RulesState | undefined
): RulesState | undefined {
	switch (event.kind) {
		case 'suspect-on-bail':
		case 'police-bail-changed':
			return event.data.protections.length > 0 ? 'rules' : 'not-told';
		case 'court-bail-decided':
			if (isTorn(event.data)) return 'unclear';
			if (event.data.bail !== 'custody' && event.data.protections.length > 0) return 'rules';
			return ofCourt[event.data.bail];
		case 'out-of-court':
			// A caution can have rules of its own, which nobody told us.
			return event.data.outcome === 'conditional-caution' ? 'unclear' : 'ended';
		case 'charged':
			if (before === 'arrested' || before === 'ended') return 'unclear';
			return isOnPoliceBail(event, own) ? 'unclear' : undefined;
		case 'released-from-prison':
			if (wasFreed(event, own)) return 'ended';
			return isFromRemand(event, own) ? 'none' : 'licence';
		default:
			return event satisfies never;
	}
}

const ofCourt = {
	'conditional-bail': 'rules',
	'unconditional-bail': 'none',
	'conditional-bail-later': 'rules',
	custody: 'held',
	other: 'unclear',
	'not-applicable': 'unclear'
} as const;

// Bail before a charge ends with it. With which rules the person waits for court nobody has told us yet.
function isOnPoliceBail({ on: day }: Event, own: readonly Event[]): boolean {
	const bail = own.findLast(
		(one) => one.on < day && ['police', 'court'].includes(person(one)?.by ?? '')
	);
	return bail !== undefined && person(bail)?.by === 'police';
}

// A jury that could not agree and a trial to be held again leave the person where they were; and who is guilty of one
// charge is not free of another.
function isEnd(event: Event, own: readonly Event[]): boolean {
	const sort = hardSortOf(event);
	if (isLastCharge(event)) return !wasGuilty(event, own);
	if (sort === undefined || sort === 'died' || sort === 'of-some' || isAgain(event)) return false;
	// What a share tells as an end is one of every charge.
	if (event.share) return true;
	return !isFreeing(sort) || sort === 'quashed' || !wasGuilty(event, own);
}

// The rest was dropped, and of everything else the court had said: not guilty.
function isLastCharge(event: Event): boolean {
	return event.kind === 'one-charge' && event.data.others === 'not-guilty';
}

/** Whether the person was guilty of something by the day of an event, and no court took that back. */
function wasGuilty({ on: day }: Event, own: readonly Event[]): boolean {
	const until = own.filter(({ on }) => on <= day);
	const back = until.findLast((one) => isAgain(one) || hardSortOf(one) === 'quashed')?.on ?? '';
	const since = until.filter(({ on }) => on > back);
	const plea = since.findLast((one) => one.kind === 'plea-entered' && one.data.plea !== 'other');
	return since.some((one) => saysGuilty(one) && (one.kind === 'verdict-given' || one === plea));
}

// Let out because nothing is left to be held for: that is no licence.
function wasFreed({ on: day }: Event, own: readonly Event[]): boolean {
	const until = own.filter(({ on }) => on <= day);
	const end = until.findLast((one) => one.kind === 'sentenced' || isFreed(one));
	return end !== undefined && isFreed(end) && isEnd(end, own);
}

function isFreed(event: Event): boolean {
	const sort = hardSortOf(event);
	return sort !== undefined && isFreeing(sort);
}

function isAgain(event: Event): boolean {
	const sort = hardSortOf(event);
	return sort === 'no-verdict' || sort === 'new-trial' || event.kind === 'retrial-ordered';
}

/** Whether it tells that the case against the person goes on: then it had not ended, or it begins again. */
function goesOn(event: Event): boolean {
	return isAgain(event) || saysGuilty(event);
}

/** Whether a person is out after an event; nothing where it says nothing of that. */
export function outBy(event: Event, before: Out | undefined): Out | undefined {
	const out = person(event)?.out;
	if (out === 'by-case') return outSaid(event as OutByCase, before);
	if (isFreed(event)) return 'may';
	// Without a charge nobody is held.
	return event.kind === 'closed-without-charge' && before !== 'told' ? 'may' : out;
}

type OutByCase = EventIn<KindWith<{ person: { out: 'by-case' } }>>;

function outSaid(event: OutByCase, before: Out | undefined): Out | undefined {
	switch (event.kind) {
		case 'court-bail-decided':
			if (event.data.bail === 'custody') return 'held';
			return /^(un)?conditional-bail$/.test(event.data.bail) ? 'told' : 'not-told';
		case 'sentenced':
			return ['prison', 'hospital-order', 'other'].includes(event.data.sentence)
				? 'not-told'
				: 'may';
		case 'concluded':
			return before === 'held' ? 'may' : undefined;
		default:
			return event satisfies never;
	}
}

/**
 * The place of an event among those of its day. What a share still says of bail beside a sentence is of a charge that it
 * left open; any other status of bail is left over from before the verdict of that day.
 */
export function ranksIn(told: readonly Event[]): (event: Event) => number {
	const sentencing = new Set(told.filter(isSentence).flatMap(({ share }) => share?.hearing ?? []));
	return (event) => {
		const isOfRest = event.share && kindRow(event.kind).decides === 'bail';
		return isOfRest && sentencing.has(event.share.hearing) ? 4.5 : rankOf(event);
	};
}

function rankOf(event: Event): number {
	const by = person(event)?.by;
	if (by === 'prison' || by === 'end-of-prison') return 5;
	// Whoever is found guilty and sentenced in one day is found guilty first.
	if (isSentence(event)) return 4;
	if (goesOn(event)) return 3;
	if (hardSortOf(event) || by === 'end') return 2;
	if (by === 'court') return 1;
	// Who is let go on the day of an arrest was arrested before.
	if (by === 'arrest') return -2;
	return by === 'charge' ? -1 : 0;
}
