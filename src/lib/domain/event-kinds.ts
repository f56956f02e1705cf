/** Every kind of event there is, and all that is decided about a kind: one row each, which does not compile without. */
import type { Event, EventKind, Teller } from './event.ts';

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
	'no-verdict',
	'quashed',
	'new-trial',
	'died'
] as const;
export type HardSort = (typeof hardSorts)[number];

/**
 * `rules`: let go with rules. `not-told`: let go on police bail, and nobody told us whether with rules. `none`: let go
 * without any. `held`: kept in prison. `away`: got away from there. `licence`: out of prison after a sentence, with rules
 * that we are not told. `ended`: the case came to an end, and the rules with it. `died`: the person has. `put-right`:
 * what we were told was wrong, and nothing came instead. `unclear`: a decision we cannot read, or cannot place.
 */
export type RulesState =
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

/** Read when she chooses (a sort of hard news), said at once (`safety`), or neither; `by-what-it-says`: see weight.ts. */
type Weighs = HardSort | 'safety' | 'plain' | 'by-what-it-says';
/**
 * What of an agency can be the same as what she told: the only one of its kind, one of many that is near in time, any
 * that let somebody go, any that took a trial off, a date of the court's; or nothing, because only she can tell of it
 * (`her-date`: that she was given a date).
 */
type Beside = 'one' | 'many' | 'let-go' | 'trial-off' | 'date' | 'her-date' | 'hers-alone';
/** Whether it would tell her what hard news is that she has not read; `by-what-it-says`: see gate.ts. */
type GivesAway = 'nothing' | 'an-end' | 'a-date-off' | 'by-what-it-says';
/** Whether it tells that somebody was charged, and that a court has heard the case. */
type InCourt = 'no' | 'charged' | 'heard';
/** What it does to the rules a person must keep to, whether they are out after it, and by whose decision. */
type Person =
	| 'untouched'
	| {
			readonly rules: RulesState | 'by-case';
			readonly out: Out | 'by-case';
			readonly by: 'police' | 'charge' | 'court' | 'prison' | 'end-of-prison' | 'end' | 'death';
	  };

type Row = {
	/** Which agencies usually tell it; none where only she can. */
	readonly tellers: readonly Exclude<Teller, 'support' | 'victim'>[];
	readonly weight: Weighs;
	readonly beside: Beside;
	readonly givesAway: GivesAway;
	readonly court: InCourt;
	readonly person: Person;
};

function row<
	const T extends Row['tellers'],
	W extends Weighs,
	B extends Beside,
	G extends GivesAway,
	const P extends Person
>(tellers: T, weight: W, beside: B, givesAway: G, court: InCourt, person: P) {
	return { tellers, weight, beside, givesAway, court, person };
}

const untouched = 'untouched';

