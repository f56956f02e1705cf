/** Which events start the clock of which duties, and all that the clock needs to know of a case, gathered once. */
import {
	standing,
	type Day,
	type Event,
	type EventKind,
	type EventOf,
	type ToldKind
} from '#lib/domain/event.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { Duty, Only } from './duty.ts';
import { isFromRemand } from '#lib/domain/case/after-sentence.ts';
import { hearings, isListing } from '#lib/domain/case/hearing.ts';
import type { ListingEvent } from '#lib/domain/case/hearing-state.ts';
import { lastDayOf } from '#lib/domain/case/hearing-time.ts';
import { isForContactScheme } from '#lib/domain/case/sentence.ts';
import { isSentenceOver } from '#lib/domain/case/sentence-over.ts';
import { sentencingCourt } from '#lib/domain/case/sentencing-court.ts';
import { answersOf, placeOf, type HerAnswer } from './her-answer.ts';
import { nextUpdate, type NextUpdate } from './update-plan.ts';

/** What was told of a case, laid out so that each row of the clock finds its own at once. */
export type Facts = {
	/** As it stands, oldest first. */
	readonly told: readonly Event[];
	readonly byKind: ReadonlyMap<EventKind, readonly Event[]>;
	/** What she was told, by what it was about. */
	readonly tellings: ReadonlyMap<ToldKind, readonly EventOf<'victim-told'>[]>;
	/** The listings that stand and have a date, which was still to come when we heard of it. */
	readonly dated: ReadonlySet<Event>;
	/** Her own answers, by `placeOf`. */
	readonly answers: ReadonlyMap<string, readonly HerAnswer[]>;
	readonly update: NextUpdate | undefined;
};

/** Gathers the facts of a case. */
export function factsOf(events: readonly Event[]): Facts {
	const told = standing(events);
	const byKind = Map.groupBy(told, ({ kind }) => kind);
	const answers = answersOf(events);
	const plan = byKind.get('update-plan-agreed')?.at(-1);
	const dated = hearings(told)
		.filter(({ state }) => state !== 'off')
		.map(({ datedBy }) => datedBy)
		.filter((event) => !hasCome(event, dayOf(event.heardAt)));
	return {
		told,
		byKind,
		tellings: Map.groupBy(
			told.filter((event) => event.kind === 'victim-told'),
			({ data }) => data.about
		),
		dated: new Set<Event>(dated),
		answers,
		update: nextUpdate(told, plan && answers.get(placeOf('next-update', plan)))
	};
}

/** Whether an event of a kind that starts a duty does start it here. */
export function starts(duty: Duty, event: Event, facts: Facts): boolean {
	if (!says(event, duty.only)) return false;
	// She can be told of a date once there is one.
	if (isListing(event)) return duty.sort === 'do' || facts.dated.has(event);
	switch (event.kind) {
		case 'reported':
			// What the agency says of its own day takes the place of what she said of it.
			return event.toldBy !== 'victim' || !facts.byKind.get('reported')?.some(isOfAgency);
		case 'update-plan-agreed':
			return facts.update?.agreed === event;
		case 'plea-entered':
		case 'verdict-given':
			// What may be done before the sentence.
			return duty.sort === 'tell' || !facts.byKind.has('sentenced');
		case 'application':
			// The bail that was decided with it is what she is to be told.
			return !facts.byKind.get('court-bail-decided')?.some(({ on }) => on === event.on);
		case 'sentenced':
			return isAfterSentence(duty, event, facts);
		// Right 11 is about a person after the sentence.
		case 'released-from-prison':
			return !isFromRemand(event, facts.told);
		case 'escaped':
		case 'rules-broken':
			return facts.byKind.get('sentenced')?.some(({ on }) => on <= event.on) ?? false;
		case 'concluded':
			// Right 9: the outcome, once. Where a verdict, a sentence or a stop was told, that is the outcome.
			return duty.id !== 'outcome' || !isOutcomeTold(event, facts);
		default:
			return true;
	}
}

/** Whether the day of a listing is there by a day, or it has none; of some weeks, whether their last day is. */
export function hasCome({ data: { when } }: ListingEvent, today: Day): boolean {
	return !when || (when.kind === 'day' ? when.on : lastDayOf(when)) <= today;
}

/** Whether an event says what the Code asks for, as far as it carries that. */
function says({ kind, data }: Event, only: Only = {}): boolean {
	const said: Readonly<Record<string, unknown>> = data;
	return Object.entries(only).every(
		([field, values]) =>
			!(field in kindRow(kind).carries) || [values as unknown].flat().includes(said[field])
	);
}

function isOfAgency({ toldBy }: Event): boolean {
	return toldBy !== 'victim';
}

function isAfterSentence({ id }: Duty, event: EventOf<'sentenced'>, { told }: Facts): boolean {
	if (id === 'contact-scheme')
		return isForContactScheme(event) === 'yes' && !isSentenceOver(event, told);
	// Only a sentence of the Crown Court can be looked at again as unduly lenient.
	return id !== 'sentence-review' || sentencingCourt(event, told) === 'crown';
}

const outcomes: readonly EventKind[] = [
	...(['verdict-given', 'sentenced', 'discontinued', 'no-evidence-offered'] as const)
];

function isOutcomeTold({ defendant }: Event, { byKind }: Facts): boolean {
	return outcomes
		.flatMap((kind) => byKind.get(kind) ?? [])
		.some((other) => !defendant || !other.defendant || defendant === other.defendant);
}
