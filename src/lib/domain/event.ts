/** What can happen in a case: a closed vocabulary, so that every fact has a sentence in every language. */
import { onceForEach } from './once.ts';

/** Milliseconds since 1970 UTC. */
export type Instant = number;
/** A day in London, `YYYY-MM-DD`. */
export type Day = string;
export type CaseId = string & { readonly case: true };
export type EventId = string & { readonly event: true };
/** Keyed hash of an agency's id of a defendant: tells two apart, names nobody. */
export type DefendantKey = string & { readonly defendant: true };

/** Who told us, or who owes a duty: the kinds of agency, and the victim herself. */
export const tellers = [
	'police',
	'cps',
	'courts',
	'witness-care',
	'probation',
	'support',
	'victim'
] as const;
export type Teller = (typeof tellers)[number];

export const courtKinds = ['magistrates', 'crown', 'youth', 'appeal', 'not-told'] as const;
export type CourtKind = (typeof courtKinds)[number];

export const purposes = [
	'first-hearing',
	'plea',
	'case-management',
	'trial',
	'sentence',
	'appeal',
	'other'
] as const;
export type Purpose = (typeof purposes)[number];

/** When a hearing is: a fixed day (with an instant if a time is known), or some day from a Monday on. */
export type HearingTime =
	| { readonly kind: 'day'; readonly on: Day; readonly startsAt?: Instant }
	| { readonly kind: 'week-of'; readonly on: Day; readonly weeks: number };

export type Hearing = {
	/** Keyed hash of the court's own id of this hearing. */
	readonly hearing: string;
	readonly purpose: Purpose;
	readonly courtKind: CourtKind;
	/** The court's name as the court writes it, or nothing when it was not told. */
	readonly court?: string;
	readonly when?: HearingTime;
};

export const bailStates = [
	'unconditional-bail',
	'conditional-bail',
	'custody',
	'not-applicable'
] as const;
export type BailState = (typeof bailStates)[number];

/** The conditions that protect her; anything else is dropped and she is told whom to ask. */
export const protections = ['no-contact', 'keep-away-from-place'] as const;
export type Protection = (typeof protections)[number];

export const pleas = ['guilty', 'not-guilty', 'other'] as const;
export const verdicts = ['guilty', 'not-guilty', 'other'] as const;
export const sentences = [
	'prison',
	'suspended-prison',
	'community-order',
	'fine',
	'discharge',
	'hospital-order',
	'other'
] as const;

/** How police or prosecutors deal with a crime without a court. */
export const outOfCourtOutcomes = [
	'community-resolution',
	'caution',
	'conditional-caution',
	'other'
] as const;
export const appealsAbout = ['conviction', 'sentence', 'both', 'not-told'] as const;
export const appealResults = [
	'unchanged',
	'conviction-quashed',
	'sentence-changed',
	'retrial'
] as const;
/** Her own answer to "did anyone tell you?". */
export const toldAnswers = ['yes', 'no', 'not-sure'] as const;
export type ToldAnswer = (typeof toldAnswers)[number];

