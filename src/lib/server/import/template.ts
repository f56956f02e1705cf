/** A table to begin with: every column that an agency can fill, and an example of each kind that it may tell. */
import { cell } from '#lib/domain/note/line.ts';
import type { EventKind } from '#lib/domain/event.ts';
import { toldByAgencies } from '#lib/server/feed/event-data.ts';
import { exampleOf } from '#lib/server/feed/examples.ts';
import { cellsOf, columnsOf } from './columns.ts';

/** A line of a CSV file, with nothing in it that a spreadsheet would run. */
export function lineOf(cells: readonly string[]): string {
	return `${cells.map(cell).join(',')}\r\n`;
}

/** The template of whoever may tell these kinds, as CSV. */
export function template(mayTell: readonly EventKind[]): string {
	const kinds = toldByAgencies.filter((kind) => mayTell.includes(kind));
	const columns = columnsOf(kinds);
	const examples = kinds.map((kind) => cellsOf(exampleOf(kind), columns));
	return [columns, ...examples].map(lineOf).join('');
}
