/** A victim under 18: when she has a page of her own, and until when somebody else may be told for her. */
import type { Day, Instant } from '#lib/domain/event.ts';

/**
 * Two days and no date of birth: from 13 she may have a page of her own, begun with an advocate; from 16 she is as an
 * adult here; before 13 a professional holds it for her (decision 0034).
 */
export type Child = {
	readonly ownFrom: Instant;
	readonly grownFrom: Instant;
	/** The advocate with whom she began her page; it stays hers when that advocate goes. */
	readonly begunWith?: string;
};

export type Age = 'held' | 'with-advocate' | 'grown';

/** How old she is, as far as it matters here; nobody who is not marked as a child is one. */
export function ageOf(child: Child | undefined, now: Instant): Age {
	if (!child || now >= child.grownFrom) return 'grown';
	return now >= child.ownFrom ? 'with-advocate' : 'held';
}

/** Whether she was surely under 18 on a day; nobody who is not marked as a child was. */
export function wasUnder18On(child: Child | undefined, day: Day): boolean {
	if (!child) return false;
	const grown = Temporal.Instant.fromEpochMilliseconds(child.grownFrom);
	const eighteen = grown.toZonedDateTimeISO('Europe/London').toPlainDate().add({ years: 2 });
	return day < eighteen.toString();
}

/** Whether her page is open to herself. */
export function hasOwnPage(child: Child | undefined, now: Instant): boolean {
	const age = ageOf(child, now);
	return age === 'grown' || (age === 'with-advocate' && child?.begunWith !== undefined);
}

/**
 * The month of birth as typed, `2012-03`, `03/2012` or `3 2012`, as `2012-03`; nothing when it is none, or lies after
 * `now` or more than 120 years before.
 */
export function readMonth(typed: string, now: Instant): string | undefined {
	const numbers = typed.match(/\d+/g) ?? [];
	const [month = '', year = ''] = numbers[0]?.length === 4 ? numbers.toReversed() : numbers;
	if (numbers.length !== 2 || !/^\d{4}$/.test(year) || !/^(0?[1-9]|1[0-2])$/.test(month))
		return undefined;
	const read = Temporal.PlainYearMonth.from(`${year}-${month.padStart(2, '0')}`);
	const today = Temporal.Instant.fromEpochMilliseconds(now)
		.toZonedDateTimeISO('Europe/London')
		.toPlainDate()
		.toPlainYearMonth();
	const years = read.until(today, { largestUnit: 'years' }).years;
	const isPast = Temporal.PlainYearMonth.compare(read, today) <= 0;
	return isPast && years <= 120 ? read.toString() : undefined;
}

/**
 * The two days from the month of birth, `2012-03`: the page of her own opens when that month is over, and grown-ups
 * stop being told for her when it begins, so that neither comes too soon for her.
 */
export function daysOf(born: string): Pick<Child, 'ownFrom' | 'grownFrom'> {
	const month = Temporal.PlainYearMonth.from(born);
	const first = (at: Temporal.PlainYearMonth) =>
		at.toPlainDate({ day: 1 }).toZonedDateTime('Europe/London').epochMilliseconds;
	return {
		ownFrom: first(month.add({ years: 13, months: 1 })),
		grownFrom: first(month.add({ years: 16 }))
	};
}
