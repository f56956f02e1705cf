/** What became of each defendant of a case, from what the courts' shares say of every charge: facts she can be told. */
import type { Day, Telling } from '#lib/domain/event.ts';
import { endingKinds, type Accused, type Ending, type Offence } from './accused.ts';
import {
	apartFromOthers,
	daysOf,
	endOf,
	isDated,
	isGuilty,
	isUndecided,
	isUntried,
	juriesNotAgreed,
	pleas,
	verdictsOf
} from './answered.ts';
import { sentencePassed, type Passed } from './passed.ts';

type Tellings = readonly Telling[];

/** Whether a telling says how a charge, or all of them, ended for somebody before a verdict. */
export function isEnding(telling: Telling): boolean {
	if (telling.kind === 'one-charge') return telling.data.became !== 'added';
	return telling.kind === 'concluded' || endingKinds.some((one) => one === telling.kind);
}

/** What became of these people, in the order it usually happens. */
export function outcomesOf(accused: readonly Accused[]): Tellings {
	return [
		charges,
		pleas,
		verdictsOf,
		juriesNotAgreed,
		apartFromOthers,
		endings,
		dismissals,
		sentencesOf
	].flatMap((tell) => accused.flatMap((one) => tell(one)));
}

/** Whether it has ended for somebody since a day: their case is over, or nothing but a sentence is to come. */
export function isOver(accused: Accused, since: Day): boolean {
	const acquitted = verdictsOf(accused).filter(
		({ data }) => 'verdict' in data && data.verdict === 'not-guilty'
	);
	const ends = [endings(accused), dismissals(accused), sentencesOf(accused), acquitted].flat();
	return ends.some(({ on }) => on >= since);
}

/** Whether a charge against somebody still waits for a verdict. */
export function isOpen({ offences }: Accused): boolean {
	return offences.some((one) => !isUntried(one) && isUndecided(one, '9999-12-31'));
}

/** Charged, once for each defendant: the first day a charge was brought. */
export function charges({ key, offences }: Accused): Tellings {
	const on = daysOf(offences.map(({ chargedOn }) => chargedOn))[0];
	return on ? [{ kind: 'charged', on, defendant: key, data: {} }] : [];
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

/** That it is over for a defendant: every charge was dismissed or ended, and of none a verdict was told. */
function dismissals({ key, offences }: Accused): Tellings {
	const ends = offences.flatMap((one) => endOf(one) ?? []);
	const on = daysOf(ends.map((one) => one.on)).at(-1);
	if (!on || ends.length < offences.length || offences.every(isUntried)) return [];
	return [{ kind: 'concluded', on, defendant: key, data: {} }];
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
export function mayBeSentenced(offence: Offence, { convicts, on }: Passed): boolean {
	const isNew = convicts && !offence.outcome && !isUntried(offence);
	if (isNew) return true;
	const convictedOn = offence.outcome?.on ?? offence.plea?.on ?? '';
	const isBefore = on !== undefined && on < convictedOn;
	return (isGuilty(offence) || isDated(offence)) && !isBefore;
}
