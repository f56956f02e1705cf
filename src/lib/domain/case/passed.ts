/** The sentences that were passed for a person, read from the courts' results, and what they come to in one day. */
import type { Day, EventData } from '#lib/domain/event.ts';
import type { Length, Term } from '#lib/domain/event-field.ts';
import { sentences } from '#lib/domain/vocabulary.ts';
import { isLonger, sum } from './sentence.ts';

export type Sentence = (typeof sentences)[number];
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
/** A sentence that was passed, and when. */
export type Passed = ReadSentence & {
	readonly on?: Day;
	/** Whether passing it was the conviction. */
	readonly convicts: boolean;
};

/** What was passed on one day as one sentence: the heaviest, since that is what "sentenced to" means to her. */
export function sentencePassed(on: Day, all: readonly ReadSentence[]): EventData['sentenced'] {
	const order: readonly Sentence[] = ['prison', 'hospital-order', ...sentences];
	const sentence = order.find((one) => all.some((read) => read.sentence === one)) ?? 'other';
	const same = all.filter((read) => read.sentence === sentence);
	const totals = same.filter(({ isTotal, term }) => isTotal && term);
	// A total of years says nothing of a sentence for life beside it.
	const isForLife = same.some(({ term }) => term?.life);
	const term =
		totals.length > 0 && !isForLife ? oneTerm(on, totals, same) : oneTerm(on, same, same);
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
