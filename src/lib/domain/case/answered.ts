/** What was said and decided of the charges against one person, day after day: each sentence true of that day. */
import type { Day, Telling } from '#lib/domain/event.ts';
import type { Accused, Ending, Offence } from './accused.ts';

type Tellings = readonly Telling[];
type Answer = Extract<Telling, { kind: 'plea-entered' }>['data']['plea'];
type Verdict = Extract<Telling, { kind: 'verdict-given' }>['data']['verdict'];
type Became = Extract<Telling, { kind: 'one-charge' }>['data']['became'];

/**
 * What a person answered, on each day on which that changed. "Guilty" only when it is so of every charge that was to be
 * answered: we do not keep which charge is which, and hers may be any of them.
 */
export function pleas({ key, offences: all }: Accused): Tellings {
	const offences = asAnswered(all);
	const days = daysOf(offences.map(({ plea }) => plea?.on));
	let last = '';
	return days.flatMap((on): Telling[] => {
		const answers = answersOn(offences, on);
		if (answers.join() === last) return [];
		last = answers.join();
		return answers.map((plea) => ({ kind: 'plea-entered', on, defendant: key, data: { plea } }));
	});
}

// Who was acquitted of a charge, or admitted what was then dropped and is guilty of nothing else, is not guilty by that.
function asAnswered(all: readonly Offence[]): readonly Offence[] {
	const isFreeOfAll = !all.some(isGuilty);
	return all.map((offence) => {
		const { plea, outcome } = offence;
		const isFree = isFreeOfAll || outcome?.verdict === 'not-guilty';
		if (plea?.plea !== 'guilty' || !isFree) return offence;
		return { ...offence, plea: { ...plea, plea: 'other' } };
	});
}

function answersOn(offences: readonly Offence[], day: Day): Answer[] {
	const answered = offences.filter(({ plea }) => plea !== undefined && plea.on <= day);
	const left = answered.filter((one) => !isGone(one, day));
	// Where everything that was answered came to an end that day, what was said stands all the same.
	const all = (left.length > 0 ? left : answered).map(({ plea }) => plea?.plea);
	const [guilty, denied] = [all.includes('guilty'), all.includes('not-guilty')];
	const isOpen = offences.some((one) => !isSettled(one, day) && !(one.plea && one.plea.on <= day));
	if (guilty && denied) return ['guilty-and-not-guilty'];
	if (guilty) return [isOpen || all.includes('other') ? 'guilty-to-some' : 'guilty'];
	return [
		...(all.includes('other') ? ['other' as const] : []),
		...(denied ? ['not-guilty' as const] : [])
	];
}

// Dropped or decided by that day, or ended in a way that nobody named: no answer is waited for.
function isSettled(one: Offence, day: Day): boolean {
	return isGone(one, day) || (one.outcome !== undefined && one.outcome.on <= day) || one.isEnded;
}

function isGone({ ending, outcome, isEnded }: Offence, day: Day): boolean {
	if (ending) return ending.on <= day;
	return isEnded && !outcome;
}

/**
 * What was decided, on each day on which something was. "Not guilty" only when it is so of every charge that is left,
 * since it reads as the end; each other mixture has a sentence of its own.
 */
export function verdictsOf({ key, offences }: Accused): Tellings {
	const live = offences.filter((offence) => !isUntried(offence));
	const days = daysOf(
		live.map(({ outcome }) =>
			outcome && !['unclear', 'not-agreed'].includes(outcome.verdict) ? outcome.on : undefined
		)
	);
	return days.flatMap((on) =>
		verdictsOn(live, on).map((verdict): Telling => {
			return { kind: 'verdict-given', on, defendant: key, data: { verdict } };
		})
	);
}

function verdictsOn(live: readonly Offence[], day: Day): Verdict[] {
	const isBy = ({ outcome }: Offence) => outcome !== undefined && outcome.on <= day;
	const isOn = ({ outcome }: Offence) => outcome?.on === day;
	const found = live.filter(isFoundGuilty);
	const acquitted = live.filter(({ outcome }) => outcome?.verdict === 'not-guilty');
	const isAsked = live.some(
		(one) => one.outcome?.verdict === 'other' && isOn(one) && !isOfPlea(one, live)
	);
	const isOpen = live.some((one) => isUndecided(one, day));
	return [
		...(isAsked ? ['other' as const] : []),
		...acquittedOn(acquitted.some(isOn), found.some(isOn), isOpen, isGuiltyBy(live, day)),
		...guiltyOn(found.some(isOn), acquitted.some(isBy), isOpen)
	];
}

function guiltyOn(isToday: boolean, isAcquitted: boolean, isOpen: boolean): Verdict[] {
	if (!isToday) return [];
	if (isOpen) return ['guilty-of-some'];
	return [isAcquitted ? 'guilty-and-not-guilty' : 'guilty'];
}

