/** The next hearings a court ordered, from the results of one case. */
import type { CourtKind, Day, HearingTime, Purpose, Telling } from '#lib/domain/event.ts';
import { namesOf } from './case.ts';
import type { Context } from './context.ts';
import { timeOn, weekOf } from './day.ts';
import { courtKindOf, courtName } from './listing.ts';
import { purposeOf } from './purpose.ts';
import type { Result } from './result.ts';
import { idAt, objectAt, readId, textAt, valueAt, type Json } from './payload.ts';

type Next = {
	readonly orderedOn: Day;
	/** The court's own id of the hearing, when it was planned before. */
	readonly id?: string;
	readonly purpose: Purpose;
	readonly courtKind: CourtKind;
	readonly court?: string;
	readonly when?: HearingTime;
	/** A date was given that cannot be one. */
	readonly isUnread?: true;
};

export type NextHearings = {
	readonly tellings: readonly Telling[];
	readonly references: readonly string[];
};

/**
 * The next hearings of a case, each once however many charges it is ordered for. One without an id of its own gets a
 * reference from this hearing, the name of the case, its purpose and its place among those, so that a result shared
 * again moves it and adds none. Several without a date are one: "a hearing whose date is not known yet".
 */
export function nextHearings(
	context: Context,
	theirCase: Json,
	results: readonly Result[],
	isYouth: boolean
): NextHearings {
	const ordered = results
		.filter(({ isOfThisHearing }) => isOfThisHearing)
		.flatMap((result) => nextOf(result, isYouth) ?? [])
		.filter(({ id }) => id !== context.hearing);
	const dated = new Map<string, Next>();
	for (const next of ordered) if (next.when) dated.set(next.id ?? placeOf(next), next);
	const planned = dated.size > 0 ? [...dated.values()] : undated(ordered);
	planned.sort((a, b) => (a.when?.on ?? '').localeCompare(b.when?.on ?? ''));
	const { urn, id: ofCase = urn } = namesOf(theirCase) ?? {};
	const counts = new Map<Purpose, number>();
	const tellings = planned.map((next) => {
		const nth = (counts.get(next.purpose) ?? 0) + (next.id ? 0 : 1);
		counts.set(next.purpose, nth);
		return listed(context, next, `${context.hearing}/next/${ofCase}/${next.purpose}/${nth}`);
	});
	return { tellings, references: planned.flatMap(({ id }) => (id ? [`hearing:${id}`] : [])) };
}

function listed(context: Context, next: Next, derived: string): Telling {
	const { orderedOn: on, id, purpose, courtKind, court, when, isUnread } = next;
	const hearing = context.hash('hearing', id ?? derived);
	const where = { courtKind, ...(court ? { court } : {}) };
	const time = when ? { when } : isUnread ? { dateUnread: true } : {};
	return { kind: 'hearing-listed', on, data: { hearing, purpose, ...where, ...time } };
}

// The same purpose on the same day is the same hearing, whatever its court is called from one charge to another.
function placeOf({ purpose, when }: Next): string {
	return `${purpose} ${when?.kind} ${when?.on}`;
}

/** What undated ones agree on; where they do not, it is left out. */
function undated(all: readonly Next[]): Next[] {
	const [first] = all;
	if (!first) return [];
	const agree = (key: 'purpose' | 'court' | 'courtKind' | 'id') =>
		all.every((next) => next[key] === first[key]);
	return [
		{
			orderedOn: first.orderedOn,
			purpose: agree('purpose') ? first.purpose : 'other',
			courtKind: agree('courtKind') ? first.courtKind : 'not-told',
			...(agree('court') && first.court ? { court: first.court } : {}),
			...(agree('id') && first.id ? { id: first.id } : {}),
			...(all.some(({ isUnread }) => isUnread) ? { isUnread: true } : {})
		}
	];
}

