/** A day for her own calendar as an iCalendar file (RFC 5545): neutral words, no place, nothing of a case. */
import { addDays } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';

export type Reminder = {
	/** Names the entry, so that the same day saved twice is one entry; holds nothing of a person. */
	readonly uid: string;
	readonly on: Day;
	/** The one word or two that anybody may read. */
	readonly summary: string;
	/** How many days before, at 9 in the morning, the calendar speaks. */
	readonly remindDaysBefore: readonly number[];
};

/** The whole file. An entry for a whole day has no hour and no zone: it is that day wherever the phone is. */
export function calendarFile(
	{ uid, on, summary, remindDaysBefore }: Reminder,
	now: Instant
): string {
	return [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Reminder//Reminder 1.0//EN',
		'BEGIN:VEVENT',
		`UID:${text(uid)}`,
		`DTSTAMP:${stamp(now)}`,
		`DTSTART;VALUE=DATE:${date(on)}`,
		// The end is not part of it (3.8.2.2).
		`DTEND;VALUE=DATE:${date(addDays(on, 1))}`,
		`SUMMARY:${text(summary)}`,
		'CLASS:PRIVATE',
		'TRANSP:TRANSPARENT',
		...remindDaysBefore.flatMap((days) => alarm(days, summary)),
		'END:VEVENT',
		'END:VCALENDAR'
	]
		.map((line) => `${folded(line)}\r\n`)
		.join('');
}

// From midnight of the day back to 9 in the morning of the day so many days before.
function alarm(daysBefore: number, summary: string): string[] {
	const trigger =
		daysBefore === 0 ? 'PT9H' : daysBefore === 1 ? '-PT15H' : `-P${daysBefore - 1}DT15H`;
	return [
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		`DESCRIPTION:${text(summary)}`,
		`TRIGGER:${trigger}`,
		'END:VALARM'
	];
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
