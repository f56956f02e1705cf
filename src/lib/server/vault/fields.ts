/** Every field that lies in a vault: where it is and in which vault. */
import type { Vault } from './keyrings.ts';
import type { Tables } from '#lib/server/tables.ts';

export type Field = {
	readonly table: keyof Tables & string;
	readonly column: string;
	readonly vault: Vault;
};

const field = <F extends Field>(one: F): F => one;

export const name = field({
	table: 'people',
	column: 'name_sealed',
	vault: 'who'
});
export const number = field({
	table: 'people',
	column: 'number_sealed',
	vault: 'who'
});
export const needs = field({
	table: 'needs',
	column: 'needs_sealed',
	vault: 'who'
});
/** Where a note goes that tells her there is something new. */
export const noticeAddress = field({
	table: 'notice_ways',
	column: 'address_sealed',
	vault: 'who'
});
/** When such a note may come. */
export const noticeTimes = field({
	table: 'notice_times',
	column: 'times_sealed',
	vault: 'who'
});
/** What she calls somebody she let in. */
export const called = field({
	table: 'supporters',
	column: 'called_sealed',
	vault: 'who'
});
/** What she calls the people of whom her case tells. */
export const namesGiven = field({
	table: 'names_given',
	column: 'names_sealed',
	vault: 'who'
});
/** How it is safe to call her, her number with it. */
export const wishes = field({
	table: 'calls',
	column: 'wishes_sealed',
	vault: 'who'
});
/** The same, for a call that a typed code may be owed. */
export const joinWishes = field({
	table: 'joins',
	column: 'wishes_sealed',
	vault: 'who'
});
/** How it is safe to answer what she asked. */
export const answering = field({
	table: 'agency_letters',
	column: 'answering_sealed',
	vault: 'who'
});
/** The message as she sent it to an agency from her page. */
export const letterSent = field({
	table: 'agency_letters',
	column: 'letter_sealed',
	vault: 'who'
});
/** What the agency answered to it. */
export const letterAnswer = field({
	table: 'agency_letters',
	column: 'answer_sealed',
	vault: 'who'
});
/** The reference of a case. */
export const urn = field({
	table: 'cases',
	column: 'urn_sealed',
	vault: 'case'
});
/** What a fact says: its kind and its day with it. */
export const fact = field({
	table: 'events',
	column: 'fact_sealed',
	vault: 'case'
});
/** What a court shared last of a hearing, as far as it is about a case. */
export const share = field({
	table: 'shares',
	column: 'share_sealed',
	vault: 'case'
});
/** What came to a case by one of its names since two of them were tied. */
export const tied = field({
	table: 'case_ties',
	column: 'entry_sealed',
	vault: 'case'
});
/** What the courts answered last of a case: by what it is known again. */
export const answers = field({
	table: 'pulls',
	column: 'answers_sealed',
	vault: 'case'
});
/** What a victim and her advocate say to each other. */
export const message = field({
	table: 'messages',
	column: 'words_sealed',
	vault: 'talk'
});
/** What one of us wrote down of it in English. */
export const messageEnglish = field({
	table: 'messages',
	column: 'english_sealed',
	vault: 'talk'
});
/** What an advocate noted of a contact, all of it from lists. */
export const contactNote = field({
	table: 'contact_notes',
	column: 'note_sealed',
	vault: 'talk'
});
/** What one of us is to do for her on a day. */
export const task = field({
	table: 'tasks',
	column: 'what_sealed',
	vault: 'talk'
});
/** What police ask to be given of it, and what was handed over. */
export const notesAsked = field({
	table: 'disclosure_requests',
	column: 'asked_sealed',
	vault: 'talk'
});
export const notesHanded = field({
	table: 'disclosure_requests',
	column: 'handed_sealed',
	vault: 'talk'
});
