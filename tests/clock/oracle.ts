/**
 * The Code's clock once more, written apart from the app: it knows none of its code, keeps a calendar of its own and
 * counts day by day on its fingers. What the app says must be what this says.
 */

/** One row of the Code and what became of it, in plain figures. */
export type Matter = {
	/** The day it happened, `YYYY-MM-DD`. */
	readonly happened: string;
	/** Working days, without and with enhanced rights; the court has its own before them. */
	readonly limit: { readonly standard: number; readonly enhanced: number; readonly court?: number };
	readonly rights: 'yes' | 'no' | 'unknown';
	/** Milliseconds since 1970 UTC. */
	readonly now: number;
	/** The days on which an agency says that it told her. */
	readonly told: readonly string[];
	/** What she answered, in the order she did. */
	readonly answers: readonly {
		readonly answer: 'yes' | 'no' | 'not-sure';
		readonly toldOn?: string;
	}[];
	/** Whether the agency that owes it agreed to send us what it tells her. */
	readonly sends: boolean;
};

export type Verdict = {
	readonly state: 'due' | 'not-known' | 'overdue' | 'kept' | 'kept-late';
	readonly due: string;
	readonly sooner: string | undefined;
	readonly court: string | undefined;
	readonly met: string | undefined;
	readonly daysLate: number;
	readonly mayAnswer: boolean;
};

type Date = {
	readonly text: string;
	readonly year: number;
	readonly month: number;
	readonly day: number;
	readonly weekday: number;
};

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const first = 2020;
const last = 2032;
// From 1 January 1970 to 1 January 2020: fifty years, twelve of them leap years.
const daysBefore = 50 * 365 + 12;

/** Every day of these years, one after the other. 1 January 2020 was a Wednesday; Monday is 0. */
const calendar: readonly Date[] = makeCalendar();
const places = new Map(calendar.map(({ text }, place) => [text, place]));
const closed = new Set([...holidays(), ...listed()]);

/** What the clock must say. */
export function verdictOn(matter: Matter): Verdict {
	const { happened, limit, rights, now, told, answers, sends } = matter;
	const court = limit.court === undefined ? undefined : countOn(happened, limit.court);
	const from = court ?? happened;
	const [standard, enhanced] = [countOn(from, limit.standard), countOn(from, limit.enhanced)];
	const due = rights === 'yes' ? enhanced : standard;
	const sooner = rights === 'unknown' && enhanced < standard ? enhanced : undefined;
	const days = { due, sooner, court };
	const today = londonDay(now);
	const met = [...told].sort().find((day) => day >= happened);
	const nothing = { met: undefined, daysLate: 0, mayAnswer: false };
	if (met) return { ...days, ...nothing, met, state: met > due ? 'kept-late' : 'kept' };
	if (today <= due) return { ...days, ...nothing, state: 'due' };
	const answer = answers.at(-1);
	if (answer?.answer === 'yes') {
		const on = answer.toldOn && answer.toldOn >= happened ? answer.toldOn : undefined;
		const state = on && on > due ? 'kept-late' : 'kept';
		return { ...days, ...nothing, met: on, state, mayAnswer: true };
	}
	const state = answer?.answer === 'no' || sends ? 'overdue' : 'not-known';
	return { ...days, ...nothing, state, daysLate: openDaysAfter(due, today), mayAnswer: true };
}

/** The day by a plan of so many weeks, from the last day of those given; where offices are closed, the next on which they open. */
export function byPlan(days: readonly string[], weeks: number): string {
	const from = [...days].sort().at(-1) ?? '';
	let place = placeOf(from) + weeks * 7;
	while (!isOpen(dateAt(place))) place += 1;
	return dateAt(place).text;
}

/** The day it is in London: an hour ahead of Greenwich from the last Sunday of March to that of October, both at one. */
export function londonDay(now: number): string {
	const hour = 3_600_000;
	const year = dateAt(Math.floor(now / (24 * hour)) - daysBefore).year;
	const [spring, autumn] = [lastSunday(year, 3), lastSunday(year, 10)].map(
		(place) => ((place + daysBefore) * 24 + 1) * hour
	);
	const isSummer = now >= (spring ?? NaN) && now < (autumn ?? NaN);
	return dateAt(Math.floor((now + (isSummer ? hour : 0)) / (24 * hour)) - daysBefore).text;
}

