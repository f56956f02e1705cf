/** Days and times in words: Gregorian, Latin digits, London, made on the server only. */
import type { Day, Instant } from '#lib/domain/event.ts';
import { keeping } from '#lib/domain/once.ts';
import { rowOf, type Prepared } from './language-rows.ts';

type Style = 'full' | 'plain' | 'short' | 'month' | 'time' | 'weekday';

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
	full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	plain: { day: 'numeric', month: 'long', year: 'numeric' },
	short: { weekday: 'long', day: 'numeric', month: 'long' },
	month: { month: 'long', year: 'numeric' },
	weekday: { weekday: 'long' },
	time: { hour: 'numeric', minute: '2-digit' }
};

// A formatter costs more than the rest of a page: each is made once.
const formatters = keeping((lang: Prepared) =>
	keeping(
		(style: Style) =>
			new Intl.DateTimeFormat(rowOf(lang).locale, {
				...styles[style],
				// In Arabic the mark for morning would stand on the wrong side of a time that reads left to right.
				...(style === 'time' ? { hour12: lang === 'en' } : {}),
				timeZone: 'Europe/London'
			})
	)
);

// So is each day: a page says one and the same again and again.
const said = new Map<string, string>();

/** A day in words, such as "Tuesday 2 March 2027". */
export function sayDay(lang: Prepared, day: Day, style: Exclude<Style, 'time'> = 'full'): string {
	const key = `${lang} ${style} ${day}`;
	const known = said.get(key);
	if (known) return known;
	if (said.size >= 10_000) said.clear();
	const text = writeDay(lang, day, style);
	said.set(key, text);
	return text;
}

function writeDay(lang: Prepared, day: Day, style: Exclude<Style, 'time'>): string {
	const at = new Date(`${day}T12:00:00Z`);
	const order = (rowOf(lang).days as Partial<Record<Style, string>> | undefined)?.[style];
	const text = order
		? formatters(lang)('full')
				.formatToParts(at)
				.reduce((rest, { type, value }) => rest.replace(`{${type}}`, value), order)
		: formatters(lang)(style).format(at);
	// Intl writes Welsh days as if each stood at the head of a line.
	return lang === 'cy' ? text.replace(/^Dydd /, 'dydd ') : text;
}

// Which of the two 12 o'clocks is meant is said in a word, for few know whether noon is am or pm.
const twelves: Readonly<Record<string, string>> = { '12:00 pm': '12 noon', '12:00 am': 'midnight' };

/** The time of day of an instant in London, such as "9:10 am" or "12 noon". */
export function sayTime(lang: Prepared, at: Instant): string {
	const time = formatters(lang)('time')
		.format(new Date(at))
		.replace(/\u202f/g, ' ');
	return (lang === 'en' && twelves[time]) || time;
}
