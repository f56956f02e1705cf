/** What became of each defendant of a case: charged, plea, verdict, stopped, sentenced, in facts she can be told. */
import type { Day, Telling } from '#lib/domain/event.ts';
import type { Context, Tellings } from './context.ts';
import type { Defendant, Offence } from './defendant.ts';
import { isSending, type Ending } from './ending.ts';
import type { Result } from './result.ts';
import { isWarrant, sentenceFrom, sentencePassed } from './sentence.ts';
import type { Plea } from './verdict.ts';

/** Charged, once for each defendant: the first day a charge was brought. */
export function charges({ key, offences }: Defendant): Tellings {
	const on = sorted(offences.map(({ chargedOn }) => chargedOn))[0];
	return on ? [{ kind: 'charged', on, defendant: key, data: {} }] : [];
}

/**
 * The plea of a defendant. We do not keep which charge is which, and hers may be any of them, so the rule is ours:
 * "guilty" only when no charge is left to be tried. Guilty of some and not of others is told as "not guilty" (the
 * trial goes on, and she may be needed) with an answer she can ask about.
 */
export function pleas({ key, offences }: Defendant): Tellings {
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
export function verdictsOf({ key, offences }: Defendant): Tellings {
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
export function juriesNotAgreed({ key, offences }: Defendant): Tellings {
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
export function endings({ key, offences }: Defendant): Tellings {
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

/** Sent to the Crown Court for trial, once for each defendant and day; for sentence only is another thing. */
export function sendings({ key, offences, results }: Defendant): Tellings {
	const sent = [...offences.flatMap((offence) => offence.results), ...results].filter(
		(result) => result.isOfThisHearing && isSending(result)
	);
	const days = new Set(sent.flatMap(({ orderedOn }) => orderedOn ?? []));
	return [...days].sort().map((on) => ({
		kind: 'sent-to-crown-court',
		on,
		defendant: key,
		data: {}
	}));
}

/**
 * The sentence of a defendant, one for each day. Nobody is sentenced who is not convicted: a clerk's line for a charge
 * that was dropped or denied is not told.
 */
export function sentencesOf(context: Context, defendant: Defendant): Tellings {
	const passed = defendant.offences.flatMap((offence) =>
		offence.results.filter((result) => mayBeSentenced(context, offence, result))
	);
	const isConvicted = defendant.offences.some((one) => isGuilty(one) || isDated(one));
	const totals = isConvicted ? defendant.results : [];
	const byDay = Map.groupBy([...totals, ...passed], ({ orderedOn }) => orderedOn);
	return [...byDay].flatMap(([on, results]): Telling[] => {
		const read = results.flatMap((result) => sentenceFrom(result) ?? []);
		if (!on || read.length === 0) return [];
		const data = sentencePassed(on, read);
		return [{ kind: 'sentenced', on, defendant: defendant.key, data }];
	});
}

function mayBeSentenced(context: Context, offence: Offence, result: Result): boolean {
	if (!sentenceFrom(result)) return false;
	const isNew = result.convicts && !offence.outcome && !isUntried(offence);
	if (isGuilty(offence) || isDated(offence) || isNew) return true;
	context.notes.ignored.add('A sentence for a charge without a conviction is not told.');
	return false;
}

// A date of conviction and no word of guilty: not told as guilty, but a sentence that follows it is one.
function isDated({ outcome }: Offence): boolean {
	return outcome?.verdict === 'other' && !outcome.isGiven;
}

function isGuilty(offence: Offence): boolean {
	if (offence.outcome) return offence.outcome.verdict === 'guilty';
	return offence.plea?.plea === 'guilty' && !isUntried(offence);
}

/** Warrants this hearing issued for a defendant's arrest (Right 8: she is to be told of each). */
export function warrants({ key, offences, results, beside }: Defendant): Tellings {
	const all = [...offences.flatMap((offence) => offence.results), ...results, ...beside];
	const issued = all.filter((result) => result.isOfThisHearing && isWarrant(result));
	const days = new Set(sorted(issued.map(({ orderedOn }) => orderedOn)));
	return [...days].map((on) => ({ kind: 'warrant-issued', on, defendant: key, data: {} }));
}

// Ended by the prosecution or the court before it was tried: no verdict is to be read from such a charge.
function isUntried({ ending }: Offence): boolean {
	return ending !== undefined;
}

function sorted(days: readonly (Day | undefined)[]): Day[] {
	return days.filter((day): day is Day => day !== undefined).sort();
}
