/** Which languages may be chosen: where real people read, those whose words of danger, limits and law a named person has read. */
import { ofKind, whileCorrected } from '#lib/domain/keeper/corrected.ts';
import { keeping } from '#lib/domain/once.ts';
import { bookOf } from './books.ts';
import { mustBeRead } from './kept-exact.ts';
import type { Language } from './languages.ts';
import type { Book } from './states.ts';

/** How many sentences of a language have to be read before it is offered, and how many of them no named person has. */
export type Reading = { readonly all: number; readonly unread: number };

/** How far a book is read. What has become stale since was read once: English stands in its place. */
export function readingIn(book: Book): Reading {
	const all = [...book].filter(([name]) => mustBeRead(name));
	const unread = all.filter(([, { state, by }]) => state !== 'reviewed' || !by);
	return { all: all.length, unread: unread.length };
}

/** How far a language is read. */
export const readingOf = keeping((lang: Language) => readingIn(bookOf(lang)));

const withdrawn = whileCorrected((all) => ofKind(all, 'language').map(({ of }) => of));

/** Whether a language can be chosen. In a demonstration nobody is real, and all are shown. */
export function isOffered(lang: Language, { invented }: { readonly invented: boolean }): boolean {
	return (invented || readingOf(lang).unread === 0) && !withdrawn().includes(lang);
}

/** Whether a named person has read every word of a language; the others say on every page that they are drafts. */
export const isReviewed = keeping((lang: Language) =>
	[...bookOf(lang).values()].every(({ state, by }) => state === 'reviewed' && by !== undefined)
);
