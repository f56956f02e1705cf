/** The rules that protect her, as they stand: what each person must keep to, what holds no more, and since when. */
import { isSameFact } from '#lib/domain/case/news.ts';
import { compareDays } from '#lib/domain/calendar.ts';
import {
	standing,
	type Day,
	type Event,
	type EventId,
	type Protection
} from '#lib/domain/event.ts';
import { whoseIn, type Whose } from '#lib/domain/case/whose.ts';
import { aboutOf, peopleIn, type About } from './bail-people.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { Out, RulesState } from '#lib/domain/event-row.ts';
import { outBy, ranksIn, stateBy } from './bail-state.ts';

/** A rule we were told of that is not among those that hold. */
export type Lost = {
	readonly protection: Protection;
	/**
	 * `no`: it holds no more. `not-told`: what we were told last does not name it, so we do not know. `never`: that there
	 * was one was wrong. `not-ended`: that it ended was wrong.
	 */
	readonly holds: 'no' | 'not-told' | 'never' | 'not-ended';
	/** It may have been another person's from the beginning. */
	readonly isPerhaps?: true;
	readonly since: Day;
};

export type Rules = {
	readonly state: RulesState;
	/** The rules we were told of; others may stand beside them in words that we do not keep. */
	readonly protections: readonly Protection[];
	readonly lost: readonly Lost[];
	readonly out: Out;
	/** What told that, or that nobody knows any more. */
	readonly outTold: Event;
	/** It came to an end with a sentence outside prison that has rules of its own. */
	readonly sentenceHolds?: true;
	/** The day the last rules ended, of which we know that there were any. */
	readonly endedOn?: Day;
	/** The day it came to this. */
	readonly since: Day;
	readonly told: Event;
	/** With several people in the case: which of them it is. */
	readonly whose?: Whose;
};

/** The rules of each person of whom any were told, in the order they were first told of. */
export function rulesNow(events: readonly Event[]): Rules[] {
	const first = standing(events).filter(isFirstTold);
	const rank = ranksIn(first);
	const told = first.sort(
		(a, b) => compareDays(a.on, b.on) || rank(a) - rank(b) || a.heardAt - b.heardAt
	);
	const wrongBy = chainsIn(events);
	const people = peopleIn(told, [...wrongBy.values()].flat());
	const whoseIs = whoseIn(events);
	return people.flatMap((person) => {
		const about = aboutOf(person, people, told);
		const own = told.filter((event) => about(event) === 'yes');
		const now = told.reduce<Rules | undefined>(
			(before, event) => after(before, event, { about, own, wrongBy }),
			undefined
		);
		const all = own.flatMap((event) => whoseIs(event) ?? []);
		// What may be of another says nothing of who this one is.
		const which = all.find((one) => one !== 'one-of-them') ?? all[0] ?? (now && whoseIs(now.told));
		return now ? { ...now, ...(which ? { whose: which } : {}) } : [];
	});
}

/** Whether somebody must keep to rules now, as far as we were told. */
export function holds({ state, protections }: Pick<Rules, 'state' | 'protections'>): boolean {
	return state === 'rules' || state === 'licence' || protections.length > 0;
}

// Sent again, an old decision is no new one.
function isFirstTold(event: Event, _: number, told: readonly Event[]): boolean {
	const first = told.reduce(
		(found, one) =>
			one.heardAt < found.heardAt && isSameFact(one, event) && one.defendant === event.defendant
				? one
				: found,
		event
	);
	return first === event;
}

type Chains = ReadonlyMap<EventId, readonly Event[]>;

/** What each event put right, and what that had put right: she may have read it. */
export function chainsIn(events: readonly Event[]): Chains {
	const all = new Map(events.map((event) => [event.id, event]));
	return new Map(
		standing(events).map((event) => {
			const chain = new Set<Event>();
			let wrong = event.corrects && all.get(event.corrects);
			while (wrong && !chain.has(wrong)) {
				chain.add(wrong);
				wrong = wrong.corrects && all.get(wrong.corrects);
			}
			return [event.id, [...chain]];
		})
	);
}

type Of = {
	readonly about: (event: Event) => About;
	readonly own: readonly Event[];
	readonly wrongBy: Chains;
};

/** How the rules stand after one more event, or as they stood when it says nothing of them. */
function after(before: Rules | undefined, event: Event, of: Of): Rules | undefined {
	const sure = of.about(event);
	const gone = (of.wrongBy.get(event.id) ?? [])
		.filter((wrong) => of.about(wrong) !== 'no')
		.flatMap(protectionsOf);
	const state = sure === 'no' ? undefined : stateBy(event, of.own, before?.state);
	if (state && sure === 'yes') return decided(before, { event, state, gone });
	if (state) return guessed(before, { event, state, gone });
	return gone.length > 0 ? putRight(before, event, gone) : before;
}

