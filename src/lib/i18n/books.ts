/** What is kept of the sentences of every language, read when it is asked for first. */
import type { Language } from './languages.ts';
import { readBook, type Book } from './states.ts';
import { read } from './read-words.ts';

const books = new Map<Language, Book>([['en', new Map()]]);

/** What is kept of a language's sentences; nothing of English, which is the source. */
export function bookOf(lang: Language): Book {
	const book = books.get(lang) ?? readBook(read(lang, 'kept/state') as string[]);
	books.set(lang, book);
	return book;
}
