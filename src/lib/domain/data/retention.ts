/**
 * How long what has an end of its own is kept. Known browsers, questions to keys, records nobody can open and
 * the audit have theirs in their own files. Anything else stays as long as the case or the person it belongs to.
 */
import type { Instant } from '#lib/domain/event.ts';

export type Keeping = {
	readonly lasts: { readonly hours: number } | { readonly days: number };
	/** From when it counts. */
	readonly after: string;
	/** Why so long. No source gives a number: each is our own proposal, to be signed in `docs/assurance/dpia.md`. */
	readonly because: string;
};

/** By the table of the database. What is open, waits or is on its way is never over. */
export const retention = {
	drafts: {
		lasts: { hours: 1 },
		after: 'it was last changed; a day once it was sent',
		because: 'A browser that others use must not be able to bring it back.'
	},
	sessions: {
		lasts: { days: 1 },
		after: 'it began',
		because: 'None lives longer than eight hours; who came in is written down elsewhere.'
	},
	quarantine: {
		lasts: { days: 30 },
		after: 'it came',
		because: 'Time to find out with the agency what it was. Nobody knows whose data it holds.'
	},
	notices: {
		lasts: { days: 90 },
		after: 'it was sent or given up',
		because: 'Time to look into a complaint that it never came.'
	},
	notice_ways: {
		lasts: { days: 1 },
		after: 'it was asked for and never proven',
		because: 'The try is over after half an hour, and the address may be a stranger’s.'
	},
	sent_here: {
		lasts: { days: 90 },
		after: 'it was sent',
		because: 'As the notice it shows.'
	},
	sign_ins: {
		lasts: { days: 365 },
		after: 'she came in',
		because: 'She can still see who came in as her while a complaint may be made.'
	},
	invitations: {
		lasts: { days: 365 },
		after: 'it ran out',
		because: 'A paper found later is still recognised, and the keeper told that it was tried.'
	},
	leaflets: {
		lasts: { days: 400 },
		after: 'it was asked for',
		because: 'The force proves by it that the leaflet was given. The address goes when it was sent.'
	},
	packs: {
		lasts: { days: 30 },
		after: 'its code would have run out',
		because: 'Until then the force can still see how many were handed over.'
	},
	calls: {
		lasts: { days: 365 },
		after: 'it was done or closed',
		because: 'She can show what was promised and kept while a complaint may still be made.'
	},
	deliveries: {
		lasts: { days: 400 },
		after: 'it came',
		because: 'The same message sent again is known for more than a year.'
	},
	agency_requests: {
		lasts: { days: 30 },
		after: 'it was answered',
		because: 'As the quarantine: time for an agency to find out what became of what it sent.'
	},
	imports: {
		lasts: { days: 30 },
		after: 'its last row was taken; a day after it was read and nobody let it be taken',
		because: 'As what a system was answered: time to find out what became of each row.'
	},
	messages: {
		lasts: { days: 730 },
		after: 'it was written and no advocate has had the case since',
		because:
			'Two years after support ends she may still need what was said (the end of a case is not agreed yet).'
	},
	contact_notes: {
		lasts: { days: 1096 },
		after: 'it was written and no advocate has had the case since',
		because: 'Three years after support ends; of somebody who was a child, until 21 at least.'
	},
	tasks: {
		lasts: { days: 730 },
		after: 'it was made and no advocate has had the case since',
		because: 'As the messages: what was promised and done is known as long as they are.'
	},
	worries: {
		lasts: { days: 730 },
		after: 'it was written and no advocate has had the case since',
		because: 'As the messages: what was done about her safety is known as long as they are.'
	},
	disclosure_requests: {
		lasts: { days: 2192 },
		after: 'it was decided',
		because: 'Six years, as the list of who looked: it is evidence of what was handed over and why.'
	},
	wrong_words: {
		lasts: { days: 90 },
		after: 'it was sent',
		because: 'Time to mend a translation. Whoever wrote it may have said more than was asked.'
	},
	parked: {
		lasts: { days: 400 },
		after: 'it came',
		because: 'A case may get its invitation late. After that the message itself is no longer known.'
	}
} as const satisfies Readonly<Record<string, Keeping>>;

export type Kept = keyof typeof retention;

/** How long it is kept, in milliseconds. */
export function lastsMs(what: Kept): number {
	return Temporal.Duration.from(retention[what].lasts).total('milliseconds');
}

/** What began to count before this instant has been kept long enough. */
export function keptSince(what: Kept, now: Instant): Instant {
	return now - lastsMs(what);
}
