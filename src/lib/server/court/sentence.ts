/** What the results of an offence come down to: a sentence, or a warrant. */
import { isLonger, sum } from '#lib/domain/case/sentence.ts';
import type { Day, EventData } from '#lib/domain/event.ts';
import type { Length, Term } from '#lib/domain/event-field.ts';
import { sentences } from '#lib/domain/vocabulary.ts';
import { penceIn } from './length.ts';
import { promptOf, type Result } from './result.ts';
import { termOf, type Sentence } from './term.ts';

// The data standard's codes (ministryofjustice/bichard7-next-data, MIT). A suspended sentence put into force (1507) is
// an older case's, and prison for an unpaid fine or for contempt (1509, 1510) is no sentence for the offence.
const sentenceByCode: ReadonlyMap<string, Sentence> = new Map([
	...codes('prison', '1002 1003 1007 1022 1024 1056 1073 1080 1081 1114 1121 1162 4064 4065'),
	...codes('suspended-prison', '1089 1115 1134'),
	...codes('community-order', '1010 1011 1012 1013 1052 1095 1098 1099 1102 1116 1141 1142 1143'),
	...codes('fine', '1015'),
	...codes('discharge', '1017 1018'),
	...codes('hospital-order', '1008 1088'),
	...codes('other', '1014 1016 1057 1083 1084 1097 1144')
]);

const sentenceByWords: readonly (readonly [RegExp, Sentence])[] = [
	[
		/^(total )?(suspended (sentence|imprisonment|custodial)|suspended detention)/,
		'suspended-prison'
	],
	[/^total (imprisonment|custodial period|detention and training)/, 'prison'],
	[/^(special custodial sentence of |mandatory )?(life )?imprisonment\b/, 'prison'],
	[
		/^((extended|minimum) sentence of|(mandatory )?custody for life|detention and training order)/,
		'prison'
	],
	[
		/^(detained (at|for)|committed to (a )?young offender|detention in (a )?young offender)/,
		'prison'
	],
	[/^(hospital order|hospital direction)/, 'hospital-order'],
	[/^(community order|youth rehabilitation order)\b/, 'community-order'],
	[/^fine$/, 'fine'],
	[/^(absolute|conditional) discharge\b/, 'discharge'],
	[
		/^(bind over to|bound over|referral order|reparation order|no separate penalty|guardianship order)/,
		'other'
	]
];

/** A sentence as a result has it, without a word of the clerk's. */
export type ReadSentence = {
	readonly sentence: Sentence;
	readonly term?: Term;
	/** The amount of a fine. */
	readonly pence?: number;
	/** It adds up what was passed for several offences. */
	readonly isTotal?: true;
	/** Whether it runs together with another of the case, or after it. */
	readonly runs?: 'together' | 'after';
};

/** The sentence a result is, or nothing. */
export function sentenceFrom(result: Result): ReadSentence | undefined {
	const sentence = sentenceOf(result);
	if (!sentence) return undefined;
	const term = termOf(result, sentence);
	const pence =
		sentence === 'fine' ? penceIn(promptOf(result, /^amount of fine$/) ?? '') : undefined;
	const runs = runsOf(result);
	return {
		sentence,
		...(term ? { term } : {}),
		...(pence ? { pence } : {}),
		...(result.label.startsWith('total') ? { isTotal: true } : {}),
		...(runs ? { runs } : {})
	};
}

// After a sentence of another case it says nothing of how those of this case go together.
function runsOf(result: Result): ReadSentence['runs'] {
	if (/^(true|yes)$/i.test(promptOf(result, /^concurrent$/) ?? '')) return 'together';
	return promptOf(result, /^consecutive to (offence|count)/) ? 'after' : undefined;
}

function sentenceOf({ code, label }: Result): Sentence | undefined {
	if (/\b(amended|varied|activated|revoked|in default|extended$|breach)\b/.test(label))
		return undefined;
	return sentenceByCode.get(code) ?? sentenceByWords.find(([pattern]) => pattern.test(label))?.[1];
}

/** Whether a warrant was issued for the defendant and is still out. */
export function isWarrant({ code, label }: Result): boolean {
	if (/\b(witness|parent|withdrawn|executed|redated)\b/.test(label)) return false;
	return ['4575', '4576', '4577'].includes(code) || /^warrant (for|of) arrest\b/.test(label);
}

/** What was passed on one day as one sentence: the heaviest, since that is what "sentenced to" means to her. */
export function sentencePassed(on: Day, all: readonly ReadSentence[]): EventData['sentenced'] {
	const order: readonly Sentence[] = ['prison', 'hospital-order', ...sentences];
	const sentence = order.find((one) => all.some((read) => read.sentence === one)) ?? 'other';
	const same = all.filter((read) => read.sentence === sentence);
	const totals = same.filter(({ isTotal, term }) => isTotal && term);
	const term = totals.length > 0 ? oneTerm(on, totals, same) : oneTerm(on, same, same);
	const fines = all.filter((read) => read.sentence === 'fine').map(({ pence }) => pence);
	const pence = fines.includes(undefined)
		? 0
		: fines.reduce((added = 0, one = 0) => added + one, 0);
	return { sentence, ...(term ? { term } : {}), ...(pence ? { pence } : {}) };
}

function oneTerm(
	on: Day,
	told: readonly ReadSentence[],
	all: readonly ReadSentence[]
): Term | undefined {
	const isPrison = all.every(({ sentence }) => /prison$/.test(sentence));
	const terms = told.flatMap(({ term }) => term ?? []);
	const distinct = new Map(terms.map((term) => [JSON.stringify(term), term]));
	const [only] = distinct.values();
	if (told.length === 1 || !isPrison) return distinct.size === 1 ? only : undefined;
	const periods = all.map(({ term }) => JSON.stringify(term?.suspendedFor));
	const suspendedFor = new Set(periods).size === 1 ? terms[0]?.suspendedFor : undefined;
	const together = { ...ofSeveral(on, told, terms), ...(suspendedFor ? { suspendedFor } : {}) };
	return Object.keys(together).length > 0 ? together : undefined;
}

// Terms may run together or one after the other. Where that is not told, it is no shorter than the longest.
function ofSeveral(on: Day, told: readonly ReadSentence[], terms: readonly Term[]): Term {
	const lives = terms.filter(({ life }) => life);
	const minimum = lives.length === 1 ? lives[0]?.minimum : undefined;
	if (lives.length > 0) return { life: true, ...(minimum ? { minimum } : {}) };
	const lengths = terms.flatMap(({ length }) => length ?? []);
	const longest = lengths.reduce<Length | undefined>(
		(found, one) => (found && !isLonger(one, found, on) ? found : one),
		undefined
	);
	const extended = terms.some((term) => term.extended) ? { extended: true as const } : {};
	if (!longest) return extended;
	const count = (runs: ReadSentence['runs']) => told.filter((read) => read.runs === runs).length;
	const isWhole =
		lengths.length === told.length && !terms.some((term) => term.atLeast ?? term.extended);
	if (isWhole && count('together') >= told.length - 1) return { length: longest };
	if (isWhole && count('after') === told.length - 1 && count('together') === 0)
		return { length: sum(lengths) };
	return { ...extended, length: longest, atLeast: true };
}

function codes(sentence: Sentence, list: string): (readonly [string, Sentence])[] {
	return list.split(' ').map((code) => [code, sentence] as const);
}
