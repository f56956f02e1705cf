/** What has to be decided about each kind of event. */
import type { Fields } from './event-field.ts';
import type { Teller } from './vocabulary.ts';

/** The sorts of hard news: each has words for what it means, what it does not mean and what she can do. */
export const hardSorts = [
	'no-charge-police',
	'no-charge-cps',
	'no-suspect',
	'not-investigated',
	'stopped',
	'no-evidence',
	'left-on-file',
	'stopped-by-court',
	'no-trial',
	'not-guilty',
	'of-some',
	'no-verdict',
	'quashed',
	'new-trial',
	'died'
] as const;
export type HardSort = (typeof hardSorts)[number];

/** The other decisions, which wait as well: if only hard news waited, that something waits would say that it is hard. */
export const otherSorts = [
	'charged',
	'charge-added',
	'out-of-court',
	'admitted',
	'guilty',
	'still-guilty'
] as const;
export type OtherSort = (typeof otherSorts)[number];
export type NewsSort = HardSort | OtherSort;

/**
 * `arrested`: and nobody told us what came of it. `rules`: let go with rules. `not-told`: let go on police bail, and nobody told us whether with rules. `none`: let go
 * without any. `held`: kept in prison. `away`: got away from there. `licence`: out of prison after a sentence, with rules
 * that we are not told. `ended`: the case came to an end, and the rules with it. `died`: the person has. `put-right`:
 * what we were told was wrong, and nothing came instead. `unclear`: a decision we cannot read, or cannot place.
 */
export type RulesState =
	| 'arrested'
	| 'rules'
	| 'not-told'
	| 'none'
	| 'held'
	| 'away'
	| 'licence'
	| 'ended'
	| 'died'
	| 'put-right'
	| 'unclear';

/** Whether a person is out: `may` where nobody said so and nothing we know of keeps them. */
export type Out = 'told' | 'may' | 'held' | 'not-told';

/** Read when she chooses (a sort of news), said at once (`safety`), or neither; `by-what-it-says`: see weight.ts. */
export type Weighs = NewsSort | 'safety' | 'plain' | 'by-what-it-says';
/**
 * What of an agency can be the same as what she told: the only one of its kind, one of many that is near in time, any
 * that let somebody go, any that took a trial off, a date of the court's; or nothing, because only she can tell of it
 * (`her-date`: that she was given a date).
 */
export type Beside = 'one' | 'many' | 'let-go' | 'trial-off' | 'date' | 'her-date' | 'hers-alone';
/**
 * Whether it would tell her what news is that she has not read: what follows from an end or from guilt (`an-end`), a date
 * that is set (`a-date`) or taken off, that somebody is held or not (`custody`), and that she was told (`as-told`) as
 * what she was told of.
 */
export type GivesAway = 'nothing' | 'an-end' | 'a-date-off' | 'a-date' | 'custody' | 'as-told';
/** Whether a row of the Code starts with it. */
export type Owes = 'owed' | 'nothing';
/** Whether it tells that somebody was charged, and that a court has heard the case. */
export type InCourt = 'no' | 'charged' | 'heard';
/**
 * About whom it is: somebody who was charged; each of those who were, where it names nobody (`everybody`); somebody the
 * police named, charged or not (`suspect`).
 */
export type Whom = 'nobody' | 'charged' | 'everybody' | 'suspect';
/**
 * What it is in the course of a case; `ends`: for whom it is about. `date-off` is of a date that was set before;
 * `takes-back`: what it corrects was never so, and nothing came instead.
 */
export type Course =
	| 'none'
	| 'looked-at'
	| 'opens'
	| 'in-court'
	| 'date-off'
	| 'ends'
	| 'appealed'
	| 'after-sentence'
	| 'in-prison'
	| 'away'
	| 'takes-back';
/** What it does to the rules a person must keep to, whether they are out after it, and by whose decision. */
export type Person =
	| 'untouched'
	| {
			readonly rules: RulesState | 'by-case';
			readonly out: Out | 'by-case';
			readonly by:
				| 'arrest'
				| 'police'
				| 'charge'
				| 'court'
				| 'prison'
				| 'end-of-prison'
				| 'end'
				| 'death';
	  };

export type Row = {
	/** Which agencies usually tell it; none where only she can. */
	readonly tellers: readonly Exclude<Teller, 'support' | 'victim'>[];
	readonly weight: Weighs;
	readonly beside: Beside;
	readonly givesAway: GivesAway;
	readonly owes: Owes;
	readonly court: InCourt;
	readonly whom: Whom;
	readonly course: Course;
	/** What of it was decided, to compare what she says with what agencies do. */
	readonly decides: string;
	readonly person: Person;
	/** What it carries beside its day and its source. */
	readonly carries: Fields;
};

type Said = readonly [Weighs, Beside, GivesAway, Owes];
type Moves<Decides> = Pick<Row, 'court' | 'whom' | 'course'> & { readonly decides: Decides };

/** One row; said: its weight, what may be the same, what it gives away, whether something is owed for it. */
export function row<
	const T extends Row['tellers'],
	const S extends Said,
	const M extends Moves<'nothing' | keyof C>,
	const P extends Person,
	const C extends Fields = Record<never, never>
>(tellers: T, [weight, beside, givesAway, owes]: S, moves: M, person: P, carries?: C) {
	return {
		tellers,
		weight: weight as S[0],
		beside: beside as S[1],
		givesAway: givesAway as S[2],
		owes: owes as S[3],
		...moves,
		person,
		carries: (carries ?? {}) as C
	};
}

/** What it tells of a court, about whom, its place in the course of a case, and what of it was decided. */
export function moves<I extends InCourt, W extends Whom, C extends Course, D extends string>(
	court: I,
	whom: W,
	course: C,
	decides: D
) {
	return { court, whom, course, decides };
}

/** It moves no case. */
export const apart = moves('no', 'nobody', 'none', 'nothing');
export const untouched = 'untouched';
