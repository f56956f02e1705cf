/** How long a step has taken beside what is usual: published figures with their period, never an estimate of hers. */
import { isListing } from '#lib/domain/case/hearing.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import { dayOf, daysBetween, isDay } from '#lib/domain/calendar.ts';
import {
	ofKind,
	whileCorrected,
	type AnyCorrection,
	type Typed
} from '#lib/domain/keeper/corrected.ts';
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

type Figures = Pick<
	UsualWait,
	'days' | 'period' | 'published' | 'source' | 'retrieved' | 'staleAfter'
>;
export type WaitFault = 'wait-days' | 'wait-period' | 'wait-day' | 'wait-source';

/** The figures with what was renewed of them. */
export function renewed(rows: readonly UsualWait[], all: readonly AnyCorrection[]): UsualWait[] {
	const figures = new Map(ofKind<Figures>(all, 'wait').map(({ of, value }) => [of, value]));
	return rows.map((row) => ({ ...row, ...figures.get(row.id) }));
}

/** The figures as keepers have renewed them since the release. */
export const usualWaitsNow = whileCorrected((all) => renewed(usualWaits, all));

/** What is wrong with a row of figures; nothing where it says of when it is, where it was read and until when it is good. */
export function waitFaultOf(row: UsualWait): WaitFault | undefined {
	if (!Number.isInteger(row.days) || row.days <= 0 || row.days > 2000) return 'wait-days';
	if (!/^20\d{2}-Q[1-4]$/.test(row.period)) return 'wait-period';
	if (![row.published, row.retrieved, row.staleAfter].every(isDay)) return 'wait-day';
	if (row.published >= row.staleAfter || row.published > row.retrieved) return 'wait-day';
	const isTheirs = /^https:\/\/www\.gov\.uk\/[\w./-]+$/.test(row.source.url);
	return isTheirs && row.source.title.length > 5 ? undefined : 'wait-source';
}

/** What a form shows of a row of figures. */
export function asTypedWait(row: UsualWait): Typed {
	const { period, published, retrieved, staleAfter, source } = row;
	return { days: String(row.days), period, published, retrieved, staleAfter, ...source };
}

/** What a form says of a row of figures, or what is wrong with it. */
export function readWait(row: UsualWait, typed: Typed, today: Day): Figures | WaitFault | 'same' {
	const [days = '', title = '', url = ''] = [typed.days, typed.title, typed.url];
	const figures = {
		days: /^\d{1,4}$/.test(days.trim()) ? Number(days) : 0,
		period: (typed.period ?? '').trim(),
		published: typed.published ?? '',
		source: { title: title.trim(), url: url.trim() },
		retrieved: typed.retrieved ?? '',
		staleAfter: typed.staleAfter ?? ''
	};
	const fault = waitFaultOf({ ...row, ...figures });
	if (fault) return fault;
	if (figures.retrieved > today) return 'wait-day';
	const shown = JSON.stringify(asTypedWait({ ...row, ...figures }));
	return shown === JSON.stringify(asTypedWait(row)) ? 'same' : figures;
}

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