/** What each kind carries beside its day and its source. */
export type EventData = {
	reported: Record<never, never>;
	'not-investigated': Record<never, never>;
	'investigation-started': Record<never, never>;
	'suspect-arrested': Record<never, never>;
	'suspect-interviewed': Record<never, never>;
	'suspect-released': Record<never, never>;
	'suspect-on-bail': { readonly protections: readonly Protection[] };
	'suspect-under-investigation': Record<never, never>;
	'police-bail-changed': { readonly protections: readonly Protection[] };
	'sent-to-prosecutor': Record<never, never>;
	charged: Record<never, never>;
	/** Police or prosecutors decided that nobody goes to court. */
	'closed-without-charge': { readonly by: 'police' | 'cps' };
	/** The police stop looking until something new comes up: nobody was found. */
	'closed-no-suspect': Record<never, never>;
	'out-of-court': { readonly outcome: (typeof outOfCourtOutcomes)[number] };
	/** Another police force looks into it from now on. */
	'moved-to-another-force': Record<never, never>;
	/** The police agreed with her how often they tell her how it stands. */
	'update-plan-agreed': { readonly everyWeeks: number };
	/** A rule that a person must keep to was broken. */
	'rules-broken': Record<never, never>;
	'charge-changed': Record<never, never>;
	discontinued: Record<never, never>;
	/** The prosecutors bring nothing before the court: the law treats it as not guilty. */
	'no-evidence-offered': Record<never, never>;
	/** Kept, but not tried; it may be opened again only if the court says so. */
	'left-on-file': Record<never, never>;
	/** The court itself ended it before a verdict. */
	'stopped-by-court': Record<never, never>;
	'defendant-died': Record<never, never>;
	'sent-to-crown-court': Record<never, never>;
	'jury-not-agreed': Record<never, never>;
	'retrial-ordered': Record<never, never>;
	'hearing-listed': Hearing;
	'hearing-cancelled': { readonly hearing: string };
	'trial-vacated': { readonly hearing: string; readonly reason?: string };
	'trial-ineffective': { readonly hearing: string; readonly reason?: string };
	'trial-cracked': { readonly hearing: string; readonly reason?: string };
	'trial-went-ahead': { readonly hearing: string };
	'hearing-held': { readonly hearing: string; readonly purpose: Purpose };
	'plea-entered': { readonly plea: (typeof pleas)[number] };
	'verdict-given': { readonly verdict: (typeof verdicts)[number] };
	sentenced: {
		readonly sentence: (typeof sentences)[number];
		readonly months?: number;
		/** Which court decided it, where that was told. */
		readonly courtKind?: CourtKind;
	};
	'court-bail-decided': { readonly bail: BailState; readonly protections: readonly Protection[] };
	'warrant-issued': Record<never, never>;
	'evidence-needed': Record<never, never>;
	'evidence-not-needed': Record<never, never>;
	'special-measures-decided': { readonly granted: boolean };
	'appeal-lodged': { readonly about: (typeof appealsAbout)[number] };
	'appeal-decided': { readonly result: (typeof appealResults)[number] };
	'release-considered': Record<never, never>;
	'released-from-prison': Record<never, never>;
	'recalled-to-prison': Record<never, never>;
	escaped: Record<never, never>;
	'sentence-ended': Record<never, never>;
	'expenses-claimed': Record<never, never>;
	'expenses-paid': Record<never, never>;
	'support-referred': Record<never, never>;
	'contact-scheme-referred': Record<never, never>;
	'complaint-received': { readonly by: Teller };
	concluded: Record<never, never>;
	/** An agency says that it told her of something: what meets a duty is the telling. */
	'victim-told': {
		readonly about: ToldKind;
		/** Who told her, where it is not the one who tells us of it. */
		readonly by?: Teller;
	};
	/** She says a date was moved, and perhaps to when; told by nobody but her. */
	'date-moved': { readonly to?: Day };
	/** She says she was given a date. */
	'date-given': { readonly on: Day };
	/** She takes back something she told us: what it corrects was never so. */
	'taken-back': Record<never, never>;
	/** She says whether she was told of what a duty is about; told by nobody but her. */
	'told-answered': {
		readonly duty: string;
		readonly because: EventId;
		readonly answer: ToldAnswer;
		/** The day she was told, if she gave one. */
		readonly toldOn?: Day;
	};
};

export type EventKind = keyof EventData;
/** The kinds she can be told of: all but the telling itself and what she tells us. */
export type ToldKind = Exclude<
	EventKind,
	'victim-told' | 'date-moved' | 'date-given' | 'told-answered' | 'taken-back'
>;

export type EventOf<K extends EventKind> = {
	readonly id: EventId;
	readonly kind: K;
	/** The day it happened, in London. */
	readonly on: Day;
	/** When we heard. */
	readonly heardAt: Instant;
	readonly toldBy: Teller;
	/** The agency's name as it calls itself, for "told by". */
	readonly source?: string;
	readonly defendant?: DefendantKey;
	/** The event this one puts right. */
	readonly corrects?: EventId;
	/** What she told us of the same thing before, where this one leads. */
	readonly insteadOf?: readonly EventId[];
	/** For her word of being told: what an agency told of the same thing, whatever day the agency gives it. */
	readonly tellsOf?: readonly EventId[];
	readonly data: EventData[K];
};

/** One fact about a case. A union, so that `kind` tells what `data` holds. */
export type Event = { [K in EventKind]: EventOf<K> }[EventKind];

/** A fact on its way in, before it has a place in a case; `corrects` is the id its sender gave the message it puts right. */
export type Telling = {
	[K in EventKind]: Pick<EventOf<K>, 'kind' | 'on' | 'defendant' | 'data'> & {
		readonly corrects?: string;
	};
}[EventKind];

/** The events as they stand: what a correction replaces is left out, oldest first by day, then by hearing. */
export const standing: (events: readonly Event[]) => readonly Event[] = onceForEach(
	(events: readonly Event[]) => {
		const replaced = new Set(events.map((event) => event.corrects));
		return events
			.filter((event) => !replaced.has(event.id))
			.sort((a, b) => Number(a.on > b.on) - Number(a.on < b.on) || a.heardAt - b.heardAt);
	}
);