/** Who tells it, its weight, what may be the same, what it gives away, what it tells of a court, and of a person. */
const rows = {
	reported: row(['police'], 'plain', 'one', 'nothing', 'no', untouched),
	'not-investigated': row(['police'], 'not-investigated', 'one', 'nothing', 'no', untouched),
	'investigation-started': row(['police'], 'plain', 'one', 'nothing', 'no', untouched),
	'update-plan-agreed': row(['police'], 'plain', 'one', 'nothing', 'no', untouched),
	'moved-to-another-force': row(['police'], 'plain', 'one', 'nothing', 'no', untouched),
	'suspect-arrested': row(['police'], 'plain', 'many', 'nothing', 'no', untouched),
	'suspect-interviewed': row(['police'], 'plain', 'many', 'nothing', 'no', untouched),
	'suspect-released': row(['police'], 'safety', 'let-go', 'nothing', 'no', {
		rules: 'none',
		out: 'told',
		by: 'police'
	}),
	'suspect-on-bail': row(['police'], 'safety', 'let-go', 'nothing', 'no', {
		rules: 'by-case',
		out: 'told',
		by: 'police'
	}),
	'suspect-under-investigation': row(['police'], 'safety', 'let-go', 'nothing', 'no', {
		rules: 'none',
		out: 'told',
		by: 'police'
	}),
	'police-bail-changed': row(['police'], 'safety', 'many', 'nothing', 'no', {
		rules: 'by-case',
		out: 'told',
		by: 'police'
	}),
	'rules-broken': row(['police', 'probation'], 'safety', 'one', 'nothing', 'no', untouched),
	'sent-to-prosecutor': row(['police'], 'plain', 'one', 'nothing', 'no', untouched),
	charged: row(['police', 'cps', 'courts'], 'plain', 'one', 'nothing', 'charged', {
		rules: 'by-case',
		out: 'not-told',
		by: 'charge'
	}),
	'charge-changed': row(['cps', 'courts'], 'plain', 'one', 'nothing', 'charged', untouched),
	'closed-without-charge': row(
		['police', 'cps'],
		'by-what-it-says',
		'one',
		'nothing',
		'no',
		untouched
	),
	'closed-no-suspect': row(['police'], 'no-suspect', 'one', 'nothing', 'no', untouched),
	'out-of-court': row(['police', 'cps'], 'plain', 'one', 'nothing', 'no', {
		rules: 'ended',
		out: 'may',
		by: 'end'
	}),
	discontinued: row(['cps', 'courts'], 'stopped', 'one', 'nothing', 'charged', untouched),
	'no-evidence-offered': row(
		['cps', 'courts'],
		'no-evidence',
		'one',
		'nothing',
		'heard',
		untouched
	),
	'left-on-file': row(['courts'], 'left-on-file', 'one', 'nothing', 'heard', untouched),
	'stopped-by-court': row(['courts'], 'stopped-by-court', 'one', 'nothing', 'heard', untouched),
	'defendant-died': row(['police', 'courts'], 'died', 'one', 'nothing', 'no', {
		rules: 'died',
		out: 'not-told',
		by: 'death'
	}),
	'hearing-listed': row(['courts'], 'plain', 'date', 'by-what-it-says', 'charged', untouched),
	'hearing-cancelled': row(['courts'], 'plain', 'one', 'a-date-off', 'charged', untouched),
	'sent-to-crown-court': row(['courts'], 'plain', 'one', 'nothing', 'heard', untouched),
	'trial-vacated': row(
		['courts'],
		'by-what-it-says',
		'trial-off',
		'a-date-off',
		'heard',
		untouched
	),
	'trial-ineffective': row(
		['courts'],
		'by-what-it-says',
		'trial-off',
		'a-date-off',
		'heard',
		untouched
	),
	'trial-cracked': row(
		['courts'],
		'by-what-it-says',
		'trial-off',
		'a-date-off',
		'heard',
		untouched
	),
	'trial-went-ahead': row(['courts'], 'plain', 'one', 'nothing', 'heard', untouched),
	'hearing-held': row(['courts'], 'plain', 'one', 'nothing', 'heard', untouched),
	'plea-entered': row(['courts'], 'plain', 'one', 'nothing', 'heard', untouched),
	'jury-not-agreed': row(['courts'], 'no-verdict', 'one', 'nothing', 'heard', untouched),
	'retrial-ordered': row(['courts'], 'plain', 'one', 'an-end', 'heard', untouched),
	'verdict-given': row(['courts'], 'by-what-it-says', 'one', 'nothing', 'heard', untouched),
	sentenced: row(['courts'], 'plain', 'one', 'nothing', 'heard', {
		rules: 'ended',
		out: 'by-case',
		by: 'end'
	}),
	'appeal-lodged': row(['courts'], 'plain', 'one', 'nothing', 'heard', untouched),
	'appeal-decided': row(['courts'], 'by-what-it-says', 'one', 'nothing', 'heard', untouched),
	'court-bail-decided': row(['courts'], 'by-what-it-says', 'many', 'nothing', 'heard', {
		rules: 'by-case',
		out: 'by-case',
		by: 'court'
	}),
	'warrant-issued': row(['courts'], 'plain', 'one', 'nothing', 'no', untouched),
	'evidence-needed': row(['witness-care'], 'plain', 'many', 'nothing', 'no', untouched),
	'evidence-not-needed': row(['witness-care'], 'plain', 'many', 'a-date-off', 'no', untouched),
	'special-measures-decided': row(
		['courts', 'witness-care'],
		'plain',
		'one',
		'nothing',
		'no',
		untouched
	),
	'expenses-claimed': row(['cps'], 'plain', 'one', 'nothing', 'no', untouched),
	'expenses-paid': row(['cps'], 'plain', 'one', 'nothing', 'no', untouched),
	'support-referred': row(['police'], 'plain', 'one', 'nothing', 'no', untouched),
	'contact-scheme-referred': row(['witness-care'], 'plain', 'one', 'nothing', 'no', untouched),
	'release-considered': row(['probation'], 'plain', 'one', 'nothing', 'heard', untouched),
	'released-from-prison': row(['probation'], 'safety', 'many', 'nothing', 'heard', {
		rules: 'by-case',
		out: 'told',
		by: 'prison'
	}),
	'recalled-to-prison': row(['probation'], 'plain', 'many', 'nothing', 'heard', {
		rules: 'held',
		out: 'held',
		by: 'prison'
	}),
	escaped: row(['police', 'probation'], 'safety', 'one', 'nothing', 'no', {
		rules: 'away',
		out: 'told',
		by: 'prison'
	}),
	'sentence-ended': row(['probation'], 'plain', 'one', 'nothing', 'heard', {
		rules: 'ended',
		out: 'may',
		by: 'end-of-prison'
	}),
	'complaint-received': row(
		['police', 'cps', 'witness-care', 'probation'],
		'plain',
		'one',
		'nothing',
		'no',
		untouched
	),
	concluded: row(['courts'], 'plain', 'one', 'an-end', 'heard', {
		rules: 'ended',
		out: 'by-case',
		by: 'end'
	}),
	'victim-told': row(
		['police', 'cps', 'witness-care', 'probation'],
		'plain',
		'hers-alone',
		'by-what-it-says',
		'no',
		untouched
	),
	'date-moved': row([], 'plain', 'her-date', 'nothing', 'no', untouched),
	'date-given': row([], 'plain', 'her-date', 'nothing', 'no', untouched),
	'told-answered': row([], 'plain', 'hers-alone', 'nothing', 'no', untouched),
	'taken-back': row([], 'plain', 'hers-alone', 'nothing', 'no', untouched)
} satisfies Record<EventKind, Row>;

/** The kinds of event, in the order a case usually meets them. */
export const eventKinds = Object.keys(rows) as readonly EventKind[];

/** All that is decided about a kind. */
export function kindRow(kind: EventKind): Row {
	return rows[kind];
}

/** The kinds whose row holds what is asked for: whoever decides for them by what they say must name each. */
export type KindWith<Part extends Partial<Row> | { person: Partial<Exclude<Person, string>> }> = {
	[K in EventKind]: (typeof rows)[K] extends Part ? K : never;
}[EventKind];

/** An event of one of some kinds. */
export type EventIn<K extends EventKind> = Extract<Event, { readonly kind: K }>;
