/** The words of what is being shown: a frame says once in which language, and every part within it asks here. */
import { createContext } from 'svelte';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Say } from '#lib/i18n/words.ts';

const [get, set] = createContext<Say>();
const [tongue, setTongue] = createContext<() => Language>();

/** Says in a frame which language everything inside it speaks; asked each time, so that a change of it is seen. */
export function setWords(language: () => Language): Say {
	setTongue(language);
	return set((key, vars) => words(language())(key, vars));
}

/** The words that the nearest frame speaks in. */
export const getWords = get;

/** The language of the nearest frame, for what only code can put together. */
export const getLanguage = tongue;
