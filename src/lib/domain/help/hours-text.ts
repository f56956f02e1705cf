/** Hours in one line, as a keeper types and reads them: `Mon-Fri 08:00-20:00, Sat 09:00-13:00`. */
import type { Hours, Times } from './opening.ts';

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const words = { always: 'always', 'not-read': 'not known' } as const;
const line =
	/^([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? ((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Hours in one line. */
export function hoursLine(hours: Hours): string {
	if (hours === 'always' || hours === 'not-read') return words[hours];
	return hours
		.flatMap(({ days, from, to }) => runs(days).map((run) => `${run} ${from}-${to}`))
		.join(', ');
}

/** The hours of a line; nothing where it says none, or a day is open twice at once. */
export function readHours(typed: string): Hours | undefined {
	const text = typed.trim();
	if (text.toLowerCase() === words.always) return 'always';
	if (text.toLowerCase() === words['not-read']) return 'not-read';
	const all: Times[] = [];
	for (const part of text.split(',')) {
		const times = timesOf(part.trim());
		if (!times || all.some((one) => meet(one, times))) return undefined;
		all.push(times);
	}
	return all;
}

function timesOf(part: string): Times | undefined {
	const [, first = '', last = first, from = '', to = ''] = line.exec(part) ?? [];
	const [begin, end] = [
		names.findIndex((one) => one === first),
		names.findIndex((one) => one === last)
	];
	if (begin < 0 || end < begin || from >= to) return undefined;
	const days = Array.from({ length: end - begin + 1 }, (_, nth) => begin + nth + 1);
	return { days, from, to };
}

function meet(one: Times, other: Times): boolean {
	return (
		one.days.some((day) => other.days.includes(day)) && one.from < other.to && other.from < one.to
	);
}

/** Days that follow each other, named by the first and the last. */
function runs(days: readonly number[]): string[] {
	const found: number[][] = [];
	for (const day of [...days].sort((a, b) => a - b)) {
		const run = found.at(-1);
		if (run?.at(-1) === day - 1) run.push(day);
		else found.push([day]);
	}
	const name = (day: number | undefined) => names[(day ?? 1) - 1] ?? '';
	return found.map((run) =>
		run.length === 1 ? name(run[0]) : `${name(run[0])}-${name(run.at(-1))}`
	);
}
