/** What she told us beside what an agency told of the same thing: both are kept, the agency's word leads, and a difference is said. */
import { daysBetween } from '#lib/domain/calendar.ts';
import { hearings, isListing, listingsIn, ownDateOf } from './hearing.ts';
import type { ListingEvent } from './hearing-state.ts';
import { isSameDate, lastDayOf, sittingsOf } from './hearing-time.ts';
import { standing, type Event, type EventId, type HearingTime } from '#lib/domain/event.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { isSameFact } from './news.ts';
import { tellingOf } from './own-entry.ts';

/**
 * `day`: it happened on another day. `outcome`: something else was decided. `date`: it is planned for another date.
 * `off`: she was told that a date was taken away, and the court still has one.
 */
export type Difference = {
	readonly about: 'day' | 'outcome' | 'date' | 'off';
	readonly hers: Event;
	readonly theirs: Event;
};

/** Every difference between what she told us and what an agency told of the same thing, newest of hers first. */
export function differences(events: readonly Event[]): Difference[] {
	const told = standing(events);
	const beside = pairs(told);
	const found = beside.flatMap(({ hers, theirs, about }) =>
		about ? [{ hers, theirs, about }] : []
	);
	return [...found, ...unpaired(told, new Set(beside.map(({ hers }) => hers)))].sort(
		(a, b) => b.hers.on.localeCompare(a.hers.on) || b.hers.heardAt - a.hers.heardAt
	);
}

/**
 * The events every other page goes by: where an agency told the same thing its word takes the place of hers and
 * names it; an answer she gave about hers counts for it, and so does her word of being told.
 */
export function leading(events: readonly Event[]): Event[] {
	const told = standing(events);
	const beside = pairs(told);
	const place = new Map(beside.map(({ hers, theirs }) => [hers.id, theirs.id]));
	const hers = Map.groupBy(place.keys(), (id) => place.get(id));
	const toldOf = tellings(beside, told);
	return events
		.filter(({ id }) => !place.has(id))
		.map((event) => {
			const insteadOf = hers.get(event.id);
			if (insteadOf) return { ...event, insteadOf };
			const tellsOf = toldOf.get(event.id);
			if (tellsOf) return { ...event, tellsOf };
			const because = event.kind === 'told-answered' && place.get(event.data.because);
			return because ? ({ ...event, data: { ...event.data, because } } as Event) : event;
		});
}

type Pair = {
	readonly hers: Event;
	readonly theirs: Event;
	readonly about: Difference['about'] | undefined;
};

/** What each of her words of being told is about, by an agency: not where it says something else than she was told. */
function tellings(beside: readonly Pair[], told: readonly Event[]): Map<EventId, EventId[]> {
	return new Map(
		beside.flatMap(({ hers, theirs, about }) => {
			const telling = tellingOf(hers, told);
			if (!telling || (about && about !== 'day')) return [];
			// Two agencies may tell the same of the same day.
			const same = told.filter((event) => event.toldBy !== 'victim' && isSameFact(event, theirs));
			return [[telling.id, same.map(({ id }) => id)] as const];
		})
	);
}

/** Each thing she told with what an agency told of it; nothing stands beside what no agency has told. */
function pairs(told: readonly Event[]): Pair[] {
	const theirs = told.filter(({ toldBy }) => toldBy !== 'victim');
	const used = new Set<Event>();
	return told
		.filter(({ toldBy }) => toldBy === 'victim')
		.flatMap((hers) => {
			if (isListing(hers)) return datesBeside(hers, theirs);
			const same = theirs.filter((event) => isSameThing(hers, event));
			const [agreed] = same.filter((event) => aboutOf(hers, event) === undefined);
			const [nearest] = same
				.filter((event) => !used.has(event))
				.sort((a, b) => distance(hers, a) - distance(hers, b));
			const found = agreed ?? nearest;
			if (!found) return [];
			used.add(found);
			return [{ hers, theirs: found, about: aboutOf(hers, found) }];
		});
}

// A different outcome weighs more than any number of days: of two verdicts hers is the one that says what she says.
function distance(hers: Event, theirs: Event): number {
	const apart = Math.abs(daysBetween(hers.on, theirs.on));
	return aboutOf(hers, theirs) === 'outcome' ? apart + 100_000 : apart;
}

