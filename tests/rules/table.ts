/** The table of every door, who-may.txt, in which what is answered alike at one door stands on one line. */
import { read } from './tree.ts';

/** What its letters and columns mean. */
export const head = read('tests/rules/who-may.txt')
	.split('\n')
	.filter((line) => line.startsWith('#'));
/** Its lines, one for each method or form. */
export const written = read('tests/rules/who-may.txt')
	.split('\n')
	.filter((line) => line !== '' && !line.startsWith('#'))
	.flatMap((line) => {
		const start = line.slice(0, line.lastIndexOf(' ') + 1);
		return line
			.slice(start.length)
			.split(',')
			.map((asked) => start + asked);
	});

/** What is answered alike at one door as one line: its methods and forms side by side. */
export function together(lines: readonly string[]): string[] {
	const said = Map.groupBy(lines, (line) => line.slice(0, line.lastIndexOf(' ')));
	return [...said].map(
		([start, alike]) => `${start} ${alike.map((line) => line.slice(start.length + 1)).join(',')}`
	);
}
