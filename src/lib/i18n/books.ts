/** What is kept of the sentences of every language, read when it is asked for first. */
import { keeping } from '#lib/domain/once.ts';
import type { Language } from './languages.ts';
import { readBook, type Book } from './states.ts';
import { read } from './read-words.ts';

/** What is kept of a language's sentences; nothing of English, which is the source. */
export const bookOf = keeping((lang: Language): Book =>
	lang === 'en' ? new Map() : readBook(read(lang, 'kept/state') as string[])
);
