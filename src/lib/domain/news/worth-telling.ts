/** What of the facts that were added to a case is worth a note outside her page, and of which sort. */
import { addDays } from '#lib/domain/calendar.ts';
import { isListing, turnsOf } from '#lib/domain/case/hearing.ts';
import { kindRow } from '#lib/domain/event-kinds.ts';
import type { Day, Event } from '#lib/domain/event.ts';
import type { ToldAbout } from '#lib/domain/reach/notice-way.ts';
import { freshDays, weightOf } from './weight.ts';

/** About her safety, about a date in court, or about anything else. */
export type Worth = 'safety' | 'date' | 'other';

/**
 * The weightiest of what was added; nothing where all of it is history that an agency sends at once, or her own words.
 * `known`: what was told of the case, to find what is put right.
 */
export function worthOf(
	added: readonly Event[],
	known: readonly Event[],
	today: Day
): Worth | undefined {
	const worths = added
		.filter((event) => isFresh(event, today) && !isAsItStood(event, known))
		.map((one) => sortOf(one, known));
	return (['safety', 'date', 'other'] as const).find((one) => worths.includes(one));
}

/** Whether she chose to be told of something of this worth. About her safety she is told, unless she chose nothing. */
export function isWanted(about: ToldAbout, worth: Worth): boolean {
	return about === 'everything' || (about === 'dates' && worth !== 'other');
}

// What is put right was shown to her before, however long ago it happened.
function isFresh({ on, toldBy, corrects }: Event, today: Day): boolean {
	return toldBy !== 'victim' && (corrects !== undefined || on >= addDays(today, -freshDays));
}

// The courts list a hearing again and again: where it stands as it stood there is nothing new on her page.
function isAsItStood(event: Event, known: readonly Event[]): boolean {
	if (!isListing(event) || event.corrects !== undefined) return false;
	const turn = [...turnsOf(known)].find(([one]) => one.id === event.id)?.[1];
	return turn !== undefined && turn.is.listedBy.id !== event.id;
}

function sortOf(event: Event, known: readonly Event[]): Worth {
	const before = event.corrects && known.find(({ id }) => id === event.corrects);
	const both = before ? [event, before] : [event];
	if (both.some((one) => weightOf(one) === 'safety')) return 'safety';
	return both.some(isAboutADate) ? 'date' : 'other';
}

/** Whether it sets, moves or takes off a date in court. */
export function isAboutADate(event: Event): boolean {
	const { beside, course } = kindRow(event.kind);
	return isListing(event) || beside === 'trial-off' || course === 'date-off';
}
