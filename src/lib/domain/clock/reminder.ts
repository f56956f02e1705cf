/** Days for her own calendar as an iCalendar file (RFC 5545): neutral words, no place, nothing of a case. */
import { addDays, dayOf, minuteOfDay } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';

export type Reminder = {
	/** Names the entry, so that the same day saved twice is one entry; holds nothing of a person. */
	readonly uid: string;
	readonly on: Day;
	/** When on that day it begins, where that is known. */
	readonly startsAt?: Instant;
	/** The last day of a time of several days, where the day among them is not set. */
	readonly until?: Day;
	/** How often it was changed: the newer of two files takes the place of the older. */
	readonly sequence?: number;
	/** The one word or two that anybody may read. */
	readonly summary: string;
	/** How many days before, at 9 in the morning, the calendar speaks. */
	readonly remindDaysBefore: readonly number[];
};

/** The whole file. An entry for a whole day has no hour and no zone: it is that day wherever the phone is. */
export function calendarFile(entries: readonly Reminder[], now: Instant): string {
	const isTimed = entries.some(({ startsAt }) => startsAt !== undefined);
	return [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Reminder//Reminder 1.0//EN',
		...(isTimed ? london : []),
		...entries.flatMap((entry) => entryOf(entry, now)),
		'END:VCALENDAR'
	]
		.map((line) => `${folded(line)}\r\n`)
		.join('');
}

function entryOf(entry: Reminder, now: Instant): string[] {
	const { uid, sequence, summary, startsAt, remindDaysBefore } = entry;
	const isTimed = startsAt !== undefined;
	return [
		'BEGIN:VEVENT',
		`UID:${text(uid)}`,
		`DTSTAMP:${stamp(now)}`,
		...(sequence === undefined ? [] : [`SEQUENCE:${sequence}`]),
		...(isTimed ? [`DTSTART;TZID=Europe/London:${localTime(startsAt)}`] : wholeDays(entry)),
		`SUMMARY:${text(summary)}`,
		'CLASS:PRIVATE',
		'TRANSP:TRANSPARENT',
		...remindDaysBefore.flatMap((days) => alarm(days, summary, isTimed)),
		'END:VEVENT'
	];
}

function wholeDays({ on, until = on }: Reminder): string[] {
	// The end is not part of it (3.8.2.2).
	return [`DTSTART;VALUE=DATE:${date(on)}`, `DTEND;VALUE=DATE:${date(addDays(until, 1))}`];
}

// An hour in London means another hour of the world in summer: the file says when the clocks change (3.6.5).
const london = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/London',
	...season('DAYLIGHT', 'BST', ['+0000', '+0100'], '19810329T010000', 3),
	...season('STANDARD', 'GMT', ['+0100', '+0000'], '19961027T020000', 10),
	'END:VTIMEZONE'
];

function season(
	kind: 'DAYLIGHT' | 'STANDARD',
	name: string,
	[from, to]: readonly [string, string],
	since: string,
	month: number
): string[] {
	return [
		`BEGIN:${kind}`,
		`TZNAME:${name}`,
		`TZOFFSETFROM:${from}`,
		`TZOFFSETTO:${to}`,
		`DTSTART:${since}`,
		`RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
		`END:${kind}`
	];
}

function localTime(at: Instant): string {
	const minute = minuteOfDay(at);
	const [hours, minutes] = [Math.floor(minute / 60), minute % 60].map((one) =>
		String(one).padStart(2, '0')
	);
	return `${date(dayOf(at))}T${hours}${minutes}00`;
}

function alarm(daysBefore: number, summary: string, isTimed: boolean): string[] {
	const trigger = isTimed ? `-P${daysBefore}D` : fromMidnight(daysBefore);
	return [
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${text(summary)}`,
		`TRIGGER:${trigger}`,
		'END:VALARM'
	];
}

// From midnight of the day back to 9 in the morning of the day so many days before.
function fromMidnight(daysBefore: number): string {
	if (daysBefore === 0) return 'PT9H';
	return daysBefore === 1 ? '-PT15H' : `-P${daysBefore - 1}DT15H`;
}

function date(day: Day): string {
	return day.replaceAll('-', '');
}

function stamp(at: Instant): string {
	return new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** A text value (3.3.11): what has a meaning in the file is escaped, and no control character is let in. */
function text(value: string): string {
	return value
		.replace(/[\\;,]/g, '\\$&')
		.replace(/\r\n|\r|\n/g, '\\n')
		.replace(/\p{Cc}/gu, '');
}

/** A line of at most 75 bytes, the rest on lines that begin with a space (3.1); no character is cut in two. */
function folded(line: string): string {
	const lines: string[] = [];
	let bytes = 0;
	let current = '';
	for (const character of line) {
		const size = new TextEncoder().encode(character).length;
		if (bytes + size > 75) {
			lines.push(current);
			[current, bytes] = ['', 1];
		}
		current += character;
		bytes += size;
	}
	return [...lines, current].join('\r\n ');
}
