/** The sentences of all languages, as Node, Vite and the type checker all read them. */
import { list as ar } from './ar/list.ts';
import { list as en } from './en/list.ts';
import { list as pl } from './pl/list.ts';
import type { Language } from './languages.ts';

export type English = typeof en;
export const resources: Readonly<Record<Language, Readonly<Record<string, unknown>>>> = {
	en,
	pl,
	ar
};
