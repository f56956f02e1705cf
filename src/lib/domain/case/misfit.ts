/** Facts that do not fit the rest of their case: for whoever runs the service to ask about, never for her to read. */
import { kindRow } from '#lib/domain/event-kinds.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { standing, type Day, type Event, type EventId } from '#lib/domain/event.ts';
import { listingsIn } from './hearing.ts';
import { isSameFact } from './news.ts';

/** Why a fact does not fit. */
export const reasons = [
	'dated-later-than-heard',
	'before-the-report',
	'about-no-hearing',
	'telling-of-nothing',
	'corrects-nothing',
	'corrects-in-a-circle',
	'corrects-again',
	'against-another-fact',
	'after-the-end'
] as const;
export type Reason = (typeof reasons)[number];

export type Misfit = { readonly event: Event; readonly reason: Reason };

/** What of a case the agencies should look at again; each fact once, with the first reason that holds. */
export function misfits(events: readonly Event[]): Misfit[] {
	// What she told us herself is hers: nobody asks her to prove it.
	const told = events.filter(({ toldBy }) => toldBy !== 'victim');
	const byId = new Map(events.map((event) => [event.id, event]));
	const stands = standing(told);
	return told.flatMap((event) => {
		const reason = reasonOfCorrection(event, stands, byId) ?? reasonFor(event, stands);
		return reason ? [{ event, reason }] : [];
	});
}

type ById = ReadonlyMap<EventId, Event>;

function reasonOfCorrection(
	event: Event,
	stands: readonly Event[],
	byId: ById
): Reason | undefined {
	if (!event.corrects) return undefined;
	if (!byId.has(event.corrects)) return 'corrects-nothing';
	if (isInCircle(event, byId)) return 'corrects-in-a-circle';
	// Two that put the same right both stand, and may say two things of it.
	const isAgain = stands.some((other) => other !== event && other.corrects === event.corrects);
	return isAgain && stands.includes(event) ? 'corrects-again' : undefined;
}

/** Whether what it puts right puts it right in turn: none of them stands, and her page says nothing of them. */
function isInCircle(event: Event, byId: ById): boolean {
	const seen = new Set<EventId>();
	let at = event.corrects;
	while (at && at !== event.id && !seen.has(at)) {
		seen.add(at);
		at = byId.get(at)?.corrects;
	}
	return at === event.id;
}

function reasonFor(event: Event, stands: readonly Event[]): Reason | undefined {
	if (!stands.includes(event)) return undefined;
	if (event.on > dayOf(event.heardAt)) return 'dated-later-than-heard';
	if (isBeforeReport(event, stands)) return 'before-the-report';
	if (isAboutNoHearing(event, stands)) return 'about-no-hearing';
	if (isTellingOfNothing(event, stands)) return 'telling-of-nothing';
	if (stands.some((other) => contradicts(event, other))) return 'against-another-fact';
	return isAfterEnd(event, stands) ? 'after-the-end' : undefined;
}

// A crime may be told of late, but nobody is arrested or charged for what was not told of yet.
function isBeforeReport({ kind, on }: Event, stands: readonly Event[]): boolean {
	const reported = stands.find((event) => event.kind === 'reported');
	return kind !== 'reported' && reported !== undefined && on < reported.on;
}

function isAboutNoHearing(event: Event, stands: readonly Event[]): boolean {
	if (kindRow(event.kind).course !== 'date-off' || !('hearing' in event.data)) return false;
	const { hearing } = event.data;
	return !listingsIn(stands).some(({ data }) => data.hearing === hearing);
}

function isTellingOfNothing(event: Event, stands: readonly Event[]): boolean {
	if (event.kind !== 'victim-told') return false;
	const { about } = event.data;
	return !stands.some(({ kind, on }) => kind === about && on <= event.on);
}

/** Two facts of one person of which at most one can be: each stands on the list, for nobody here knows which is wrong. */
function contradicts(one: Event, other: Event): boolean {
	if (one === other || isOfAnother(one, other)) return false;
	if (one.kind === 'verdict-given' && other.kind === 'verdict-given')
		return areOpposite(one.data.verdict, other.data.verdict) && one.on === other.on;
	if (one.kind === 'sentenced')
		return other.kind === 'sentenced' && one.on === other.on && !isSameFact(one, other);
	return one.kind === 'closed-without-charge' && other.kind === 'charged' && one.on === other.on;
}

function isOfAnother({ defendant: one }: Event, { defendant: other }: Event): boolean {
	return one !== undefined && other !== undefined && one !== other;
}

function areOpposite(one: string, other: string): boolean {
	return [one, other].toSorted().join() === 'guilty,not-guilty';
}

function isAfterEnd({ kind, on, defendant }: Event, stands: readonly Event[]): boolean {
	if (kindRow(kind).course !== 'in-court') return false;
	const ended = lastEnd(stands, defendant);
	const isOpenAgain = stands.some(
		(event) =>
			['opens', 'appealed'].includes(kindRow(event.kind).course) && event.on >= (ended ?? '')
	);
	return ended !== undefined && on > ended && !isOpenAgain;
}

function lastEnd(stands: readonly Event[], defendant: Event['defendant']): Day | undefined {
	const isEnd = (event: Event) =>
		event.kind === 'concluded' && (!event.defendant || event.defendant === defendant);
	return stands.findLast(isEnd)?.on;
}
