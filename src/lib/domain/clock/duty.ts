/** A duty of the Victims' Code as a dated row, and the ways rows are written. */
import type { Day, EventData, EventKind, Teller, ToldKind } from '#lib/domain/event.ts';

/** Where a row was read, or where it should be: one that was not read is only recalled, and said in softer words. */
export type Source =
	| {
			readonly title: string;
			readonly url: string;
			readonly confidence: 'verified';
			readonly checkedOn: Day;
	  }
	| {
			readonly title: string;
			readonly url: string;
			readonly confidence: 'recalled-high' | 'recalled-medium';
	  };

/** Who can owe her something: every agency, and two offices that tell us nothing. */
export type Owing = Exclude<Teller, 'victim'> | 'youth-team' | 'review-commission';

type AnyData = EventData[EventKind];
type FieldOf<Data> = Data extends Data ? keyof Data : never;
type OneOrSome<Value> = Value | readonly Value[];
/** What an event carries, by the names of the fields of any kind. */
export type Only = {
	readonly [N in FieldOf<AnyData>]?: OneOrSome<
		Extract<AnyData, { readonly [One in N]: unknown }>[N]
	>;
};

export type Duty = {
	readonly id: string;
	/** The right's number in the Code, 1 to 12. */
	readonly right: number;
	/** The events that start the clock. */
	readonly startsAt: readonly EventKind[];
	/** What such an event has to say, where it carries that at all. */
	readonly only?: Only;
	/** `police-or-cps`: whichever of the two decided. */
	readonly owedBy: Owing | 'agency-complained-of' | 'police-or-cps';
	/** Working days; nothing where the Code gives no number. */
	readonly standardDays?: number;
	readonly enhancedDays?: number;
	/** Due by what the police agreed with her, in place of a number of the Code. */
	readonly limit?: 'as-agreed';
	/** The leg she cannot see: another agency has so many working days to tell the one who tells her. */
	readonly upstream?: { readonly from: Teller; readonly workingDays: number };
	/** Whether she is owed words, or something done. */
	readonly sort: 'tell' | 'do';
	/** What meets it: a telling about any of these kinds, or one of these events itself. With none, only she can say. */
	readonly metBy: { readonly told: readonly ToldKind[] } | { readonly event: EventKind };
	/** It helps only before a trial: once that is on, nobody asks for it any more. */
	readonly until?: 'trial';
	readonly inForceFrom: Day;
	readonly inForceTo?: Day;
	readonly source: Source;
};

/** Since when the Code of 2021 is in force; a change of law ends its rows and adds new ones. */
export const code2021 = { inForceFrom: '2021-04-01' } as const;

const bedfordshire =
	'https://www.bedfordshire.pcc.police.uk/the-code-of-practice-for-victims-victims-code-individual-rights-information';
// The pages of the first rights were named before the rest followed a pattern.
const pages: Readonly<Record<number, string>> = { 1: '-1', 2: '', 4: '-2' };
const pageOf = (right: number) => ({
	title: `Victims' Code 2021, Right ${right}`,
	url: bedfordshire + (pages[right] ?? `-right-${right}-of-12`)
});

/** The text of a right, as a police commissioner's copy gives it. */
export function code(right: number): Source {
	return { ...pageOf(right), confidence: 'verified', checkedOn: '2026-11-24' };
}

/** A text that is not the Code itself but says what it asks. */
export function read(title: string, url: string): Source {
	return { title, url, confidence: 'verified', checkedOn: '2026-11-24' };
}

/** A row nobody has read yet, and the page of the right where it should be looked for. */
export function recalled(right: number, how: 'high' | 'medium' = 'high'): Source {
	return { ...pageOf(right), confidence: `recalled-${how}` };
}

/** Right 6: she is told within five working days, or one with enhanced rights. */
export function toldSoon(
	id: string,
	kinds: readonly ToldKind[],
	over: Pick<Partial<Duty>, 'owedBy' | 'only' | 'source'> = {}
): Duty {
	return {
		id,
		right: 6,
		startsAt: kinds,
		owedBy: 'police',
		standardDays: 5,
		enhancedDays: 1,
		sort: 'tell',
		metBy: { told: kinds },
		...code2021,
		source: code(6),
		...over
	};
}

/** Rights 8 and 9: the court has five working days to tell the Witness Care Unit, who then have their own. */
export function byCourt(
	row: Pick<Duty, 'id' | 'right' | 'source' | 'only'> & {
		readonly kinds: readonly ToldKind[];
		readonly days: readonly [standard: number, enhanced: number];
	}
): Duty {
	const { kinds, days, ...rest } = row;
	return {
		...rest,
		startsAt: kinds,
		owedBy: 'witness-care',
		standardDays: days[0],
		enhancedDays: days[1],
		upstream: { from: 'courts', workingDays: 5 },
		sort: 'tell',
		metBy: { told: kinds },
		...code2021
	};
}

/** A row for which the Code gives no number of days: something to ask for, and never late. */
export function ask(
	id: string,
	right: number,
	startsAt: readonly EventKind[],
	over: Pick<Partial<Duty>, 'owedBy' | 'only' | 'source' | 'sort' | 'metBy' | 'until'> = {}
): Duty {
	return {
		id,
		right,
		startsAt,
		owedBy: 'police',
		sort: 'do',
		metBy: { told: [] },
		...code2021,
		source: code(right),
		...over
	};
}
