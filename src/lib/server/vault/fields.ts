/** Every field that lies in a vault: where it is, in which vault, and how it was sealed before there were vaults. */
import type { KeyPurpose } from './keys.ts';
import type { Vault } from './rings.ts';
import type { Tables } from '#lib/server/tables.ts';

export type Field = {
	readonly table: keyof Tables & string;
	readonly column: string;
	readonly vault: Vault;
	/** The service's own key and place it was sealed by, at first or where it belongs to nobody's case. */
	readonly before: { readonly purpose: KeyPurpose; readonly place: (row: string) => string };
};

const field = <F extends Field>(one: F): F => one;

export const name = field({
	table: 'people',
	column: 'name_sealed',
	vault: 'who',
	before: { purpose: 'contact', place: (row) => `people/${row}/name` }
});
export const number = field({
	table: 'people',
	column: 'number_sealed',
	vault: 'who',
	before: { purpose: 'contact', place: (row) => `people/${row}/number` }
});
export const needs = field({
	table: 'needs',
	column: 'needs_sealed',
	vault: 'who',
	before: { purpose: 'needs', place: (row) => `needs/${row}` }
});
/** Where a note goes that tells her there is something new. */
export const noticeAddress = field({
	table: 'notice_ways',
	column: 'address_sealed',
	vault: 'who',
	before: { purpose: 'contact', place: (row) => `notice_ways/${row}` }
});
/** When such a note may come. */
export const noticeTimes = field({
	table: 'notice_times',
	column: 'times_sealed',
	vault: 'who',
	before: { purpose: 'contact', place: (row) => `notice_times/${row}` }
});
/** What she calls somebody she let in. */
export const called = field({
	table: 'supporters',
	column: 'called_sealed',
	vault: 'who',
	before: { purpose: 'contact', place: (row) => `supporters/${row}/called` }
});
/** How it is safe to call her, her number with it. */
export const wishes = field({
	table: 'requests',
	column: 'wishes_sealed',
	vault: 'who',
	before: { purpose: 'wishes', place: (row) => `requests/${row}` }
});
/** The same, for a call that a typed code may be owed. */
export const joinWishes = field({
	table: 'joins',
	column: 'wishes_sealed',
	vault: 'who',
	before: { purpose: 'wishes', place: (row) => `joins/${row}` }
});
/** How it is safe to answer what she asked. */
export const answering = field({
	table: 'asks',
	column: 'answering_sealed',
	vault: 'who',
	before: { purpose: 'wishes', place: (row) => `asks/${row}` }
});
/** The reference of a case. */
export const urn = field({
	table: 'cases',
	column: 'urn_sealed',
	vault: 'case',
	before: { purpose: 'urn', place: (row) => `cases/${row}/urn` }
});
/** What a fact carries beside its kind and its day; before there were vaults it stood in `data` as it was. */
export const fact = field({
	table: 'events',
	column: 'data_sealed',
	vault: 'case',
	before: { purpose: 'urn', place: (row) => `events/${row}` }
});
/** What a victim and her advocate say to each other. */
export const message = field({
	table: 'talk_messages',
	column: 'words_sealed',
	vault: 'talk',
	before: { purpose: 'wishes', place: (row) => `talk_messages/${row}` }
});
/** What an advocate noted of a contact, all of it from lists. */
export const contactNote = field({
	table: 'contact_notes',
	column: 'note_sealed',
	vault: 'talk',
	before: { purpose: 'wishes', place: (row) => `contact_notes/${row}` }
});
/** What police ask to be given of it, and what was handed over. */
export const notesAsked = field({
	table: 'notes_requests',
	column: 'asked_sealed',
	vault: 'talk',
	before: { purpose: 'wishes', place: (row) => `notes_requests/${row}` }
});
export const notesHanded = field({
	table: 'notes_requests',
	column: 'handed_sealed',
	vault: 'talk',
	before: { purpose: 'wishes', place: (row) => `notes_requests/${row}/handed` }
});