type Change = {
	readonly event: Event;
	readonly state: RulesState;
	/** The rules of what the event put right. */
	readonly gone: readonly Protection[];
};

// With bail its rules end; a new decision that does not name a rule may still hold it in words that we do not keep.
const ends: readonly RulesState[] = ['none', 'held', 'ended', 'died'];

function decided(before: Rules | undefined, { event, state, gone }: Change): Rules {
	const named = protectionsOf(event);
	const protections = state === 'rules' || state === 'held' ? named : [];
	// The day stands beside what told it: sent back to prison is not since the day on which a court had kept somebody there.
	const isSame =
		before?.state === state &&
		(state === 'died' || before.told.kind === event.kind) &&
		sameList(before.protections, protections);
	const isEnd = ends.includes(state);
	const had = before && (holds(before) || before.lost.some((lost) => !lost.isPerhaps));
	const ended = before?.endedOn ?? (isEnd && had ? event.on : undefined);
	return {
		state,
		protections,
		lost: lostBy(before, {
			event,
			protections,
			gone: [...gone, ...named],
			how: isEnd ? 'no' : 'not-told'
		}),
		...outOf(before, event),
		...(ended !== undefined && !holds({ state, protections }) ? { endedOn: ended } : {}),
		since: isSame ? before.since : event.on,
		told: event
	};
}

function outOf(before: Rules | undefined, event: Event): Pick<Rules, 'out' | 'outTold'> {
	const out = outBy(event, before?.out);
	if (out) return { out, outTold: event };
	return { out: before?.out ?? 'not-told', outTold: before?.outTold ?? event };
}

// Of one of several people, and we do not know of whom: what it may have taken from this one is no longer sure.
function guessed(before: Rules | undefined, { event, state, gone }: Change): Rules {
	const named = protectionsOf(event);
	const protections = (before?.protections ?? []).filter((one) => named.includes(one));
	const isPerhaps = true;
	const lost = lostBy(before, {
		event,
		protections,
		gone: [...gone, ...named],
		how: 'not-told',
		isPerhaps
	});
	const isSame = before?.state === state && sameList(before.protections, protections);
	if (before && (isSame || protections.length > 0)) return { ...before, protections, lost };
	const now = outOf(before, event);
	return {
		state: 'unclear',
		protections,
		lost,
		...(before?.out === now.out ? now : { out: 'not-told', outTold: event }),
		since: event.on,
		told: event
	};
}

function putRight(before: Rules | undefined, event: Event, gone: readonly Protection[]): Rules {
	const protections = before?.protections ?? [];
	const lost = lostBy(before, { event, protections, gone, how: 'never' });
	if (before) return { ...before, lost };
	const none = { out: 'not-told', outTold: event } as const;
	return { state: 'put-right', protections, lost, ...none, since: event.on, told: event };
}

type Taken = Pick<Change, 'event' | 'gone'> & {
	readonly protections: readonly Protection[];
	readonly how: 'no' | 'not-told' | 'never';
	/** Whether nobody says that it is about this person. */
	readonly isPerhaps?: true;
};

function lostBy(
	before: Rules | undefined,
	{ event, gone, protections, how, isPerhaps }: Taken
): Lost[] {
	const was = before?.lost ?? [];
	const own = [...was.map(({ protection }) => protection), ...(before?.protections ?? [])];
	return [...new Set([...own, ...gone])]
		.filter((protection) => !protections.includes(protection))
		.map((protection): Lost => {
			const since = event.on;
			const lost = was.find((one) => one.protection === protection);
			if (lost?.isPerhaps) return how === 'no' ? { ...lost, since } : lost;
			if (lost && (lost.holds !== 'not-told' || how === 'not-told')) return lost;
			const perhaps = isPerhaps && !own.includes(protection) ? { isPerhaps } : {};
			return { protection, holds: how, since, ...perhaps };
		});
}

// An order beside a sentence stands on its own.
function protectionsOf(event: Event): readonly Protection[] {
	const isOfPerson = kindRow(event.kind).person !== 'untouched';
	return isOfPerson && 'protections' in event.data ? event.data.protections : [];
}

function sameList(one: readonly Protection[], other: readonly Protection[]): boolean {
	return one.length === other.length && one.every((protection) => other.includes(protection));
}
