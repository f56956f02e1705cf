/** Days on which she cannot come to court: as typed, and held against the date of a hearing. */
import { addDays, dayOf } from '#lib/domain/calendar.ts';
import type { Day, HearingTime, Instant } from '#lib/domain/event.ts';
import { isAhead, type Listing } from './hearing-state.ts';
import { lastDayOf, sittingsOf } from './hearing-time.ts';
import { readDay, type TypedDay } from './own-answers.ts';

/** From one day to another, both counted. */
export type Away = {
	readonly from: Day;
	readonly to: Day;
	/** When she wrote to Witness Care about them, in a letter that she has changed since. */
	readonly toldOn?: Day;
};

/** So many of them are kept. */
export const mostAway = 20;
/** The furthest day ahead: courts plan no further. */
const daysAhead = 3 * 366;

export type AwayProblem = 'day-missing' | 'not-a-day' | 'past' | 'too-far' | 'order' | 'too-many';
type Read =
	| { readonly ok: true; readonly found: Away }
	| {
			readonly ok: false;
			readonly problems: { readonly from?: AwayProblem; readonly to?: AwayProblem };
	  };

/** The days as typed, the last of them left empty for a single day. */
export function readAway(
	typed: { readonly from: TypedDay; readonly to: TypedDay },
	kept: readonly Away[],
	now: Instant
): Read {
	const today = dayOf(now);
	const from = readDay(typed.from);
	const to = readDay(typed.to) ?? from;
	if (from === undefined) return { ok: false, problems: { from: 'day-missing' } };
	if (from === 'not-a-day') return { ok: false, problems: { from } };
	if (to === undefined || to === 'not-a-day') return { ok: false, problems: { to: 'not-a-day' } };
	if (from < today) return { ok: false, problems: { from: 'past' } };
	if (to < from) return { ok: false, problems: { to: 'order' } };
	if (to > addDays(today, daysAhead)) return { ok: false, problems: { to: 'too-far' } };
	if (kept.length >= mostAway) return { ok: false, problems: { from: 'too-many' } };
	return { ok: true, found: { from, to } };
}

/** With these days among those that are still to come, in their order and once. */
export function withDays(kept: readonly Away[], one: Away, today: Day): Away[] {
	const isKept = kept.some(({ from, to }) => from === one.from && to === one.to);
	return stillToCome(isKept ? kept : [...kept, one], today);
}

/** The same days, all of which stood in a letter she sent on a day; as they were where she sent none. */
export function writtenOn(kept: readonly Away[], toldOn: Day | undefined): readonly Away[] {
	return toldOn === undefined ? kept : kept.map((one) => ({ ...one, toldOn }));
}

/** When she last wrote about the days a hearing falls on; nothing while there is one of them she has not written about. */
export function toldOnOf(
	kept: readonly Away[],
	listing: Pick<Listing, 'state' | 'now'>,
	today: Day
): Day | undefined {
	const told = kept.filter((one) => clash([one], listing, today)).map(({ toldOn }) => toldOn);
	return told.includes(undefined) ? undefined : told.toSorted().at(-1);
}

/** Those that are still to come, in their order. */
export function stillToCome(kept: readonly Away[], today: Day): Away[] {
	return kept
		.filter(({ to }) => to >= today)
		.toSorted((a, b) => `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`));
}

/**
 * `sits`: a hearing that still stands sits on one of those days, today or later. `may`: it may fall on one, as far as its
 * date was told.
 */
export type Clash = 'sits' | 'may';

/** How a hearing falls on days that are still to come; not at all where it is over or off, or nobody told its date. */
export function clash(
	kept: readonly Away[],
	{ state, now: { when } }: Pick<Listing, 'state' | 'now'>,
	today: Day
): Clash | undefined {
	if (!when || !isAhead({ state })) return undefined;
	const ahead = stillToCome(kept, today).map(({ from, to }) => ({
		from: from < today ? today : from,
		to
	}));
	return falls(ahead, when);
}

function falls(kept: readonly Away[], when: HearingTime): Clash | undefined {
	const isAway = (day: Day) => kept.some(({ from, to }) => from <= day && day <= to);
	if (sittingsOf(when).some(({ on }) => isAway(on))) return 'sits';
	const last = lastDayOf(when);
	return kept.some(({ from, to }) => from <= last && when.on <= to) ? 'may' : undefined;
}
