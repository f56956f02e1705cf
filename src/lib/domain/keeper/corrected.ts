/** What keepers corrected since the release, as this process knows it, and how a kind of correction is asked for. */
import taken from './corrected.json' with { type: 'json' };
import type { Day } from '#lib/domain/event.ts';

export type AnyCorrection = { readonly kind: string; readonly of: string; readonly value: unknown };
/** What stands in a form, by the names of its fields. */
export type Typed = Readonly<Record<string, string>>;
export type NamedField =
	| (
			| 'number'
			| 'which'
			| 'hours'
			| 'standard'
			| 'enhanced'
			| 'from'
			| 'title'
			| 'url'
			| 'checkedOn'
	  )
	| (
			| 'days'
			| 'period'
			| 'published'
			| 'retrieved'
			| 'staleAfter'
			| 'day'
			| 'closed'
			| 'until'
			| 'checked'
			| 'within'
			| 'best'
			| 'most'
	  );
export type FieldName = NamedField | `says-${string}`;
export type FieldRow = {
	readonly name: FieldName;
	/** A line, a text of several lines, a day, or one of a list. */
	readonly as: 'line' | 'text' | 'day' | 'pick';
	readonly options?: readonly string[];
	/** In which language, and in which form of number, a text is typed. */
	readonly lang?: string;
	readonly form?: string;
};
/** Whether a field has a label of its own; the others are texts, named by their language. */
export function isNamed(name: FieldName): name is NamedField {
	return !name.startsWith('says-');
}

/** Why not, in one word, and at which field where it is not the form's last. */
export type Refused<Refusal> = Refusal | { readonly refused: Refusal; readonly at: string };

/** One of what can be corrected, by the name a keeper knows it by. */
export type CorrectionSubject = {
	readonly of: string;
	readonly label: string;
	/** Nobody has read it at its source. */
	readonly isUnread?: boolean;
};

/** One kind of correction: of what it can be, the fields of its form, and how they are read. */
export type CorrectionRow<Refusal extends string = string> = {
	/** Of what; nothing where the form says it in its first field. */
	readonly subjects?: () => readonly CorrectionSubject[];
	readonly fields: (of: string) => readonly FieldRow[];
	/** What the form shows of it as it is. */
	readonly asTyped: (of: string) => Typed;
	/** What is to be said instead, or in one word why not. */
	readonly read: (of: string, typed: Typed, today: Day) => object | Refused<Refusal>;
	/** Whether what was confirmed still passes beside what this version says; left out where it always does. */
	readonly fits?: (of: string, value: unknown) => boolean;
};

/** What was corrected before this version and has no other file to lie in. */
export const shipped: readonly AnyCorrection[] = taken;

let standing = shipped;

/** Says what is corrected from now on, beside what is shipped: set where the corrections are read. */
export function correct(all: readonly AnyCorrection[]): void {
	standing = [...shipped, ...all];
}

/** All that is corrected, as this process knows it. */
export function standingNow(): readonly AnyCorrection[] {
	return standing;
}

/** What follows from the corrections, worked out anew only when they have changed. */
export function whileCorrected<Answer>(
	work: (standing: readonly AnyCorrection[]) => Answer
): () => Answer {
	let seen: readonly AnyCorrection[] | undefined;
	let answer: Answer;
	return () => {
		if (seen !== standing) {
			answer = work(standing);
			seen = standing;
		}
		return answer;
	};
}

/** Words that are said otherwise, by where they stand: `pl:home.next.title`, `pl/guide-12`. */
export function wordsOf(all: readonly AnyCorrection[], kind: string): [string, string][] {
	return ofKind<{ readonly says: Typed }>(all, kind).flatMap(({ value }) =>
		Object.entries(value.says)
	);
}

/** The corrections of one kind, with what each holds. */
export function ofKind<Value>(
	all: readonly AnyCorrection[],
	kind: string
): { readonly of: string; readonly value: Value }[] {
	return all
		.filter((one) => one.kind === kind)
		.map(({ of, value }) => ({ of, value: value as Value }));
}
