/** Cases that nobody would write down: events of every kind in any order, told twice, late, early, and against each other. */
import { addDays, weekdayOf } from '#lib/domain/calendar.ts';
import { eventKinds, kindRow } from '#lib/domain/event-kinds.ts';
import type { Field } from '#lib/domain/event-field.ts';
import type { Day, Event, EventId, EventKind } from '#lib/domain/event.ts';
import { isListing } from '#lib/domain/case/hearing.ts';
import { anEvent, onDay, weekOf } from '#tests/world/builders.ts';
import { shuffled } from '#tests/world/chance.ts';
import { samplesOf } from '#tests/world/samples.ts';

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
		isListing(other) && isListing(event) && other.data.hearing === event.data.hearing;
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

function anyData(random: Random, { kind, on }: Event): object {
	const fields = Object.entries(kindRow(kind).carries);
	return Object.fromEntries(fields.map(([name, field]) => [name, anyOne(random, field, on)]));
}

function anyOne(random: Random, field: Field, on: Day): unknown {
	if (field.is === 'id') return one(hearingIds, random);
	if (field.is === 'time') return anyTime(random, on);
	return field.is === 'some-of' ? anyOf(field.of, random) : one(samplesOf(field), random);
}

function anyTime(random: Random, on: Day) {
	const day = addDays(on, Math.floor(random() * 300) - 20);
	if (random() < 0.1) return undefined;
	return random() < 0.2
		? weekOf(addDays(day, 1 - weekdayOf(day)), 1 + Math.floor(random() * 3))
		: onDay(day);
}