function nextOf(result: Result, isYouth: boolean): Next | undefined {
	const { orderedOn, next } = result;
	if (!orderedOn) return undefined;
	const found = next ? fromObject(next, isYouth) : fromPrompts(result, isYouth);
	if (!found) return undefined;
	const when = [found.fixed, found.week].find((time) => time && !isBefore(time, orderedOn));
	const time = when ? { when } : found.isGiven ? ({ isUnread: true } as const) : {};
	return { ...found.place, orderedOn, ...time };
}

// A next hearing that lies before the day it was ordered is a slip: it is no date to tell her.
function isBefore(time: HearingTime, orderedOn: Day): boolean {
	return time.kind === 'day' ? time.on < orderedOn : (weekOf(orderedOn)?.on ?? '') > time.on;
}

type Found = {
	readonly place: Omit<Next, 'orderedOn' | 'when'>;
	readonly fixed: HearingTime | undefined;
	readonly week: HearingTime | undefined;
	/** Whether a date was given at all, readable or not. */
	readonly isGiven: boolean;
};

function fromObject(next: Json, isYouth: boolean): Found {
	const id = idAt(next, 'existingHearingId');
	const court = courtName(textAt(objectAt(next, 'courtCentre'), 'name'));
	const type = objectAt(next, 'type');
	return {
		place: {
			...(id ? { id } : {}),
			purpose: purposeOf(idAt(type, 'id'), textAt(type, 'description')),
			courtKind: courtKindOf(textAt(next, 'jurisdictionType'), court, isYouth),
			...(court ? { court } : {})
		},
		fixed: timeOn(textAt(next, 'listedStartDateTime')),
		week: weekOf(textAt(next, 'weekCommencingDate')),
		isGiven: ['listedStartDateTime', 'weekCommencingDate'].some(
			(key) => (valueAt(next, key) ?? '') !== ''
		)
	};
}

/** Whether a result orders a next hearing. */
export function isNextHearing(result: Result): boolean {
	return nextOf(result, false) !== undefined;
}

const nextHearingLabel = /^next hearing in\b/;

function fromPrompts(result: Result, isYouth: boolean): Found | undefined {
	const said = (name: RegExp, label: RegExp) =>
		result.prompts.find(
			(prompt) => name.test(prompt.name) || (prompt.name === '' && label.test(prompt.label))
		)?.value;
	const type = said(/^htype$/, /^hearing type$/);
	if (!nextHearingLabel.test(result.label) && type === undefined) return undefined;
	const id = readId(said(/^existinghearingid$/, /^existing hearing id$/));
	const court = courtIn(said(/^hchouse(organisationname)?$/, /^courthouse (organisation )?name$/));
	const fixed = said(/^(hdate|fixeddate)$/, /^(date of hearing|fixed date)$/);
	const week = said(/^weekcommencing(date)?$/, /^week commencing( date)?$/);
	return {
		place: {
			...(id ? { id } : {}),
			purpose: purposeOf(undefined, type),
			courtKind: courtKindOf(jurisdictionIn(result.label, court), court, isYouth),
			...(court ? { court } : {})
		},
		fixed: timeOn(fixed, said(/^(htime|timeofhearing)$/, /^time of hearing$/)),
		week: weekOf(week),
		isGiven: Boolean(fixed ?? week)
	};
}

// "Next hearing in Crown Court" heads hearings in magistrates' courts too: the name of the court knows better.
function jurisdictionIn(label: string, court: string | undefined): string | undefined {
	const words = /crown court|magistrates/i.test(court ?? '') ? (court ?? '') : label;
	if (/crown court/i.test(words)) return 'CROWN';
	return /magistrates/i.test(words) ? 'MAGISTRATES' : undefined;
}

// A clerk types it: only what looks like the name of a court is one, and nothing else typed is kept.
function courtIn(text: string | undefined): string | undefined {
	const name = courtName(text);
	return name && /\b(court|law courts|justice centre)\b/i.test(name) ? name : undefined;
}
