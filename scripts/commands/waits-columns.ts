// Which columns of a published table hold what, and which of its rows are meant.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { Stop } from './stop.ts';

/** Whether a header or a value is the one that is meant. */
type Is = (text: string) => boolean;

export type Columns = {
	readonly year: Is;
	readonly quarter: Is;
	/** The median number of days from the charge to the end. */
	readonly days: Is;
	/** Of each of these columns only one value counts; `needed` ones must be there. */
	readonly only: readonly { readonly name: string; header: Is; value: Is; needed: boolean }[];
};

const plain = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.trim();
const called =
	(name: string): Is =>
	(text) =>
		plain(text) === plain(name);
const says =
	(words: readonly string[], without: readonly string[] = []): Is =>
	(text) => {
		const own = plain(text).split(' ');
		return words.every((word) => own.includes(word)) && !without.some((word) => own.includes(word));
	};
// "00: All offences", "01. All", "Total": the row that is the sum of the others.
const isWhole: Is = (text) => /^(\d+ )?(all|total)\b/.test(plain(text));

/** The end-to-end timeliness table of the Criminal court statistics quarterly (T4). */
export const published: Columns = {
	year: called('Year'),
	quarter: called('Quarter'),
	// The table has many measures: from offence, from sending, from receipt. Only this one begins at the charge.
	days: says(
		['charge', 'completion', 'median'],
		['offence', 'listing', 'sending', 'receipt', 'hearing', 'mags', 'magistrates']
	),
	only: [
		{
			name: 'Annual or quarterly',
			header: called('Annual or quarterly'),
			value: called('Quarterly'),
			needed: false
		},
		{
			name: 'Geographic area',
			header: called('Geographic area'),
			value: called('England and Wales'),
			needed: true
		},
		{ name: 'Receipt type', header: called('Receipt type'), value: isWhole, needed: false },
		{ name: 'Offence group', header: called('Offence group'), value: isWhole, needed: true }
	]
};

const mapSchema = v.strictObject({
	year: v.string(),
	quarter: v.string(),
	days: v.string(),
	only: v.record(v.string(), v.string())
});

/** The columns as a file names them: `{ "year": …, "quarter": …, "days": …, "only": { header: value } }`. */
export function columnsFrom(file: string): Columns {
	const read = v.safeParse(mapSchema, jsonOf(file));
	if (!read.success) {
		const [issue] = read.issues;
		throw new Stop(`${file}: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
	}
	const { year, quarter, days, only } = read.output;
	return {
		year: called(year),
		quarter: called(quarter),
		days: called(days),
		only: Object.entries(only).map(([name, value]) => ({
			name,
			header: called(name),
			value: called(value),
			needed: true
		}))
	};
}

function jsonOf(file: string): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw new Stop(`${file}: ${error instanceof Error ? error.message : 'it cannot be read'}`);
	}
}
