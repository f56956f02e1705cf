import { createHash } from 'node:crypto';
import {
	closeSync,
	existsSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	statSync,
	writeSync
} from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { addDays, dayOf, isDay } from '#lib/domain/calendar.ts';
import type { Day } from '#lib/domain/event.ts';
import type { UsualWait } from '#lib/domain/clock/wait.ts';
import type { Asked, Command } from './command.ts';
import { needed } from './command.ts';
import { Stop } from './stop.ts';
import { columnsFrom, published as publishedColumns } from './waits-columns.ts';
import type { Figure } from './waits-file.ts';

type Table = { readonly checksum: string; readonly rows: readonly UsualWait[] };

const text = { type: 'string' } as const;

export const waitsImport: Command = {
	name: 'waits import',
	usage:
		'waits import FILE --published DAY [--next DAY] [--columns MAP.json] [--yes] [--table FILE] [--log FILE]',
	does: 'reads the usual wait from a table of the Ministry of Justice, shows what changes, asks, and writes it',
	options: {
		...{ published: text, next: text, columns: text, table: text, log: text },
		yes: { type: 'boolean' }
	},
	run: async (asked) => {
		const [file] = asked.words;
		if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile())
			throw new Stop('Which file?');
		const tableFile = optional(asked, 'table') ?? 'src/lib/domain/clock/waits.json';
		const logFile = optional(asked, 'log') ?? 'docs/waits.md';
		const table = tableFrom(tableFile);
		// Only here, so that no other command needs the package.
		const { newestFigure } = await import('./waits-file.ts');
		const map = optional(asked, 'columns');
		const figure = await newestFigure(file, map ? columnsFrom(map) : publishedColumns);
		const [before] = table.rows;
		if (!before) throw new Stop(`${tableFile} has no row to renew`);
		const after = rowFrom(before, figure, daysIn(asked));
		const changes = differences(before, after);
		if (changes.length === 0) return console.log('Nothing has changed.');
		const sum = sumOf(readFileSync(file));
		console.log([before.id, ...changes, `read from line ${figure.line} of ${file}`].join('\n'));
		if (!(await isAgreed(asked))) return console.log('Nothing was written.');
		const rows = [after, ...table.rows.slice(1)];
		const checksum = checksumOf(rows);
		write([
			[tableFile, `${JSON.stringify({ checksum, rows }, undefined, '\t')}\n`],
			[logFile, `${logged(logFile)}${line(before, after, { sum, checksum })}\n`]
		]);
		console.log(`Written to ${tableFile} and ${logFile}. It is shown after the next build.`);
	}
};

function optional({ options }: Asked, name: string): string | undefined {
	const value = options[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

type Days = { readonly published: Day; readonly next: Day; readonly today: Day };

function daysIn(asked: Asked): Days {
	const today = dayOf(Date.now());
	const published = needed(asked, 'published');
	// They come out each quarter; the page of a release names the day of the next.
	const next = optional(asked, 'next') ?? (isDay(published) ? addDays(published, 91) : '');
	if (!isDay(published) || published > today)
		throw new Stop('--published is a day that has come, as YYYY-MM-DD');
	if (!isDay(next) || next <= published)
		throw new Stop('--next is a day after it was published, as YYYY-MM-DD');
	return { published, next, today };
}

function tableFrom(file: string): Table {
	if (!existsSync(file)) throw new Stop(`${file} is not there`);
	const table = JSON.parse(readFileSync(file, 'utf8')) as Table;
	if (table.checksum !== checksumOf(table.rows))
		throw new Stop(`${file} was changed by hand: its checksum is not that of its rows`);
	return table;
}

const quarters = ['january-to-march', 'april-to-june', 'july-to-september', 'october-to-december'];
const capitals = (words: string) =>
	words.replace(/\b[a-z](?=[a-z]{3})/g, (letter) => letter.toUpperCase());

function rowFrom(before: UsualWait, { period, days }: Figure, day: Days): UsualWait {
	const [year = '', quarter = ''] = period.split('-Q');
	const name = `${quarters[Number(quarter) - 1]}-${year}`;
	const end = addDays(`${year}-${String(Number(quarter) * 3).padStart(2, '0')}-28`, 0);
	if (period < before.period)
		throw new Stop(`${period} is older than what we show: ${before.period}`);
	if (day.published <= end) throw new Stop(`${period} was not over when it was published`);
	const address = 'https://www.gov.uk/government/statistics/criminal-court-statistics-quarterly-';
	return {
		...before,
		...{ days, period, published: day.published, retrieved: day.today },
		source: {
			title: `Criminal court statistics quarterly: ${capitals(name.replaceAll('-', ' '))}`,
			url: address + name
		},
		// Old from 120 days after the next figures were due.
		staleAfter: addDays(day.next, 120),
		confidence: 'verified'
	};
}

const shown = ['days', 'period', 'published', 'source', 'staleAfter'] as const;

/** What changes, a line each; the day of taking alone is no change. */
function differences(before: UsualWait, after: UsualWait): string[] {
	const said = (row: UsualWait, key: (typeof shown)[number]) =>
		key === 'source' ? row.source.url : String(row[key]);
	return shown
		.filter((key) => said(before, key) !== said(after, key))
		.map((key) => `  ${key.padEnd(11)}${said(before, key)} -> ${said(after, key)}`);
}

async function isAgreed({ options }: Asked): Promise<boolean> {
	if (options.yes === true) return true;
	const reader = createInterface({ input: process.stdin, output: process.stdout });
	// A script that pipes nothing in has said nothing: that is no.
	const closed = new Promise<string>((resolve) => reader.once('close', () => resolve('')));
	const answer = await Promise.race([reader.question('Write this? [y/N] '), closed]);
	reader.close();
	return /^y(es)?$/i.test(answer.trim());
}

function sumOf(content: string | Uint8Array): string {
	return `sha256-${createHash('sha256').update(content).digest('hex')}`;
}

function checksumOf(rows: readonly UsualWait[]): string {
	return sumOf(JSON.stringify(rows));
}

function logged(file: string): string {
	return existsSync(file) ? readFileSync(file, 'utf8') : '# Changes to the usual waits\n\n';
}

function line(
	before: UsualWait,
	after: UsualWait,
	sums: { readonly sum: string; readonly checksum: string }
): string {
	return `- ${after.retrieved}: ${after.id}: ${before.days} days (${before.period}) became ${after.days} days (${after.period}, published ${after.published}). File ${sums.sum}, table ${sums.checksum}.`;
}

/** All of them or, if the machine stops before the first is in its place, none; never a half of one. */
function write(files: readonly (readonly [file: string, content: string])[]): void {
	for (const [file, content] of files) {
		const part = openSync(`${file}.part`, 'w');
		writeSync(part, content);
		fsyncSync(part);
		closeSync(part);
	}
	for (const [file] of files) renameSync(`${file}.part`, file);
}
