/** What became of each defendant of a case, from what the courts' shares say of every charge: facts she can be told. */
import type { Day, DefendantKey, EventKind, Telling } from '#lib/domain/event.ts';
import type { pleas as pleaWords, verdicts } from '#lib/domain/vocabulary.ts';
import { sentencePassed, type Passed } from './passed.ts';

/** Keyed hash of the courts' id of one charge. */
export type OffenceKey = string & { readonly offence: true };

export type Plea = { readonly plea: (typeof pleaWords)[number]; readonly on: Day };
export type Outcome = {
	/** `not-agreed`: a jury that could not decide, which may mean a second trial. */
	readonly verdict: (typeof verdicts)[number] | 'not-agreed' | 'unclear';
	readonly on: Day;
	/** Whether the court gave it as a verdict, or only a date says so. */
	readonly isGiven: boolean;
};

/** The ends that she is told of as what they are; any other is an end without a name. */
const endingKinds = [
	'discontinued',
	'no-evidence-offered',
	'left-on-file',
	'stopped-by-court',
	'defendant-died'
] as const;
export type Ending = (typeof endingKinds)[number];

/** Whether a kind of event says how it ended for somebody before a verdict. */
export function isEnding(kind: EventKind): kind is Ending {
	return endingKinds.some((one) => one === kind);
}

/** What is known of one charge; what nobody said is left out. */
export type Offence = {
	readonly key: OffenceKey;
	readonly chargedOn?: Day;
	readonly plea?: Plea;
	readonly outcome?: Outcome;
	/** How and on which day it ended before it was tried. */
	readonly ending?: { readonly kind: Ending; readonly on: Day };
	/** Whether it ended in whatever way. */
	readonly isEnded: boolean;
	readonly passed: readonly Passed[];
};

/** Somebody who was charged, with every charge. */
export type Accused = {
	readonly key: DefendantKey;
	readonly offences: readonly Offence[];
	/** The sentences passed for the person and not for one charge. */
	readonly totals: readonly Passed[];
};

type Tellings = readonly Telling[];

/** What became of these people, in the order it usually happens. */
export function outcomesOf(accused: readonly Accused[]): Tellings {
	return [charges, pleas, verdictsOf, juriesNotAgreed, endings, sentencesOf].flatMap((tell) =>
		accused.flatMap((one) => tell(one))
	);
}

/** Whether it has ended for somebody: their case is over, or nothing but a sentence is to come. */
export function isOver(accused: Accused): boolean {
	return (
		endings(accused).length > 0 ||
		sentencesOf(accused).length > 0 ||
		verdictsOf(accused).some(({ data }) => 'verdict' in data && data.verdict === 'not-guilty')
	);
}

/** Charged, once for each defendant: the first day a charge was brought. */
export function charges({ key, offences }: Accused): Tellings {
	const on = sorted(offences.map(({ chargedOn }) => chargedOn))[0];
	return on ? [{ kind: 'charged', on, defendant: key, data: {} }] : [];
}

/**
 * The plea of a defendant. We do not keep which charge is which, and hers may be any of them, so the rule is ours:
 * "guilty" only when no charge is left to be tried. Guilty of some and not of others is told as "not guilty" (the
 * trial goes on, and she may be needed) with an answer she can ask about.
 */
export function pleas({ key, offences }: Accused): Tellings {
	const live = offences.filter((offence) => !isUntried(offence));
	const asked = live.length > 0 ? live : offences;
	const daysOf = (...said: Plea['plea'][]) =>
		sorted(asked.map(({ plea }) => (plea && said.includes(plea.plea) ? plea.on : undefined)));
	const tell = (plea: Plea['plea'], on: Day | undefined): Telling[] =>
		on ? [{ kind: 'plea-entered', on, defendant: key, data: { plea } }] : [];
	const isOpen = asked.some(({ plea, outcome, isEnded }) => !plea && !outcome && !isEnded);
	const denied = daysOf('not-guilty');
	if (denied.length + daysOf('other').length === 0 && !isOpen)
		return tell('guilty', daysOf('guilty').at(-1));
	return [...tell('other', daysOf('guilty', 'other').at(-1)), ...tell('not-guilty', denied.at(-1))];
}

/**
 * The verdict on a defendant, by the same rule: "not guilty" only when it is so of every charge that is left, since
 * it reads as the end; "guilty" as soon as it is so of one. What stands beside it is told as a decision to ask about.
 */
