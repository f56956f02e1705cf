/** How long a sentence is, from the prompts of a result, or else from the courts' own structure of lengths. */
import type { Length, Term } from '#lib/domain/event-field.ts';
import type { Sentence } from '#lib/domain/case/passed.ts';
import { readDay } from './day.ts';
import { lengthInUnit, lengthInWords } from './length.ts';
import { promptOf, type Result } from './result.ts';

// The prompts of the courts' reference data (hmcts/cpp-context-hearing, MIT). How long a term was before, or is in
// default of payment, is another label.
const inPrison =
	/^((total )?(imprisonment|custodial|custody|detention|detention and training( order)?) (period|term)|(period|term) of (imprisonment|custody|detention( and training)?( order)?))$/;
// Of a sentence that has one length alone.
const alone = /^(period|term)$/;
// The part in prison is called by many names, all of custody; what is due in default of payment is none of them.
const custodial = /^(?!.*(default|extended|extension|total)).*\b(custody|custodial)\b/;
const outside =
	/^(extension period|(extended|extension) licen[cs]e( period)?|period of extended licen[cs]e|extended period)$/;
const suspension = /^(suspended period|(period of )?suspension( period)?|operational period)$/;
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
	if (isExtended(result))
		return {
			extended: true,
			...as('length', inWords(result, custodial)),
			...as('licence', inWords(result, outside))
		};
	const named = [inPrison, alone].find((one) => promptOf(result, one) !== undefined);
	if (named) return as('length', inWords(result, named));
	const length = lengthInUnit(result.duration);
	// A second length is none that prison has: we cannot tell what it adds.
	return length && result.secondDuration ? { length, atLeast: true } : as('length', length);
}

function isExtended(result: Result): boolean {
	return (
		/^(extended|special custodial)\b/.test(result.label) || promptOf(result, outside) !== undefined
	);
}

function isForLife(result: Result): boolean {
	const isTold = result.prompts.some(
		({ label, value }) => label === 'whole life order' && /^(true|yes)$/i.test(value)
	);
	if (isTold || /^(whole )?life\b/i.test(promptOf(result, inPrison) ?? '')) return true;
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

// Under several names it is one length told again, or several of which nobody says how they add up.
function inWords(result: Result, label: RegExp): Length | undefined {
	const named = new Map(
		result.prompts.filter((one) => label.test(one.label)).map((one) => [one.label, ''])
	);
	for (const { label: name, value } of result.prompts)
		if (named.has(name)) named.set(name, `${named.get(name)} ${value}`.trim());
	if (new Set(named.values()).size > 1) return undefined;
	const value = promptOf(result, label);
	return value === undefined ? undefined : lengthInWords(value);
}

function as<const Name extends keyof Term>(name: Name, length: Length | undefined): Term {
	return length ? { [name]: length } : {};
}
