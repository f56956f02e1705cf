/** The sentences of all languages. English is there at once, every other when it is spoken first: most are seldom. */
import { keeping } from '#lib/domain/once.ts';
import { bookOf } from './books.ts';
import * as english from './en/list.ts';
import type { Language } from './languages.ts';
import * as staff from './staff/list.ts';
import { fallen } from './states.ts';
import { namesIn, read } from './read-words.ts';

export type English = typeof english;
export type Staff = typeof staff;
export type Files = Readonly<Record<string, unknown>>;

/** The files of sentences of a language. */
export const filesOf = keeping((lang: Language): Files =>
	lang === 'en'
		? { ...english }
		: Object.fromEntries(namesIn(lang).map((name) => [name, read(lang, name)]))
);

/** Sentences of a language that are of an older English and may not be shown so. */
export const fallenIn = keeping((lang: Language): ReadonlySet<string> =>
	lang === 'en' ? new Set() : fallen(bookOf(lang), english, filesOf(lang))
);

/** What pages of staff say beside them; English alone. */
export const forStaff: Files = { ...staff };
