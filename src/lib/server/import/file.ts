/** A file of events that an agency hands in: its rows, whichever way they are written. */
import { hash } from 'node:crypto';
import { canonical } from '#lib/server/feed/receive.ts';
import { jsonOf } from '#lib/server/feed/unpack.ts';
import { bounds } from './bounds.ts';
import * as csv from './csv.ts';
import type { Found } from './found.ts';
import { begun, FileRefused, textOf } from './text.ts';

export type OpenedFile = {
	readonly rows: AsyncIterable<Found>;
	/** Names of columns that are not read, once the rows are. */
	readonly ignored: readonly string[];
};

/** Opens a file as it comes in; while its rows are read it may turn out that it is refused (`FileRefused`). */
export function openFile(chunks: AsyncIterable<Uint8Array>, most?: number): OpenedFile {
	const ignored: string[] = [];
	return { rows: rowsOf(textOf(chunks, most), ignored), ignored };
}

async function* rowsOf(text: AsyncGenerator<string>, ignored: string[]): AsyncGenerator<Found> {
	const { head, all } = await begun(text);
	if (head.startsWith('['))
		throw new FileRefused('This is one list. Send each event as JSON on a line of its own.');
	const rows = head.startsWith('{') ? linesOf(all) : csv.rowsOf(head, all, ignored);
	let count = 0;
	for await (const row of rows) {
		count += 1;
		if (count > bounds.rows)
			throw new FileRefused(`The file has more than ${bounds.rows} rows. Send it in parts.`);
		yield 'event' in row ? { ...row, event: named(row.event) } : row;
	}
	if (count === 0) throw new FileRefused('The file has no rows.');
}

async function* linesOf(all: AsyncGenerator<string>): AsyncGenerator<Found> {
	let rest = '';
	let row = 0;
	for await (const piece of all) {
		const lines = (rest + piece).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			row += 1;
			if (line.trim() !== '') yield lineOf(line, row);
		}
		if (rest.length > bounds.row) tooLong(row + 1);
	}
	if (rest.trim() !== '') yield lineOf(rest, row + 1);
}

function lineOf(line: string, row: number): Found {
	if (line.length > bounds.row) tooLong(row);
	const json = jsonOf(line.trim());
	if ('code' in json) return { row, faults: [{ column: '', detail: json.detail }] };
	const { value } = json;
	if (typeof value === 'object' && value !== null && !Array.isArray(value))
		return { row, event: value as Record<string, unknown> };
	return { row, faults: [{ column: '', detail: 'Each line holds one event: {…}.' }] };
}

function tooLong(row: number): never {
	throw new FileRefused(`Row ${row} is longer than ${bounds.row} letters.`);
}

/**
 * The event with what goes without saying in a file. Where it has no id it gets one from all that it says, so that the
 * same row again is the same event.
 */
function named(event: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const whole = { specversion: '1.0', source: '/file', ...event };
	if ('id' in event) return whole;
	return { ...whole, id: `row-${hash('sha256', canonical(whole)).slice(0, 32)}` };
}
