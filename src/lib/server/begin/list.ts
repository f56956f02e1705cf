/** A list of references for which papers are made together: each good line gets one, each bad line is named. */
import type { Officer } from '#lib/domain/actor.ts';
import { asWritten, readUrn, type Urn } from '#lib/domain/case/urn.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Db } from '#lib/server/database.ts';
import * as drafts from '#lib/server/door/drafts.ts';
import { cellsOf } from '#lib/server/import/csv.ts';
import { begun, FileRefused, textOf } from '#lib/server/import/text.ts';
import * as limits from '#lib/server/limits.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { forceFor } from './force.ts';
import { giveOne, type Sheet } from './givings.ts';

/** The columns of a list, which its first row names. */
export const columns = ['reference', 'language', 'alone'] as const;
type Column = (typeof columns)[number];

/** So many lines go into one list, and so many bytes. */
export const mostLines = 50;
const mostBytes = 20_000;

/** What is wrong with a line: the row as a spreadsheet shows it, the column, and why. */
export type Bad = {
	readonly row: number;
	readonly column: Column;
	readonly why: 'unreadable' | 'unknown' | 'twice' | 'not-yours' | 'given' | 'elsewhere' | 'failed';
};

/** A paper that was made, and which row it was. */
export type Made = { readonly row: number; readonly sheet: Sheet };

/** What became of a list, kept for an hour under a token that only the officer's browser holds. */
export type Outcome = { readonly made: readonly Made[]; readonly bad: readonly Bad[] };

type Line = {
	readonly row: number;
	readonly urn: Urn;
	readonly written: string;
	readonly language: Language;
	readonly handed: 'alone' | 'letter';
};

export type Listing =
	| { readonly ok: true; readonly paper: string }
	| { readonly ok: false; readonly why: 'not-yours' }
	| { readonly ok: false; readonly why: 'wait'; readonly minutes: number };

type Sent = {
	readonly token: string;
	readonly file: AsyncIterable<Uint8Array>;
	/** The languages a paper can be in. */
	readonly tongues: readonly Language[];
};

/**
 * Makes a paper for each good line. Sent again it makes none twice: with the same token it is the same list, and of
 * another list what was given before is a bad line. Throws `FileRefused` for what is no list at all.
 */
export async function take(
	db: Db,
	keys: Keys,
	officer: Officer,
	{ token, file, tongues }: Sent,
	now: Instant
): Promise<Listing> {
	if (!(await forceFor(db, officer))) return { ok: false, why: 'not-yours' };
	const who = `${officer.door} ${officer.subject}`;
	const paper = indexOf(keys, 'listing', JSON.stringify([who, token]));
	if (await drafts.find(db, keys, paper, now)) return { ok: true, paper };
	const { lines, bad } = await read(file, tongues);
	const name = limits.bucket(keys, 'printing', who);
	const wait = await limits.take(db, [{ name, rule: limits.perPrinting }], now);
	if (wait > 0) return { ok: false, why: 'wait', minutes: limits.minutesOf(wait) };
	const made: Made[] = [];
	for (const line of lines) {
		const one = await takeLine(db, keys, officer, { line, token }, now);
		if ('sheet' in one) made.push(one);
		else bad.push(one);
	}
	const outcome: Outcome = { made, bad: bad.toSorted((one, other) => one.row - other.row) };
	await drafts.save(db, keys, paper, outcome, now);
	return { ok: true, paper };
}

async function takeLine(
	db: Db,
	keys: Keys,
	officer: Officer,
	{ line: { row, ...line }, token }: { readonly line: Line; readonly token: string },
	now: Instant
): Promise<Made | Bad> {
	const asked = { ...line, token: `${token} ${line.urn}` };
	const given = await giveOne(db, keys, officer, asked, now);
	if (!given.ok) return { row, column: 'reference', why: whyNot(given.why) };
	const draft = await drafts.find(db, keys, given.paper, now);
	if (!draft) return { row, column: 'reference', why: 'failed' };
	return { row, sheet: draft.answers as Sheet };
}

function whyNot(why: 'not-yours' | 'given' | 'elsewhere' | 'in-use' | 'no-pack'): Bad['why'] {
	return why === 'in-use' || why === 'no-pack' ? 'failed' : why;
}

async function read(
	file: AsyncIterable<Uint8Array>,
	tongues: readonly Language[]
): Promise<{ readonly lines: Line[]; readonly bad: Bad[] }> {
	const { head, all } = await begun(textOf(file, mostBytes));
	const lines: Line[] = [];
	const bad: Bad[] = [];
	let order: readonly number[] | undefined;
	for await (const { cells, row } of cellsOf(head, all)) {
		if (!order) {
			order = orderOf(cells);
			continue;
		}
		if (lines.length + bad.length >= mostLines)
			throw new FileRefused(`The list has more than ${mostLines} lines. Send it in parts.`);
		const one = lineOf(
			order.map((nth) => cells[nth] ?? ''),
			{ row, tongues }
		);
		const isTwice = 'urn' in one && lines.some(({ urn }) => urn === one.urn);
		if (isTwice) bad.push({ row, column: 'reference', why: 'twice' });
		else if ('urn' in one) lines.push(one);
		else bad.push(one);
	}
	if (!order) throw new FileRefused('The list is empty.');
	return { lines, bad };
}

function orderOf(names: readonly string[]): number[] {
	const lower = names.map((name) => name.toLowerCase());
	const missing = columns.filter((column) => !lower.includes(column));
	if (missing.length > 0)
		throw new FileRefused(
			`The first row holds the names of the columns. Missing: ${missing.join(', ')}.`
		);
	return columns.map((column) => lower.indexOf(column));
}

function lineOf(
	cells: readonly string[],
	{ row, tongues }: { readonly row: number; readonly tongues: readonly Language[] }
): Line | Bad {
	const [reference = '', tongue = '', alone = ''] = cells;
	const urn = readUrn(reference);
	const language = tongues.find((code) => code === tongue.toLowerCase());
	const said = alone.toLowerCase();
	if (!urn) return { row, column: 'reference', why: 'unreadable' };
	if (!language) return { row, column: 'language', why: 'unknown' };
	if (said !== 'yes' && said !== 'no') return { row, column: 'alone', why: 'unknown' };
	const written = asWritten(reference);
	return { row, urn, written, language, handed: said === 'yes' ? 'alone' : 'letter' };
}
