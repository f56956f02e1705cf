/** What the tests of her own words are made of: what she types, and what she needs. */
import type { Needs } from '#lib/domain/reach/needs.ts';
import type { TypedAnswer, TypedDay } from '#lib/domain/case/own-answers.ts';

/** A day as typed in three boxes: `typedDay('2', '3', '2027')`; empty when nothing is said. */
export function typedDay(day = '', month = '', year = ''): TypedDay {
	return { day, month, year };
}

/** One screen of the questions about what she was told, with nothing answered. */
export function aTypedAnswer(over: Partial<TypedAnswer> = {}): TypedAnswer {
	return { choice: '', on: typedDay(), notSure: false, years: '', months: '', ...over };
}

/** What a victim needs who has said nothing. */
export function someNeeds(over: Partial<Needs> = {}): Needs {
	return { talking: [], reading: [], other: [], days: [], times: [], ...over };
}
