/** How long a sentence is, from the prompts of a result, or else from the courts' own structure of lengths. */
import type { Length, Term } from '#lib/domain/event-field.ts';
import type { Sentence } from '#lib/domain/case/passed.ts';
import { readDay } from './day.ts';
import { lengthInUnit, lengthInWords } from './length.ts';
import { promptOf, type Result } from './result.ts';

// The prompts of the courts' reference data (hmcts/cpp-context-hearing, MIT). How long a term was before, or is in
// default of payment, is another label.
const inPrison =
	/^(total )?(imprisonment|custodial|custody|detention) (period|term)$|^(total detention and training order period|period of detention and training)$/;
const custodial = /^appropriate custodial term$/;
const suspension = /^(suspended period|period of suspension)$/;
const order = /^(period|duration) of (order|conditional discharge)$/;

/** The term of a sentence, as far as the result tells it; a length that cannot be read whole is none. */
export function termOf(result: Result, sentence: Sentence): Term | undefined {
	const term = told(result, sentence);
	return Object.keys(term).length > 0 ? term : undefined;
}

function told(result: Result, sentence: Sentence): Term {
	switch (sentence) {
		case 'prison':
			return ofPrison(result);
		case 'suspended-prison':
			return {
				...as('length', inWords(result, inPrison) ?? lengthInUnit(result.duration)),
				...as('suspendedFor', inWords(result, suspension) ?? lengthInUnit(result.secondDuration))
			};
		case 'community-order':
		case 'discharge':
			return ofOrder(result, sentence);
		case 'fine':
		case 'hospital-order':
		case 'other':
			return {};
	}
}

function ofPrison(result: Result): Term {
	// The years of a life sentence are those before a parole board may look at it.
	if (isForLife(result))
		return { life: true, ...as('minimum', inWords(result, /^minimum (term|period)$/)) };
	if (/^(extended sentence|special custodial)/.test(result.label))
		return {
			extended: true,
			...as('length', inWords(result, custodial)),
			...as('licence', inWords(result, /^extension period$/))
		};
	if (promptOf(result, inPrison) !== undefined) return as('length', inWords(result, inPrison));
	const length = lengthInUnit(result.duration);
	// A second length is none that prison has: we cannot tell what it adds.
	return length && result.secondDuration ? { length, atLeast: true } : as('length', length);
}

function isForLife(result: Result): boolean {
	if (result.isForLife || result.duration?.unit === 'l') return true;
	if (/\blife\b|\bpleasure\b/.test(result.label)) return true;
	return /^(true|yes)$/i.test(promptOf(result, /^total imprisonment period is life$/) ?? '');
}

function ofOrder(result: Result, sentence: 'community-order' | 'discharge'): Term {
	const until = readDay(promptOf(result, /^end date( of order)?$/)?.slice(0, 10) ?? '');
	const length =
		inWords(result, order) ??
		(sentence === 'discharge' ? lengthInUnit(result.duration) : undefined);
	return { ...as('length', length), ...(until ? { until } : {}) };
}

function inWords(result: Result, label: RegExp): Length | undefined {
	const value = promptOf(result, label);
	return value === undefined ? undefined : lengthInWords(value);
}

function as<const Name extends keyof Term>(name: Name, length: Length | undefined): Term {
	return length ? { [name]: length } : {};
}
