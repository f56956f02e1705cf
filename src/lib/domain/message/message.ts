/** One message between a victim and her advocate: words alone, of a length that somebody can read, and no pictures or files yet. */

/** Who wrote it: she, or one of us. */
export type Side = 'hers' | 'ours';

/** The most a message holds, in characters. */
export const longest = 2000;

export type Typed =
	| { readonly ok: true; readonly words: string }
	| { readonly ok: false; readonly why: 'empty' }
	| { readonly ok: false; readonly why: 'too-long'; readonly length: number };

/** Reads what was typed; refused where there is nothing to read, or more than a message holds. */
export function readMessage(typed: string): Typed {
	const words = readable(typed);
	if (!isSaid(words)) return { ok: false, why: 'empty' };
	const { length } = [...words];
	return length > longest ? { ok: false, why: 'too-long', length } : { ok: true, words };
}

// What turns the order of letters round could make a message look as if it said something else, or as if another had
// written it. The marks that Arabic and Hebrew need inside a word stay.
const turning = /[\u202a-\u202e\u2066-\u2069]/g;
const unseen = /[^\P{Cc}\n\t]|[\ufff9-\ufffb]/gu;

/** What was typed without what nobody can see, its lines ended in one way. */
export function readable(typed: string): string {
	return typed
		.toWellFormed()
		.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
		.replace(turning, '')
		.replace(unseen, '')
		.trim();
}

/** Whether there is anything to read in a text. */
export function isSaid(text: string): boolean {
	return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** What a form carries, so that the same one sent again is one message. */
export function isForm(text: string): boolean {
	return /^[\w-]{8,64}$/.test(text);
}
