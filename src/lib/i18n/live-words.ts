/** The sentences of the pages that renew themselves, as a browser asks for them: one language, and only their files. */
import type { Language } from './languages.ts';
import { learn } from './words.ts';

const lives: Readonly<Record<Language, () => Promise<{ readonly live: object }>>> = {
	en: () => import('./en/live.ts'),
	pl: () => import('./pl/live.ts'),
	ar: () => import('./ar/live.ts')
};

/** Learns what these pages say in a language; to be awaited before the first of them is hydrated. */
export async function learnLive(lang: Language): Promise<void> {
	const { live } = await lives[lang]();
	learn(lang, live);
}
