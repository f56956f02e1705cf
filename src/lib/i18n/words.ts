/** What is said: one immutable i18next for all languages, asked with a language each time. */
import i18next, { type TFunction } from 'i18next';
// Not by `./`: package.json gives a browser `no-resources.ts` in its place.
import { resources, type English } from '#lib/i18n/resources.ts';
import { languageOf, languages, type Language } from './languages.ts';

type Leaf<T, Path extends string = ''> = {
	[K in keyof T & string]: T[K] extends string ? `${Path}${Bare<K>}` : Leaf<T[K], `${Path}${K}.`>;
}[keyof T & string];
type Bare<K extends string> =
	K extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : K;

/** Every sentence we have, by its name: `home.next.title`. A missing one does not compile. */
export type Key = {
	[File in keyof English & string]: Leaf<English[File], `${File}.`>;
}[keyof English & string];
/** Says a sentence in one language. */
export type Say = (key: Key, vars?: Readonly<Record<string, string | number>>) => string;

const engine = i18next.createInstance();
void engine.init({
	initAsync: false,
	resources: Object.fromEntries(
		languages.map(({ code }) => [code, { translation: resources[code] }])
	),
	supportedLngs: languages.map(({ code }) => code),
	fallbackLng: 'en',
	// Some facts need no second sentence.
	returnEmptyString: true,
	// Svelte escapes what it prints; here a value is only fenced so that it keeps its own direction.
	interpolation: { escapeValue: true, escape: (value: string) => value },
	parseMissingKeyHandler: (key: string) => {
		throw new Error(`No words for ${key}`);
	}
});

/** Takes in sentences of a language; only a browser, which begins with none, has to. */
export function learn(lang: Language, sentences: object): void {
	engine.addResourceBundle(lang, 'translation', sentences);
}

const says = new Map(languages.map(({ code }) => [code, sayIn(code)] as const));

/** The sentences of a language. A value inside a right-to-left sentence is isolated, so no call can forget it. */
export function words(lang: Language): Say {
	const say = says.get(lang);
	if (!say) throw new Error(`No words in ${lang}`);
	return say;
}

function sayIn(lang: Language): Say {
	const t: TFunction = engine.getFixedT(lang);
	const isolates = languageOf(lang).dir === 'rtl';
	return (key, vars) => t(key, isolates && vars ? fenced(vars) : { ...vars });
}

// Our own words in the same language, put into a sentence: nothing to isolate.
const ownWords = new Set(['page', 'row', 'who', 'may', 'hours']);

function fenced(vars: Readonly<Record<string, string | number>>): Record<string, string | number> {
	return Object.fromEntries(
		Object.entries(vars).map(([name, value]) => [
			name,
			typeof value === 'number' || ownWords.has(name) ? value : `\u2068${value}\u2069`
		])
	);
}
