/**
 * Contacts as a file for the own system of an advocate's service (RFC 4180): no name, number, address or words of anybody,
 * no assessment of risk. Everything in it is a day, a word of a closed list, or a reference that leads nowhere but here.
 */
import type { outcomes } from '#lib/domain/call/call.ts';
import type { Channel, ContactNote } from './contact.ts';
import type { Day } from '#lib/domain/event.ts';

/** How a call went; of a contact that was no call only what was noted is known. */
export type ContactOutcome = (typeof outcomes)[number];

export type Contact = {
	readonly reference: string;
	readonly on: Day;
	readonly channel: Channel;
	readonly outcome?: ContactOutcome;
	readonly note?: ContactNote;
};

export const columns = [
	'reference',
	'date',
	'channel',
	'outcome',
	'need',
	'action',
	'next_step',
	'next_date'
] as const;

/** Groups of letters and digits by which a service finds a contact again: the beginning of an id made of chance. */
export function referenceOf(id: string): string {
	const letters = id.slice(0, 10).toUpperCase();
	return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** The file: a line of names, then a line for each contact; plain ASCII, so that it needs no mark of its encoding. */
export function asCsv(contacts: readonly Contact[]): string {
	const lines = [columns, ...contacts.map(cellsOf)];
	return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function cellsOf({ reference, on, channel, outcome, note }: Contact): string[] {
	const picked = note
		? [note.needs.join(';'), note.actions.join(';'), note.next, note.nextOn ?? '']
		: ['', '', '', ''];
	return [reference, on, channel, outcome ?? '', ...picked];
}

// A sheet takes what begins like this for a formula and runs it (OWASP, CSV Injection). Nothing of ours does, today.
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** One value as RFC 4180 writes it, with nothing in it that a sheet would run. */
export function cell(value: string): string {
	const guarded = formula.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