export function verdictsOf({ key, offences }: Accused): Tellings {
	const live = offences.filter((offence) => !isUntried(offence));
	const daysOf = (some: readonly Offence[]) => sorted(some.map(({ outcome }) => outcome?.on));
	const acquitted = live.filter(({ outcome }) => outcome?.verdict === 'not-guilty');
	const guilty = live.filter(isFoundGuilty);
	const isHung = isNotAgreed(live);
	const other = live.filter(
		(offence) =>
			(offence.outcome?.verdict === 'other' && !isOfPlea(offence, live)) ||
			(offence.outcome?.verdict === 'not-agreed' && !isHung)
	);
	const tell = (verdict: 'guilty' | 'not-guilty' | 'other', on: Day | undefined): Telling[] =>
		on ? [{ kind: 'verdict-given', on, defendant: key, data: { verdict } }] : [];
	if (acquitted.length > 0 && live.every(isAcquittedOrEnded))
		return tell('not-guilty', daysOf(acquitted).at(-1));
	return [
		...tell('other', daysOf([...acquitted, ...other]).at(-1)),
		...tell('guilty', daysOf(guilty)[0])
	];
}

/**
 * A jury that could not agree, told when nothing she could take for the end was decided beside it: guilty of another
 * charge goes on to a sentence.
 */
export function juriesNotAgreed({ key, offences }: Accused): Tellings {
	const live = offences.filter((offence) => !isUntried(offence));
	if (!isNotAgreed(live)) return [];
	const open = live.filter(({ outcome }) => outcome?.verdict === 'not-agreed');
	const on = sorted(open.map(({ outcome }) => outcome?.on)).at(-1);
	return on ? [{ kind: 'jury-not-agreed', on, defendant: key, data: {} }] : [];
}

function isNotAgreed(live: readonly Offence[]): boolean {
	const isOpen = live.some(({ outcome }) => outcome?.verdict === 'not-agreed');
	return isOpen && !live.some(isGuilty);
}

function isAcquittedOrEnded({ plea, outcome, isEnded }: Offence): boolean {
	if (outcome) return outcome.verdict === 'not-guilty';
	return isEnded && plea?.plea !== 'guilty';
}

// A date of conviction on the day of a plea of guilty to another charge is that plea's.
function isOfPlea(offence: Offence, live: readonly Offence[]): boolean {
	const on = offence.outcome?.on;
	return isDated(offence) && live.some(({ plea }) => plea?.plea === 'guilty' && plea.on === on);
}

// A plea of guilty is a conviction: it is not told twice.
function isFoundGuilty({ plea, outcome }: Offence): boolean {
	return outcome?.verdict === 'guilty' && plea?.plea !== 'guilty';
}

/**
 * How it ended for a defendant, when it has ended so for every charge: one dropped beside another that goes on is no
 * end. Ends of different sorts that are all the prosecution's are told as "stopped"; a death ends all.
 */
export function endings({ key, offences }: Accused): Tellings {
	const all = offences.flatMap(({ ending }) => ending ?? []);
	const death = all.find(({ kind }) => kind === 'defendant-died');
	const tell = (kind: Ending, on: Day): Telling[] => [{ kind, on, defendant: key, data: {} }];
	if (death) return tell('defendant-died', death.on);
	const last = all.map(({ on }) => on).sort();
	const on = last.at(-1);
	if (!on || all.length < offences.length) return [];
	const sorts = new Set(all.map(({ kind }) => kind));
	const [only] = sorts;
	if (sorts.size === 1 && only) return tell(only, on);
	return sorts.has('stopped-by-court') ? [] : tell('discontinued', on);
}

/**
 * The sentence of a defendant, one for each day. Nobody is sentenced who is not convicted: a clerk's line for a charge
 * that was dropped or denied is not told.
 */
export function sentencesOf({ key, offences, totals }: Accused): Tellings {
	const passed = offences.flatMap((offence) =>
		offence.passed.filter((one) => mayBeSentenced(offence, one))
	);
	const isConvicted = offences.some((one) => isGuilty(one) || isDated(one));
	const byDay = Map.groupBy([...(isConvicted ? totals : []), ...passed], ({ on }) => on);
	return [...byDay].flatMap(([on, those]): Telling[] =>
		on ? [{ kind: 'sentenced', on, defendant: key, data: sentencePassed(on, those) }] : []
	);
}

/** Whether a sentence is for a charge of which the person was convicted, by it or before. */
export function mayBeSentenced(offence: Offence, { convicts }: Passed): boolean {
	const isNew = convicts && !offence.outcome && !isUntried(offence);
	return isGuilty(offence) || isDated(offence) || isNew;
}

// A date of conviction and no word of guilty: not told as guilty, but a sentence that follows it is one.
function isDated({ outcome }: Offence): boolean {
	return outcome?.verdict === 'other' && !outcome.isGiven;
}

function isGuilty(offence: Offence): boolean {
	if (offence.outcome) return offence.outcome.verdict === 'guilty';
	return offence.plea?.plea === 'guilty' && !isUntried(offence);
}

// Ended by the prosecution or the court before it was tried: no verdict is to be read from such a charge.
function isUntried({ ending }: Offence): boolean {
	return ending !== undefined;
}

function sorted(days: readonly (Day | undefined)[]): Day[] {
	return days.filter((day): day is Day => day !== undefined).sort();
}
