/** Rows of a CSV file as a spreadsheet writes it: commas, semicolons or tabs, quotes, either end of a line. */
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { bounds } from './bounds.ts';
import { columnOf, eventOf, needed } from './columns.ts';
import type { Found } from './found.ts';
import { FileRefused } from './text.ts';

type Read = { readonly record: string[]; readonly info: { readonly records: number } };

/** The cells of each row that is not empty, with its number as a spreadsheet shows it. */
export async function* cellsOf(
	head: string,
	all: AsyncGenerator<string>
): AsyncGenerator<{ readonly cells: readonly string[]; readonly row: number }> {
	for await (const { record, info } of recordsOf(all, separatorIn(head))) {
		const cells = record.map((cell) => cell.trim());
		if (cells.some((cell) => cell !== '')) yield { cells, row: info.records };
	}
}

/** Reads the rows; names of columns that nobody reads are added to `ignored`. */
export async function* rowsOf(
	head: string,
	all: AsyncGenerator<string>,
	ignored: string[]
): AsyncGenerator<Found> {
	let columns: readonly (string | undefined)[] | undefined;
	for await (const { cells, row } of cellsOf(head, all)) {
		if (columns) yield rowOf(columns, cells, row);
		else columns = headerOf(cells, ignored);
	}
	if (!columns) throw new FileRefused('The file is empty.');
}

async function* recordsOf(all: AsyncGenerator<string>, delimiter: string): AsyncGenerator<Read> {
	const parser = parse({
		delimiter,
		info: true,
		relax_column_count: true,
		max_record_size: bounds.row
	});
	// What breaks before the parser breaks the parser, and so this loop.
	pipeline(Readable.from(all), parser, () => undefined);
	try {
		yield* parser as AsyncIterable<Read>;
	} catch (error) {
		throw error instanceof CsvError ? new FileRefused(said(error)) : error;
	}
}

function said({ code, records }: CsvError): string {
	const row = Number(records) + 1;
	if (code === 'CSV_MAX_RECORD_SIZE')
		return `Row ${row} is longer than ${bounds.row} letters. Is a quote in it never closed?`;
	if (code === 'CSV_QUOTE_NOT_CLOSED')
		return `The file ends in the middle of row ${row}: a quote in it is never closed. Is this all of it?`;
	return `Row ${row} has a quote where none can be. Write a cell with quotes in it between quotes, and each of them twice.`;
}

const separators = [',', ';', '\t'] as const;

// Quoted names of ours hold none of them.
function separatorIn(head: string): string {
	const [line = ''] = head.split(/[\n\r]/, 1);
	const counted = separators.map((one) => ({ one, count: line.split(one).length }));
	return counted.reduce((most, other) => (other.count > most.count ? other : most)).one;
}

function headerOf(names: readonly string[], ignored: string[]): (string | undefined)[] {
	if (names.length > bounds.columns)
		throw new FileRefused(`The file has more than ${bounds.columns} columns.`);
	const lower = names.map((name) => name.toLowerCase());
	const twice = lower.findIndex((name, nth) => name !== '' && lower.indexOf(name) < nth);
	if (twice >= 0)
		throw new FileRefused(
			`Column ${twice + 1} has the same name as one before it, and we do not choose between them.`
		);
	const columns = names.map(columnOf);
	const missing = needed.filter((one) => !columns.includes(one));
	if (missing.length > 0)
		throw new FileRefused(
			`The first row holds the names of the columns. Missing: ${missing.join(', ')}.`
		);
	for (const [nth, name] of names.entries())
		if (columns[nth] === undefined) ignored.push(name === '' ? `column ${nth + 1}` : name);
	return columns;
}

function rowOf(
	columns: readonly (string | undefined)[],
	cells: readonly string[],
	row: number
): Found {
	if (cells.length !== columns.length)
		return { row, faults: [{ column: '', detail: uneven(cells.length, columns.length) }] };
	const named = columns.flatMap((column, nth) => {
		const cell = cells[nth] ?? '';
		return column === undefined || cell === '' ? [] : [[column, cell] as const];
	});
	const event = eventOf(new Map(named));
	if (!('column' in event)) return { row, event };
	return { row, faults: [{ column: String(event.column), detail: contradicts }] };
}

const uneven = (cells: number, columns: number) =>
	`This row has ${cells} cells and the first row ${columns}. Is one missing, or not between quotes?`;
const contradicts = 'This column and another of this row are about the same value.';