/** The nights on which the clocks change, as the day that begins in them. */
export function clockNights(from: number, to: number): string[] {
	const years = Array.from({ length: to - from + 1 }, (_, nth) => from + nth);
	return years.flatMap((year) => [3, 10].map((month) => dateAt(lastSunday(year, month)).text));
}

/** The bank holidays of these years, in order. */
export function holidaysOf(from: number, to: number): string[] {
	return [...closed].filter((day) => day >= `${from}` && day < `${to + 1}`).sort();
}

/** The day so many days later. */
export function later(day: string, days: number): string {
	return dateAt(placeOf(day) + days).text;
}

function isOpen({ text, weekday }: Date): boolean {
	return weekday < 5 && !closed.has(text);
}

// The day itself is not counted.
function countOn(day: string, count: number): string {
	let place = placeOf(day);
	for (let counted = 0; counted < count;) {
		place += 1;
		if (isOpen(dateAt(place))) counted += 1;
	}
	return dateAt(place).text;
}

function openDaysAfter(day: string, until: string): number {
	let count = 0;
	for (let place = placeOf(day) + 1; place <= placeOf(until); place += 1)
		if (isOpen(dateAt(place))) count += 1;
	return count;
}

function placeOf(day: string): number {
	const place = places.get(day);
	if (place === undefined) throw new Error(`${day} is not in the oracle's calendar`);
	return place;
}

function dateAt(place: number): Date {
	const date = calendar[place];
	if (!date) throw new Error(`The oracle's calendar has no place ${place}`);
	return date;
}

function makeCalendar(): Date[] {
	const dates: Date[] = [];
	for (let year = first; year <= last; year += 1)
		for (const [index, length] of lengths.entries()) {
			const isLeap = year % 4 === 0;
			for (let day = 1; day <= (index === 1 && isLeap ? 29 : length); day += 1) {
				const parts = [year, index + 1, day].map((part) => `${part}`.padStart(2, '0'));
				const weekday = (2 + dates.length) % 7;
				dates.push({ text: parts.join('-'), year, month: index + 1, day, weekday });
			}
		}
	return dates;
}

function lastSunday(year: number, month: number): number {
	return calendar.findLastIndex(
		(date) => date.year === year && date.month === month && date.weekday === 6
	);
}

/** The holidays of the years that the list leaves out, by rule, with the days that were proclaimed, moved or added. */
function holidays(): string[] {
	const byRule = calendar.filter((date, place) => isHoliday(date, place)).map(({ text }) => text);
	const added = ['2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'];
	return [...byRule.filter((day) => day !== '2022-05-30'), ...added];
}

function isHoliday({ month, day, weekday, year, text }: Date, place: number): boolean {
	if (year >= 2026 && year <= 2028) return false;
	const isMonday = weekday === 0;
	// New Year's Day, or the Monday after a weekend that held it.
	if (month === 1 && (day === 1 ? weekday < 5 : isMonday && day <= 3)) return true;
	if (isMonday && ((month === 5 && (day <= 7 || day >= 25)) || (month === 8 && day >= 25)))
		return true;
	if (month === 12) return isAtChristmas(day, weekday);
	const easter = easterOf(year);
	return text === dateAt(placeOf(easter) - 2).text || place === placeOf(easter) + 1;
}

// 25 and 26 December where they are weekdays; each that is not is given back on the next weekday that is free.
function isAtChristmas(day: number, weekday: number): boolean {
	if (day === 25 || day === 26) return weekday < 5;
	// The 27th: Monday after Saturday and Sunday, or Tuesday after Sunday the 25th. The 28th: Monday or Tuesday.
	if (day === 27) return weekday === 0 || weekday === 1;
	return day === 28 && (weekday === 0 || weekday === 1);
}

/** Easter Sunday, by the rule of Meeus, Jones and Butcher. */
function easterOf(year: number): string {
	const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
	const [d, e] = [Math.floor(b / 4), b % 4];
	const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
	const h = (19 * a + b - d - g + 15) % 30;
	const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const sum = h + l - 7 * m + 114;
	const parts = [year, Math.floor(sum / 31), (sum % 31) + 1];
	return parts.map((part) => `${part}`.padStart(2, '0')).join('-');
}

/** The bank holidays of England and Wales as they were published for these three years. */
function listed(): string[] {
	const years: Record<string, string> = {
		2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
		2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
		2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'
	};
	return Object.entries(years).flatMap(([year, days]) =>
		days.split(' ').map((day) => `${year}-${day}`)
	);
}
