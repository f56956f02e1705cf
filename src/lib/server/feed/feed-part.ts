/** What any agency's message comes down to: facts, and by what they find their case. */
import type { Share } from '#lib/domain/case/snapshot.ts';
import type { Telling } from '#lib/domain/event.ts';

export type Part = {
	readonly urn?: string;
	/** By what the case was known before it had that URN, such as a crime reference: the police tie the two together. */
	readonly was?: string;
	/** Which unit of the agency it comes from, as long as it waits for its case. */
	readonly unit?: string;
	/** Other ids that may find the case, such as `hearing:<id>`; the inbox hashes them. */
	readonly references: readonly string[];
	readonly tellings: readonly Telling[];
	/** What a court shared of a hearing: it replaces what was shared of it before, and `tellings` are what it says alone. */
	readonly shares?: readonly Share[];
	/** The reference of that hearing: other cases it finds have no part in the hearing any more. */
	readonly hearing?: string;
};

/** What could not be understood: where (a JSON pointer), and what to do, in plain English. */
export type Problem = { readonly pointer: string; readonly detail: string };
