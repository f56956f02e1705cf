/** Cases that nobody would write down: events of every kind in any order, told twice, late, early, and against each other. */
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import { eventKinds } from '#lib/domain/event-kinds.ts';
import {
	appealResults,
	bailStates,
	courtKinds,
	outOfCourtOutcomes,
	pleas,
	protections,
	purposes,
	sentences,
	verdicts,
	type Day,
	type Event,
	type EventId,
	type EventKind
} from '#lib/domain/event.ts';
import { trialReasons } from '#lib/domain/case/trial-reason.ts';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import { shuffled } from '#tests/world/chance.ts';

type Random = () => number;

const from = '2026-01-05';
const people = [undefined, undefined, 'one', 'two', 'three'] as const;
const hearingIds = ['first', 'plea', 'trial-1', 'trial-2', 'sentence'] as const;

/** Some events of any kinds, or of some, on days in no order, some of them putting others right. Oldest first. */
export function aSequence(random: Random, kinds: readonly EventKind[] = eventKinds): Event[] {
	const count = 3 + Math.floor(random() * 22);
	const events: Event[] = [];
	for (let nth = 0; nth < count; nth += 1) {
		const event = anyEvent(random, one(kinds, random), addDays(from, days(random)));
		if (!isTwoDatesOfOneDay(event, events)) events.push(corrected(event, events, random));
	}
	return events.toSorted((a, b) => a.on.localeCompare(b.on));
}

/**
 * The same events as they may reach us: shuffled, some told again under another id, some long after they happened, and
 * some by a sender whose clock runs ahead, so that we hear of a day that has not come.
 */
export function asTheyCome(events: readonly Event[], random: Random): Event[] {
	const corrected = new Set(events.map(({ corrects }) => corrects));
	const again = events.filter(
		({ id, corrects }) => !corrects && !corrected.has(id) && random() < 0.3
	);
	const repeated = again.map((event, nth) => ({
		...event,
		id: `${event.id}-again-${nth}` as EventId
	}));
	const first = Date.UTC(2026, 0, 1);
	return shuffled([...events, ...repeated], random).map((event) => ({
		...event,
		heardAt: first + Math.floor(random() * 900 * 86_400_000)
	}));
}

// Days close together, so that much falls on one day, and sometimes years later.
function days(random: Random): number {
	return Math.floor(random() * (random() < 0.8 ? 40 : 1200));
}

function anyOf<T>(things: readonly T[], random: Random): T[] {
	return things.filter(() => random() < 0.5);
}

function one<T>(things: readonly T[], random: Random): T {
	return things[Math.floor(random() * things.length)] as T;
}

// Two dates told on one day for one hearing have no order but the one in which we heard them.
function isTwoDatesOfOneDay(event: Event, events: readonly Event[]): boolean {
	const isAlike = (other: Event) =>
		other.kind === 'hearing-listed' &&
		event.kind === 'hearing-listed' &&
		other.data.hearing === event.data.hearing;
	return events.some((other) => other.on === event.on && isAlike(other));
}

function corrected(event: Event, events: readonly Event[], random: Random): Event {
	const wrong = one(events, random);
	const isFree = wrong && !events.some(({ corrects }) => corrects === wrong.id);
	return isFree && random() < 0.1 ? { ...event, corrects: wrong.id } : event;
}

function anyEvent(random: Random, kind: EventKind, on: Day): Event {
	const key = one(people, random);
	const event = anEvent({ kind, on, ...(key ? { defendant: key } : {}) });
	return { ...event, data: { ...event.data, ...anyData(random, event) } } as Event;
}

function anyData(random: Random, event: Event): object {
	switch (event.kind) {
		case 'hearing-listed':
			return {
				hearing: one(hearingIds, random),
				purpose: one(purposes, random),
				courtKind: one(courtKinds, random),
				when: anyTime(random, event.on)
			};
		case 'hearing-held':
			return { hearing: one(hearingIds, random), purpose: one(purposes, random) };
		case 'trial-vacated':
		case 'trial-ineffective':
		case 'trial-cracked':
			return { hearing: one(hearingIds, random), reason: one(trialReasons, random).id };
		case 'trial-went-ahead':
		case 'hearing-cancelled':
			return { hearing: one(hearingIds, random) };
		case 'plea-entered':
			return { plea: one(pleas, random) };
		case 'verdict-given':
			return { verdict: one(verdicts, random) };
		case 'sentenced':
			return { sentence: one(sentences, random) };
		case 'appeal-decided':
			return { result: one(appealResults, random) };
		case 'court-bail-decided':
			return { bail: one(bailStates, random), protections: anyOf(protections, random) };
		case 'suspect-on-bail':
		case 'police-bail-changed':
			return { protections: anyOf(protections, random) };
		case 'out-of-court':
			return { outcome: one(outOfCourtOutcomes, random) };
		case 'closed-without-charge':
			return { by: one(['police', 'cps'], random) };
		default:
			return {};
	}
}

function anyTime(random: Random, on: Day) {
	const day = addDays(on, Math.floor(random() * 300) - 20);
	if (random() < 0.1) return undefined;
	return random() < 0.2 ? weekOf(day, 1 + Math.floor(random() * 3)) : onDay(day);
}

/** The newest day of some events, or the first there is. */
export function lastDayIn(events: readonly Event[]): Day {
	return events.reduce((last, { on }) => (on > last ? on : last), dayOf(0));
}
