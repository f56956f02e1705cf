/** What is kept of the sentences of every language, read once. */
import { offered } from './offered.ts';
import type { Language } from './languages.ts';
import { readBook, type Book } from './states.ts';

const read = offered
	.filter((code) => code !== 'en')
	.map(async (code): Promise<[Language, Book]> => {
		const { state } = (await import(`./${code}/kept.ts`)) as { readonly state: readonly string[] };
		return [code, readBook(state)];
	});
const books = new Map(await Promise.all(read));

/** What is kept of a language's sentences; nothing of English, which is the source. */
export function bookOf(lang: Language): Book {
	return books.get(lang) ?? new Map();
}