function aboutOf(hers: Event, theirs: Event): 'day' | 'outcome' | undefined {
	const [mine, other] = [outcomeOf(hers), outcomeOf(theirs)];
	if (mine && other && mine !== other) return 'outcome';
	return hers.on === theirs.on ? undefined : 'day';
}

const oneThingWithinDays = 31;

function isSameThing(hers: Event, theirs: Event): boolean {
	const [{ beside }, other] = [kindRow(hers.kind), kindRow(theirs.kind)];
	switch (beside) {
		case 'one':
			return hers.kind === theirs.kind;
		case 'many':
			return hers.kind === theirs.kind && isNear(hers, theirs);
		case 'let-go':
		case 'trial-off':
			return other.beside === beside && isNear(hers, theirs);
		case 'date':
		case 'her-date':
		case 'hers-alone':
			return false;
	}
}

// What happens more than once in a case: two of them far apart are two things.
function isNear(hers: Event, theirs: Event): boolean {
	return Math.abs(daysBetween(hers.on, theirs.on)) <= oneThingWithinDays;
}

/** What was decided, in one word to compare; nothing where none was told. */
function outcomeOf(event: Event): string | undefined {
	const { decides, beside } = kindRow(event.kind);
	if (decides === 'nothing') return beside === 'let-go' ? event.kind : undefined;
	const { [decides]: said } = event.data as Readonly<Record<string, unknown>>;
	const isVague = said === 'other' && (decides === 'sentence' || decides === 'outcome');
	return typeof said === 'string' && !isVague ? said : undefined;
}

/** A date she was given beside the courts' dates of the same sort: agreed when they ever had it, even if it moved since. */
function datesBeside(hers: ListingEvent, theirs: readonly Event[]): Pair[] {
	const { purpose, when } = hers.data;
	const isSort = ({ data }: ListingEvent) => data.purpose === purpose;
	const agreed = listedOn(when, theirs, isSort);
	if (agreed) return [{ hers, theirs: agreed, about: undefined }];
	const planned = plannedBy(theirs, isSort);
	return planned && when ? [{ hers, theirs: planned, about: 'date' }] : [];
}

function listedOn(
	when: HearingTime | undefined,
	theirs: readonly Event[],
	isSort: (event: ListingEvent) => boolean
): ListingEvent | undefined {
	return listingsIn(theirs).find(
		(event) =>
			isSort(event) &&
			event.data.when !== undefined &&
			(isSameDate(event.data.when, when) || holds(event.data.when, when))
	);
}

/** The listing of the first planned hearing of a sort that has a date. */
function plannedBy(
	theirs: readonly Event[],
	isSort: (event: ListingEvent) => boolean
): ListingEvent | undefined {
	return hearings(theirs).find(
		({ state, now, listedBy }) => state === 'planned' && now.when && isSort(listedBy)
	)?.listedBy;
}

/** Whether a day lies in the weeks the court planned, or is one of the days of the hearing. */
function holds(planned: HearingTime | undefined, day: HearingTime | undefined): boolean {
	if (!planned || !day) return false;
	if (planned.kind === 'day') return sittingsOf(planned).some(({ on }) => on === day.on);
	return planned.on <= day.on && day.on <= lastDayOf(planned);
}

/**
 * Hers that stand on and differ all the same: a date of no said sort that no court has told us, for it may be another
 * hearing; and a trial that she heard is off while the court still has it, which she should know before she travels.
 */
function unpaired(told: readonly Event[], taken: ReadonlySet<Event>): Difference[] {
	const theirs = told.filter(({ toldBy }) => toldBy !== 'victim');
	return told
		.filter((event) => event.toldBy === 'victim' && !taken.has(event))
		.flatMap((hers): Difference[] => {
			if (hers.kind === 'trial-vacated') {
				const trial = plannedBy(theirs, ({ data }) => data.purpose === 'trial');
				return trial && trial.on <= hers.on ? [{ about: 'off', hers, theirs: trial }] : [];
			}
			const on = ownDateOf(hers);
			const planned = on && plannedBy(theirs, () => true);
			if (!planned || listedOn({ kind: 'day', on }, theirs, () => true)) return [];
			return [{ about: 'date', hers, theirs: planned }];
		});
}
