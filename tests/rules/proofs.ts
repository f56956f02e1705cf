/** How the assurance pages are read: their tables, and in each row the tests and documents that prove it. */
import { existsSync } from 'node:fs';
import { filesIn, placeOf, read } from './tree.ts';

/** One row of a table, by the names of its columns, and the last heading above it. */
export type Line = { readonly under: string; readonly cells: Readonly<Record<string, string>> };
/** A test by its sentence, wherever it stands, or a document or a drill by its file. */
export type Proof = { readonly title: string } | { readonly file: string };

/** Every row of every table on a page that has all of these columns. */
export function linesOf(page: string, ...columns: readonly string[]): Line[] {
	let under = '';
	let names: string[] = [];
	const lines: Line[] = [];
	for (const line of read(page).split('\n')) {
		if (line.startsWith('#')) under = line.replace(/^#+ /, '');
		if (!line.startsWith('|')) names = [];
		else if (names.length === 0) names = cellsOf(line);
		else if (!line.startsWith('|---') && columns.every((column) => names.includes(column)))
			lines.push({ under, cells: byName(names, cellsOf(line)) });
	}
	return lines;
}

/** What a row gives as proof, without what it says is still to come. */
export function proofsIn(text: string): Proof[] {
	return citedIn(text.replace(/to come: .*/, ''));
}

/** The tests a row waits for: they are not there yet. */
export function awaitedIn(text: string): Proof[] {
	return citedIn(/to come: (.*)/.exec(text)?.[1] ?? '');
}

/** Whether a row says that something is missing. */
export function isOpen(text: string): boolean {
	return /\b(open|to come): \S/.test(text);
}

/** Whether a row says why it is about nothing we have. */
export function isNotHere(text: string): boolean {
	return /^not here: \S/.test(text);
}

/** Whether a test with that sentence, a document or a drill that passed is there. */
export function isThere(proof: Proof): boolean {
	if ('title' in proof) return titles().has(proof.title);
	const { file } = proof;
	if (!existsSync(placeOf(file))) return false;
	const drill = /^tests\/drills\/([a-z-]+)\.ts$/.exec(file)?.[1];
	if (drill) return read('docs/drills.md').includes(`| ${drill} | passed |`);
	return file.startsWith('docs/') || ['README.md', 'CONTRIBUTING.md'].includes(file);
}

let known: Set<string> | undefined;

/** The sentences of all tests, without the mark of a story that only a drill tells; what a title takes from a list is an ellipsis. */
function titles(): Set<string> {
	known ??= new Set(
		['src', 'tests']
			.flatMap(filesIn)
			.filter((file) => /\.(test|spec)\.ts$/.test(file))
			.flatMap((file) => [...read(file).matchAll(/\btest\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g)])
			.map(([, , title = '']) =>
				title
					.replace(/ @unhurried$/, '')
					.replaceAll(/\$\{[^}]*\}/g, '…')
					.replaceAll(/\\(.)/g, '$1')
			)
	);
	return known;
}

function citedIn(text: string): Proof[] {
	return [...text.matchAll(/`([\w./()-]+\.(?:ts|md))`|"([^"]+)"/g)].map(([, file, title = '']) =>
		file === undefined ? { title } : { file }
	);
}

function cellsOf(line: string): string[] {
	return line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());
}

function byName(names: readonly string[], cells: readonly string[]): Record<string, string> {
	return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
}
