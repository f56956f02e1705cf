/** Facts that do harm when they are wrong, and how many of them from one source are too many for a short time. */
import { isListing } from '#lib/domain/case/hearing.ts';
import { kindRow, takesBack } from '#lib/domain/event-kinds.ts';
import type { Event } from '#lib/domain/event.ts';
import { hardSortOf, weightOf } from './weight.ts';

/** About her safety: releases, changed rules. An end of the case. A date taken off, or another fact taken back. A date that was moved. */
export const watchedSorts = ['safety', 'end', 'off', 'moved'] as const;
export type WatchedSort = (typeof watchedSorts)[number];

/** How long a short time is: a list that a system sends by mistake is through well within an hour. */
export const burstWindow = 60 * 60_000;
/**
 * Below this many cases an hour nothing is held, however rare it is for this source: a court that moves a day's list, or a
 * custody suite after a large operation, comes near it. Ten times as many were shown wrongly in the trial that this answers.
 */
export const fewestCases = 20;
/** How many times the busiest hour of its own last weeks a source may reach: a growing one doubles, a broken one does more. */
const timesBusiest = 3;
/** For how long back a source's own rhythm is looked at: four whole weeks, so that no weekday counts more often. */
export const rhythmLasts = 28 * 24 * 60 * 60_000;

/** How many cases an hour of one sort a source may tell of, by its busiest hour so far. */
export function mostCases(busiest: number): number {
	return Math.max(fewestCases, timesBusiest * busiest);
}

/** The sort of a fact that is watched, or nothing. `before`: what was told of the case before it. */
export function watchedSortOf(event: Event, before: readonly Event[]): WatchedSort | undefined {
	if (event.toldBy === 'victim') return undefined;
	const { beside, course } = kindRow(event.kind);
	const corrected = event.corrects && before.find(({ id }) => id === event.corrects);
	const harmful = harmOf(event) ?? (corrected && !takesBack(event) && harmOf(corrected));
	if (harmful) return harmful;
	if (beside === 'trial-off' || course === 'date-off' || takesBack(event)) return 'off';
	if (!isListing(event)) return undefined;
	const { hearing } = event.data;
	const isKnown = before.some((one) => isListing(one) && one.data.hearing === hearing);
	return isKnown || event.corrects ? 'moved' : undefined;
}

function harmOf(event: Event): 'safety' | 'end' | undefined {
	if (weightOf(event) === 'safety') return 'safety';
	return hardSortOf(event) || kindRow(event.kind).course === 'ends' ? 'end' : undefined;
}

/** A source that was never silent for longer than this is not missed before: nights and Sundays are nobody's fault. */
const shortestSilence = 36 * 60 * 60_000;
/** How many times its own longest silence a source may be silent. */
const timesSilence = 2;
/** A source heard of in fewer hours than this has no rhythm yet. */
const fewestHours = 20;

/** Whether a source is silent against its own rhythm. `heard`: the hours in which it sent something, oldest first, as instants. */
export function isSilent(heard: readonly number[], now: number): boolean {
	const last = heard.at(-1);
	if (last === undefined || heard.length < fewestHours) return false;
	const gaps = heard.slice(1).map((at, nth) => at - (heard[nth] ?? at));
	return now - last > Math.max(shortestSilence, timesSilence * Math.max(...gaps));
}
