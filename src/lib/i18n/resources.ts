/** The sentences of all languages. English is there at once, every other when it is spoken first: most are seldom. */
import { bookOf } from './books.ts';
import * as english from './en/list.ts';
import type { Language } from './languages.ts';
import * as staff from './staff/list.ts';
import { fallen } from './states.ts';
import { namesIn, read } from './read-words.ts';

export type English = typeof english;
export type Staff = typeof staff;
export type Files = Readonly<Record<string, unknown>>;

const files = new Map<Language, Files>([['en', { ...english }]]);

/** The files of sentences of a language. */
export function filesOf(lang: Language): Files {
	const own =
		files.get(lang) ?? Object.fromEntries(namesIn(lang).map((name) => [name, read(lang, name)]));
	files.set(lang, own);
	return own;
}

const old = new Map<Language, ReadonlySet<string>>([['en', new Set()]]);

/** Sentences of a language that are of an older English and may not be shown so. */
export function fallenIn(lang: Language): ReadonlySet<string> {
	const own = old.get(lang) ?? fallen(bookOf(lang), english, filesOf(lang));
	old.set(lang, own);
	return own;
}

/** What pages of staff say beside them; English alone. */
export const forStaff: Files = { ...staff };
