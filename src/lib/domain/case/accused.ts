/** Somebody who was charged, and what the courts' shares say of each charge. */
import type { Day, DefendantKey } from '#lib/domain/event.ts';
import type { pleas, verdicts } from '#lib/domain/vocabulary.ts';
import type { Passed } from './passed.ts';

/** Keyed hash of the courts' id of one charge. */
export type OffenceKey = string & { readonly offence: true };

/** The day of what a court said; where it cannot be read, a day of the hearing that told it stands in for it. */
export type SaidOn = { readonly on: Day; readonly isStandIn?: true };

export type Plea = SaidOn & { readonly plea: (typeof pleas)[number] };
export type Outcome = SaidOn & {
	/** `not-agreed`: a jury that could not decide, which may mean a second trial. */
	readonly verdict: (typeof verdicts)[number] | 'not-agreed' | 'unclear';
	/** Whether the court gave it as a verdict, or only a date says so. */
	readonly isGiven: boolean;
};

/** The ends that she is told of as what they are; any other is an end without a name. */
export const endingKinds = [
	'discontinued',
	'no-evidence-offered',
	'left-on-file',
	'stopped-by-court',
	'defendant-died'
] as const;
export type Ending = (typeof endingKinds)[number];

/** What is known of one charge; what nobody said is left out. */
export type Offence = {
	readonly key: OffenceKey;
	readonly chargedOn?: Day;
	readonly plea?: Plea;
	readonly outcome?: Outcome;
	/** How and on which day it ended before it was tried. */
	readonly ending?: { readonly kind: Ending; readonly on: Day };
	/** The day on which a court said that it is over, and not with which verdict. */
	readonly dismissedOn?: Day;
	/** Whether it ended in whatever way. */
	readonly isEnded: boolean;
	readonly passed: readonly Passed[];
};

/** Somebody who was charged, with every charge. */
export type Accused = {
	readonly key: DefendantKey;
	readonly offences: readonly Offence[];
	/** What turned out to be no charge of the case: a breach that nothing but its plea shows to be one. */
	readonly noCharges?: readonly OffenceKey[];
	/** The sentences passed for the person and not for one charge. */
	readonly totals: readonly Passed[];
};
