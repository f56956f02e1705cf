/** What a fact carries, field by field: its type, what an agency may send of it and what tests are made of follow from it. */

/** Milliseconds since 1970 UTC. */
export type Instant = number;
/** A day in London, `YYYY-MM-DD`. */
export type Day = string;

/** A day on which a hearing sits, with an instant if a time is known. */
export type Sitting = { readonly on: Day; readonly startsAt?: Instant };
/**
 * When a hearing is: fixed days, or some day from a Monday on. `alsoOn`: the days after the first, in their order.
 * `about`: how many days it is planned for, where not all of them were told.
 */
export type HearingTime =
	| (Sitting & {
			readonly kind: 'day';
			readonly alsoOn?: readonly Sitting[];
			readonly about?: number;
	  })
	| { readonly kind: 'week-of'; readonly on: Day; readonly weeks: number };

export const lengthUnits = ['years', 'months', 'weeks', 'days'] as const;
/** How long something lasts, in the units in which it was told. */
export type Length = { readonly [Unit in (typeof lengthUnits)[number]]?: number };

/** Until when an order holds: for some time, until a day, or until a court ends it. */
export type Lasting =
	| { readonly length: Length }
	| { readonly until: Day }
	| { readonly openEnded: true };

/** How long a sentence is, as far as it was told. */
export type Term = {
	/** In prison; of what is no prison, how long it lasts. */
	readonly length?: Length;
	/** It is no shorter than that: there are several, and nobody told us how they add up. */
	readonly atLeast?: true;
	readonly life?: true;
	/** Of a sentence for life: how long at the least in prison. */
	readonly minimum?: Length;
	/** Prison, and then time outside under rules that the sentence itself sets. */
	readonly extended?: true;
	/** How long that time outside is. */
	readonly licence?: Length;
	/** Of a suspended sentence: how long it can still be put into force. */
	readonly suspendedFor?: Length;
	/** The last day of an order that ends on a day. */
	readonly until?: Day;
};

/** What a field can be that is no choice from a list. `id`: an agency's own, of which we keep a keyed hash. */
export type Values = {
	'yes-or-no': boolean;
	day: Day;
	/** When a hearing is. */
	time: HearingTime;
	/** How long a sentence is. */
	term: Term;
	/** Until when an order holds. */
	lasting: Lasting;
	id: string;
	/** The id of an official reason why a trial did not happen. */
	reason: string;
	/** A kind of event an agency tells. */
	kind: string;
	/** Another event of the case. */
	event: string;
	duty: string;
};

type Sort =
	| { readonly is: keyof Values }
	| { readonly is: 'one-of' | 'some-of'; readonly of: readonly string[] }
	| { readonly is: 'number'; readonly from: number; readonly to: number }
	| { readonly is: 'text'; readonly longest: number };

/** One field. `may`: it may be left out; `unless`: what it means where an agency leaves it out. */
export type Field = Sort & { readonly may?: true; readonly unless?: unknown };
/** The fields of a kind by their names. */
export type Fields = Readonly<Record<string, Field>>;

/** One of these words. */
export function oneOf<const L extends readonly string[]>(of: L) {
	return { is: 'one-of', of } as const;
}

/** Any of these words. */
export function someOf<const L extends readonly string[]>(of: L) {
	return { is: 'some-of', of } as const;
}

/** A whole number between two. */
export function number(from: number, to: number) {
	return { is: 'number', from, to } as const;
}

/** A text of at most so many characters. */
export function text(longest: number) {
	return { is: 'text', longest } as const;
}

/** A thing that is no list, number or text. */
export function a<const S extends keyof Values>(is: S) {
	return { is } as const;
}

/** It may be left out. */
export function maybe<const F extends Field>(field: F) {
	return { ...field, may: true } as const;
}

/** An agency may leave it out, and then means this. */
export function unless<const F extends Field>(value: ValueOf<F>, field: F) {
	return { ...field, unless: value as unknown } as const;
}

/** What a field holds. */
export type ValueOf<F, V extends Values = Values> = F extends {
	readonly is: 'one-of';
	readonly of: readonly (infer Word)[];
}
	? Word
	: F extends { readonly is: 'some-of'; readonly of: readonly (infer Word)[] }
		? readonly Word[]
		: F extends { readonly is: 'number' }
			? number
			: F extends { readonly is: 'text' }
				? string
				: F extends { readonly is: keyof V }
					? V[F['is']]
					: never;

type Optional<C> = {
	[N in keyof C]: C[N] extends { readonly may: true } ? N : never;
}[keyof C];

/** What a kind with these fields holds. */
export type DataOf<C, V extends Values = Values> = {
	readonly [N in Exclude<keyof C, Optional<C>>]: ValueOf<C[N], V>;
} & { readonly [N in Optional<C>]?: ValueOf<C[N], V> };