function acquittedOn(
	isToday: boolean,
	isFound: boolean,
	isOpen: boolean,
	isGuilty: boolean
): Verdict[] {
	// With a verdict of guilty on the same day one sentence says both, unless more is to come.
	if (!isToday || (isFound && !isOpen)) return [];
	if (isOpen) return ['not-guilty-of-some'];
	return [isGuilty ? 'not-guilty-of-rest' : 'not-guilty'];
}

/** Whether a charge waits for a verdict on a day. A jury that could not agree, or what we cannot read, decides nothing. */
export function isUndecided(one: Offence, day: Day): boolean {
	const { plea, outcome, isEnded } = one;
	if (plea?.plea === 'guilty' && plea.on <= day) return false;
	if (outcome) return outcome.on > day || ['not-agreed', 'unclear'].includes(outcome.verdict);
	return !isEnded;
}

/** Whether a person was guilty of something by a day, by a plea or a verdict. */
function isGuiltyBy(offences: readonly Offence[], day: Day): boolean {
	return offences.some(
		(one) =>
			(one.plea?.plea === 'guilty' &&
				one.plea.on <= day &&
				!isUntried(one) &&
				!isFreed(one, day)) ||
			(isFoundGuilty(one) && one.outcome !== undefined && one.outcome.on <= day)
	);
}

// Who had said "guilty" and was then found not guilty is not guilty of that charge.
function isFreed({ outcome }: Offence, day: Day): boolean {
	return outcome?.verdict === 'not-guilty' && outcome.on <= day;
}

/**
 * A jury that could not agree, told when nothing she could take for the end was decided beside it: guilty of another
 * charge goes on to a sentence.
 */
export function juriesNotAgreed({ key, offences }: Accused): Tellings {
	const live = offences.filter((offence) => !isUntried(offence));
	const open = live.filter(({ outcome }) => outcome?.verdict === 'not-agreed');
	const on = daysOf(open.map(({ outcome }) => outcome?.on)).at(-1);
	if (!on || live.some(isGuilty)) return [];
	return [{ kind: 'jury-not-agreed', on, defendant: key, data: {} }];
}

/** What came later or ended sooner than the rest: one charge added, or dropped while the others go on or were decided. */
export function apartFromOthers({ key, offences: all }: Accused): Tellings {
	const offences = asAnswered(all);
	const [first = '', ...later] = daysOf(offences.map(({ chargedOn }) => chargedOn));
	const tell = (on: Day, became: Became, others: 'open' | 'guilty' | 'not-guilty'): Telling => {
		return { kind: 'one-charge', on, defendant: key, data: { became, others } };
	};
	const added = later.filter((on) => on > first).map((on) => tell(on, 'added', 'open'));
	const ended = offences.flatMap((one) => endOf(one) ?? []);
	if (ended.length === offences.length) return added;
	const told = new Map<string, Telling>();
	for (const { kind, on } of ended)
		if (kind !== 'defendant-died') told.set(kind + on, tell(on, kind, othersOn(offences, on)));
	return [...added, ...told.values()];
}

type End = { readonly kind: Ending | 'dismissed'; readonly on: Day };

/** How and when a charge ended without a verdict: before it was tried, or a court dismissed it. */
export function endOf(offence: Offence): End | undefined {
	const { ending, dismissedOn, outcome } = offence;
	if (ending) return ending;
	const isDismissed = dismissedOn !== undefined && !outcome && !isGuilty(offence);
	return isDismissed ? { kind: 'dismissed', on: dismissedOn } : undefined;
}

function othersOn(offences: readonly Offence[], day: Day): 'open' | 'guilty' | 'not-guilty' {
	const left = offences.filter((one) => (endOf(one)?.on ?? '9999') > day);
	if (left.some((one) => isUndecided(one, day))) return 'open';
	return isGuiltyBy(left, day) ? 'guilty' : 'not-guilty';
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

/** Whether only a date says that somebody was convicted: not told as guilty, but a sentence that follows it is one. */
export function isDated({ outcome }: Offence): boolean {
	return outcome?.verdict === 'other' && !outcome.isGiven;
}

/** Whether somebody is guilty of a charge. */
export function isGuilty(offence: Offence): boolean {
	if (offence.outcome) return offence.outcome.verdict === 'guilty';
	return offence.plea?.plea === 'guilty' && !isUntried(offence);
}

/** Whether the prosecution or the court ended it before it was tried: no verdict is to be read from such a charge. */
export function isUntried({ ending }: Offence): boolean {
	return ending !== undefined;
}

/** Days in their order, each once. */
export function daysOf(days: readonly (Day | undefined)[]): Day[] {
	return [...new Set(days.filter((day): day is Day => day !== undefined))].sort();
}
