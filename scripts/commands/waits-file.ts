// Reads the one figure we show from a published table of comma-separated values; every mistake has its line and column.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { Stop } from './stop.ts';
import type { Columns } from './waits-columns.ts';

export type Figure = {
	/** Such as `2025-Q2`. */
	readonly period: string;
	readonly days: number;
	readonly line: number;
};

type Row = { readonly cells: readonly string[]; readonly line: number };
type Places = {
	readonly width: number;
	readonly year: number;
	readonly quarter: number;
	readonly days: number;
	readonly names: readonly string[];
	readonly only: readonly { readonly at: number; readonly value: (text: string) => boolean }[];
};

// A title, a date and notes may stand above the names of the columns.
const linesAbove = 20;
// One line of a table is a few hundred bytes: more is a quote that was never closed.
const longestLine = 100_000;

/** The newest quarter of the rows that are meant. */
export async function newestFigure(file: string, columns: Columns): Promise<Figure> {
	const above: Row[] = [];
	let places: Places | undefined;
	let newest: Figure | undefined;
	for await (const row of rowsOf(file)) {
		if (!places) {
			places = placesIn(row.cells, columns);
			above.push(row);
			if (!places && above.length >= linesAbove) break;
			continue;
		}
		const figure = figureOf(row, places);
		if (!figure || (newest && figure.period < newest.period)) continue;
		if (newest?.period === figure.period)
			throw new Stop(
				`line ${figure.line}: ${figure.period} is there twice (line ${newest.line}). Say which row is meant with --columns.`
			);
		newest = figure;
	}
	if (!places) throw new Stop(missing(above, columns));
	if (!newest)
		throw new Stop(
			'No row is of England and Wales and of all offences. Say what is with --columns.'
		);
	return newest;
}

async function* rowsOf(file: string): AsyncGenerator<Row> {
	const parser = parse({
		info: true,
		relax_column_count: true,
		skip_empty_lines: true,
		max_record_size: longestLine
	});
	const source = Readable.from(textOf(file));
	source.on('error', (error) => parser.destroy(error));
	source.pipe(parser);
	try {
		for await (const { record, info } of parser as AsyncIterable<{
			record: string[];
			info: { lines: number };
		}>)
			yield { cells: record.map((cell) => cell.trim()), line: info.lines };
	} catch (error) {
		throw error instanceof CsvError ? new Stop(sayCsv(error)) : error;
	} finally {
		source.destroy();
	}
}

/** The text of a file, piece by piece; stops at the first bytes that are not UTF-8. */
async function* textOf(file: string): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let line = 1;
	const decoded = (bytes?: Uint8Array) => {
		try {
			return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
		} catch {
			throw new Stop(`near line ${line}: this is not UTF-8. Save the file as “CSV UTF-8”.`);
		}
	};
	for await (const bytes of createReadStream(file) as AsyncIterable<Uint8Array>) {
		const text = decoded(bytes);
		if (text.includes('\0')) throw new Stop(`near line ${line}: this is not a text file.`);
		const first = line === 1 ? (text.trimStart().split(/\r|\n/)[0] ?? '') : '';
		if (!first.includes(',') && /[;\t].*[;\t]/.test(first))
			throw new Stop('line 1: only one column. Are they separated by commas?');
		line += text.split('\n').length - 1;
		yield text;
	}
	yield decoded();
}

function sayCsv(error: CsvError): string {
	const { lines, column } = error as CsvError & { lines?: number; column?: number | string };
	const where = `line ${lines ?? '?'}${column === undefined ? '' : `, column ${Number(column) + 1}`}`;
	const why = error.code === 'CSV_MAX_RECORD_SIZE' ? 'a quote is never closed' : error.message;
	return `${where}: ${shown(why)}`;
}

function placesIn(cells: readonly string[], columns: Columns): Places | undefined {
	const [year, quarter, days] = [columns.year, columns.quarter, columns.days].map((is) =>
		cells.findIndex(is)
	) as [number, number, number];
	if ([year, quarter, days].includes(-1)) return undefined;
	const only = columns.only.map(({ header, value, needed }) => ({
		at: cells.findIndex(header),
		value,
		needed
	}));
	if (only.some(({ at, needed }) => at < 0 && needed)) return undefined;
	const same = cells.flatMap((name, at) =>
		columns.days(name) ? [`${at + 1} “${shown(name)}”`] : []
	);
	if (same.length > 1)
		throw new Stop(`These columns may all be meant: ${same.join(', ')}. Say which with --columns.`);
	return {
		...{ width: cells.length, year, quarter, days, names: cells },
		only: only.filter(({ at }) => at >= 0)
	};
}

function missing(above: readonly Row[], columns: Columns): string {
	const header = above.toSorted((a, b) => b.cells.length - a.cells.length)[0];
	if (!header) return 'The file is empty.';
	const wanted = [
		...([
			['Year', columns.year],
			['Quarter', columns.quarter],
			['the median days from charge to completion', columns.days]
		] as const),
		...columns.only.flatMap(({ name, header: is, needed }) => (needed ? [[name, is] as const] : []))
	];
	const lacking = wanted.filter(([, is]) => !header.cells.some(is)).map(([name]) => name);
	const there = header.cells.map((name, at) => `${at + 1} “${shown(name)}”`).join(', ');
	return `line ${header.line}: no column for ${lacking.join(', ')}. There are: ${there}. Name them with --columns.`;
}

function figureOf({ cells, line }: Row, places: Places): Figure | undefined {
	const cell = (at: number) => cells[at] ?? '';
	if (!places.only.every(({ at, value }) => value(cell(at)))) return undefined;
	if (cells.length !== places.width)
		throw new Stop(`line ${line}: ${cells.length} columns where there should be ${places.width}`);
	const quarter = quarterOf(cell(places.quarter));
	if (quarter === 'whole-year') return undefined;
	const at = (place: number) =>
		`line ${line}, column ${place + 1} “${shown(places.names[place] ?? '')}”`;
	if (!quarter)
		throw new Stop(`${at(places.quarter)}: “${shown(cell(places.quarter))}” is not a quarter`);
	const year = cell(places.year);
	if (!/^20\d\d$/.test(year)) throw new Stop(`${at(places.year)}: “${shown(year)}” is not a year`);
	const days = cell(places.days);
	// What the statisticians leave out; a quarter without a figure is none.
	if (/^(|-|\.\.|:|n\/?a|\[[a-z]\])$/i.test(days)) return undefined;
	const number = /^\d{1,3}(,\d{3})*(\.\d+)?$|^\d+(\.\d+)?$/.test(days)
		? Math.round(Number(days.replaceAll(',', '')))
		: NaN;
	if (!(number >= 1 && number <= 5000))
		throw new Stop(`${at(places.days)}: “${shown(days)}” is not a number of days from 1 to 5000`);
	return { period: `${year}-${quarter}`, days: number, line };
}

// What a file holds is printed on one line, whatever it is.
function shown(text: string): string {
	return text.replace(/\p{C}+/gu, ' ').slice(0, 160);
}

const months = ['jan', 'apr', 'jul', 'oct'];

function quarterOf(text: string): string | 'whole-year' | undefined {
	if (/^(all|annual|total|year)\b/i.test(text)) return 'whole-year';
	const number = /^q?([1-4])\b/i.exec(text)?.[1];
	if (number) return `Q${number}`;
	const month = months.indexOf(text.slice(0, 3).toLowerCase());
	return month < 0 ? undefined : `Q${month + 1}`;
}
