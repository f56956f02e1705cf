/** Whom she may ask at an office: as she was given it, in her own words, and as the office told us for her. */
import type { Day, Event } from '#lib/domain/event.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Owing } from './duty.ts';

export type OwnContact = { readonly who: Owing; readonly text: string };

/** So many characters of it are kept. */
export const longestContact = 120;

/** What she wrote down of an office. */
export function contactAt(kept: readonly OwnContact[], who: Owing): string | undefined {
	return kept.find((one) => one.who === who)?.text;
}

/** With this one in the place of what was kept of the office; without words there is none. */
export function withContact(kept: readonly OwnContact[], one: OwnContact): OwnContact[] {
	const others = kept.filter(({ who }) => who !== one.who);
	return one.text === '' ? others : [...others, one];
}

/** A contact that an office gives out for her, and when we heard of it. */
export type ToldContact = Pick<Event, 'toldBy'> & {
	readonly text: string;
	readonly source: string;
	readonly on: Day;
};

/** The newest that the office told, of what stands in the case. */
export function toldContact(events: readonly Event[], who: Owing): ToldContact | undefined {
	const told = events.findLast((event) => 'contact' in event.data && event.toldBy === who);
	if (!told || !('contact' in told.data) || told.source === undefined) return undefined;
	const { toldBy, source } = told;
	return { text: told.data.contact, toldBy, source, on: dayOf(told.heardAt) };
}
