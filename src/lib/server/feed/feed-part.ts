/** What any agency's message comes down to: facts, and by what they find their case. */
import type { Telling } from '#lib/domain/event.ts';

export type Part = {
	readonly urn?: string;
	/** Other ids that may find the case, such as `hearing:<id>`; the inbox hashes them. */
	readonly references: readonly string[];
	readonly tellings: readonly Telling[];
};

/** What could not be understood: where (a JSON pointer), and what to do, in plain English. */
export type Problem = { readonly pointer: string; readonly detail: string };
