/** Hours of a weekday as people type them, such as `9:00-12:00, 13:00-17:00`: a clock on a wall in London, in half hours. */
import type { Hours } from '#lib/domain/reach/contact-plan.ts';
import { latinDigits } from '#lib/domain/digits.ts';

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

export type HoursProblem = 'hours-unread' | 'hours-overlap';

const range = /^(\d{1,2})(?:[:.](\d{2}))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d{2}))?$/;
const dayEnds = 24 * 60;

/** The hours somebody typed for a weekday, earliest first; none for an empty line. */
export function readHours(weekday: Weekday, typed: string): Hours[] | HoursProblem {
	const parts = latinDigits(typed)
		.split(/[,،;]/)
		.map((part) => part.trim())
		.filter(Boolean);
	const hours: Hours[] = [];
	for (const part of parts) {
		const [, fromHour = '', fromMinute = '0', toHour = '', toMinute = '0'] = range.exec(part) ?? [];
		const [from, to] = [minute(fromHour, fromMinute), minute(toHour, toMinute)];
		if (from === undefined || to === undefined || from >= to) return 'hours-unread';
		hours.push({ weekday, from, to });
	}
	const sorted = hours.toSorted((a, b) => a.from - b.from);
	const meet = sorted.some(({ from }, nth) => from < (sorted[nth - 1]?.to ?? 0));
	return meet ? 'hours-overlap' : sorted;
}

/** The hours of a weekday as they are typed. */
export function typedHours(hours: readonly Hours[], weekday: Weekday): string {
	return hours
		.filter((one) => one.weekday === weekday)
		.map(({ from, to }) => `${clock(from)}-${clock(to)}`)
		.join(', ');
}

/** Minutes since midnight as a clock shows them: `9:30`. */
export function clock(minutes: number): string {
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function minute(hour: string, rest: string): number | undefined {
	if (hour === '') return undefined;
	const at = Number(hour) * 60 + Number(rest);
	// Calls are promised by the half hour.
	return at <= dayEnds && at % 30 === 0 ? at : undefined;
}
