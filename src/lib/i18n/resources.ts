/** The sentences of all languages, as Node, Vite and the type checker all read them. */
import { bookOf } from './books.ts';
import * as english from './en/list.ts';
import { languages, type Language } from './languages.ts';
import * as staff from './staff/list.ts';
import { fallen } from './states.ts';

export type English = typeof english;
export type Staff = typeof staff;
export type Files = Readonly<Record<string, unknown>>;

const lists = languages.map(async ({ code }): Promise<[Language, Files]> => {
	const list = (await import(`./${code}/list.ts`)) as Files;
	return [code, { ...list }];
});

export const resources = Object.fromEntries(await Promise.all(lists)) as Record<Language, Files>;
/** Sentences of a language that are of an older English and may not be shown so. */
export const fallenIn: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
	languages.map(({ code }) => [code, fallen(bookOf(code), english, resources[code])])
);
/** What pages of staff say beside them; English alone. */
export const forStaff: Files = { ...staff };
