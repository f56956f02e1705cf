/** How long a sentence is, and whether it is long enough for the Victim Contact Scheme. */
import type { Day, EventOf } from '#lib/domain/event.ts';
import { lengthUnits, type Length } from '#lib/domain/event-field.ts';

/** Whether one length is longer than another, both counted from a day. */
export function isLonger(one: Length, other: Length, from: Day): boolean {
	return Temporal.PlainDate.compare(after(from, one), after(from, other)) > 0;
}

/** The day a length is over that is counted from a day. */
export function after(from: Day, length: Length): Temporal.PlainDate {
	return Temporal.PlainDate.from(from).add(length);
}

/** Lengths that follow one another as one, unit by unit. */
export function sum(lengths: readonly Length[]): Length {
	const units = lengthUnits.flatMap((unit) => {
		const count = lengths.reduce((all, length) => all + (length[unit] ?? 0), 0);
		return count > 0 ? [[unit, count] as const] : [];
	});
	return Object.fromEntries(units);
}

/**
 * Right 11: twelve months of prison or more, life and extended sentences, or a hospital order. `not-told`: prison, and
 * nobody told us for how long, or only that it is no shorter than something less. Which crime it was is not ours to know.
 */
export function isForContactScheme({ data, on }: EventOf<'sentenced'>): 'yes' | 'no' | 'not-told' {
	const { sentence, term = {} } = data;
	if (sentence === 'hospital-order') return 'yes';
	if (sentence !== 'prison') return 'no';
	if (term.life || term.extended) return 'yes';
	if (!term.length) return 'not-told';
	if (!isLonger({ months: 12 }, term.length, on)) return 'yes';
	return term.atLeast ? 'not-told' : 'no';
}

/** Whether a sentence outside prison is one whose rules the person must keep on a day, as far as it was told until when. */
export function hasRulesOn({ data, on }: EventOf<'sentenced'>, today: Day): boolean {
	const { sentence, term = {} } = data;
	if (sentence !== 'community-order' && sentence !== 'suspended-prison') return false;
	const length = sentence === 'suspended-prison' ? term.suspendedFor : term.length;
	const last = term.until ?? (length && after(on, length).toString());
	return last === undefined || today <= last;
}
