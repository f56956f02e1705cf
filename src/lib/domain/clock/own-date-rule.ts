/** What a row says of something a victim may still do: from which event, within how long, whom to ask. */
import type { Day, EventKind } from '#lib/domain/event.ts';

/** A time from the day a row counts from. */
export type Limit = {
	readonly count: number;
	readonly unit: 'working-days' | 'days' | 'months' | 'years';
};

export const ownRuleIds = [
	'review-police',
	'review-cps',
	'review-no-evidence',
	'low-sentence',
	'compensation',
	'complaint-review',
	'ombudsman',
	'statement',
	'contact-scheme',
	'expenses',
	'transcript'
] as const;
export type OwnRuleId = (typeof ownRuleIds)[number];

/** Whom to contact: each has one sentence, with a number only where a source gives one. */
export const ownContacts = [
	'office-that-wrote',
	'attorney-general',
	'compensation-authority',
	'office-complained-of',
	'officer-or-witness-care',
	'witness-care',
	'liaison-or-witness-care'
] as const;
export type OwnContact = (typeof ownContacts)[number];

export type OwnRule = {
	readonly id: OwnRuleId;
	/** The number of the right whose page says more, 1 to 12. */
	readonly right: number;
	/** The events it is about; each of them has dates of its own. */
	readonly startsAt: readonly EventKind[];
	/** `told`: from the day she was told, where that is known. `event`: from the day of the event itself. */
	readonly countsFrom: 'told' | 'event';
	/** The time in which it is best to ask; nothing where it may be done at any time, or the day cannot be known. */
	readonly best?: Limit;
	/** It is asked for by a form that can be sent on any day, also where offices are closed. */
	readonly isForm?: true;
	/** The longer time in which it may still be possible. */
	readonly until?: Limit;
	/** A law whose text was not read may give more time than `best`. */
	readonly mayBeLonger?: true;
	/** `absolute`: nobody may move it. `discretionary`: it can be moved for a reason. `soft`: not fixed, or not checked. */
	readonly hardness: 'absolute' | 'discretionary' | 'soft';
	/** The days for her calendar where the last one is not sure: well before it could be. */
	readonly remindAfter?: readonly Limit[];
	/** How many days before her calendar speaks, if she puts the day there. */
	readonly remindDaysBefore: readonly number[];
	readonly contact: OwnContact;
	readonly inForceFrom: Day;
	readonly inForceTo?: Day;
	readonly source: {
		readonly title: string;
		readonly url: string;
		readonly checkedOn: Day;
		/** `recalled`: no text was read for the time itself, so the words are softer. */
		readonly confidence: 'verified' | 'recalled';
	};
};
