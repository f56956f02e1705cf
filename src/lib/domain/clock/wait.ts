/** How long a step has taken beside what is usual: published figures with their period, never an estimate of hers. */
import { isListing } from '#lib/domain/case/hearing.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { dayOf, daysBetween } from '#lib/domain/calendar.ts';
import { defendants, hasEnded } from '#lib/domain/case/defendant.ts';
import { standing, type Day, type Event, type EventKind, type Instant } from '#lib/domain/event.ts';
import list from './waits.json' with { type: 'json' };

/** A published figure: half of the cases of a period took longer than so many days from one step to another. */
export type UsualWait = {
	readonly id: string;
	readonly from: 'charged';
	readonly to: 'completed';
	readonly court: 'crown';
	readonly offences: 'all';
	readonly area: 'england-and-wales';
	readonly statistic: 'median';
	readonly days: number;
	/** A quarter, such as `2025-Q2`. */
	readonly period: string;
	readonly published: Day;
	readonly source: { readonly title: string; readonly url: string };
	readonly licence: string;
	/** The day we took it from the source. */
	readonly retrieved: Day;
	/** After this day we say that newer figures exist: 120 days after the next were due. */
	readonly staleAfter: Day;
	readonly confidence: 'verified' | 'recalled';
	readonly note: string;
};

/** The shipped figures; `docs/waits.md` says how to renew them. */
export const usualWaits = list as readonly UsualWait[];

export type Wait = {
	readonly usual: UsualWait;
	/** The day this step began in this case. */
	readonly since: Day;
	readonly soFarDays: number;
	/** It already takes longer than half of the cases did. */
	readonly isLonger: boolean;
	/** The figures are old, and newer ones exist. */
	readonly isStale: boolean;
};

/** The wait of a case that has not ended, beside the row of the table that fits it; nothing where none does. */
export function waitOf(
	events: readonly Event[],
	rows: readonly UsualWait[],
	now: Instant
): Wait | undefined {
	const told = standing(events);
	const since = chargedOn(told);
	const today = dayOf(now);
	if (!since || since > today || !isInCrownCourt(told, since)) return undefined;
	// What comes after the sentence of everybody is no part of it.
	const people = defendants(told.filter(({ on }) => on >= since));
	if (people.every((one) => hasEnded(one) && !one.open)) return undefined;
	const usual = rows.find(({ from, court }) => from === 'charged' && court === 'crown');
	if (!usual) return undefined;
	const soFarDays = daysBetween(since, today);
	return {
		usual,
		since,
		soFarDays,
		isLonger: soFarDays > usual.days,
		isStale: today > usual.staleAfter
	};
}

// With several charges the first counts; where the case ended and began again, the first since then.
function chargedOn(told: readonly Event[]): Day | undefined {
	const charges = told.filter(({ kind }) => kind === 'charged').map(({ on }) => on);
	const ended = told.findLast(({ kind }) => endsWhatWasCharged(kind))?.on ?? '';
	return charges.find((on) => on > ended) ?? charges[0];
}

function endsWhatWasCharged(kind: EventKind): boolean {
	const { course, whom } = kindRow(kind);
	return course === 'ends' && whom !== 'suspect';
}

// The figure counts cases of the Crown Court: one that we know of nowhere else has none.
function isInCrownCourt(told: readonly Event[], since: Day): boolean {
	return told.some(
		(event) =>
			event.on >= since &&
			(event.kind === 'sent-to-crown-court' ||
				(isListing(event) && event.data.courtKind === 'crown'))
	);
}
