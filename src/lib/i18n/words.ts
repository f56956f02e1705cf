/** What is said: one immutable i18next for all languages, asked with a language each time. */
import i18next, { type TFunction } from 'i18next';
// Not by `./`: package.json gives a browser `browser-resources.ts` in its place.
import { fallenIn, filesOf, forStaff, type English, type Staff } from '#lib/i18n/resources.ts';
import { keeping } from '#lib/domain/once.ts';
import { whileCorrected, wordsOf } from '#lib/domain/keeper/corrected.ts';
import { asNumbered } from '#lib/domain/help/numbers.ts';
import { asEnglish } from './in-english.ts';
import { languageOf, languages, type Language } from './languages.ts';

type Leaf<T, Path extends string = ''> = {
	[K in keyof T & string]: T[K] extends string ? `${Path}${Bare<K>}` : Leaf<T[K], `${Path}${K}.`>;
}[keyof T & string];
type Bare<K extends string> =
	K extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : K;

type Names<Files> = {
	[File in keyof Files & string]: Leaf<Files[File], `${File}.`>;
}[keyof Files & string];

/** Every sentence that we translate, by its name: `home.next.title`. A missing one does not compile. */
export type Key = Names<English>;
/** Every sentence that only staff read; `staff-words.ts` says them. */
export type StaffKey = Names<Staff>;
/** Says a sentence in one language. */
export type Say = (key: Key, vars?: Readonly<Record<string, string | number>>) => string;

const engine = i18next.createInstance();
void engine.init({
	initAsync: false,
	resources: { en: { translation: { ...filesOf('en'), ...forStaff } } },
	supportedLngs: languages.map(({ code }) => code),
	fallbackLng: 'en',
	// Some facts need no second sentence.
	returnEmptyString: true,
	parseMissingKeyHandler: (key: string) => {
		throw new Error(`No words for ${key}`);
	}
});

/** What keepers say otherwise, by language and whole name: `pl:home.next.title`. */
const reworded = whileCorrected((all) => new Map(wordsOf(all, 'phrase')));

/** A sentence in its pieces: words, the name of a value, words again. */
type Pieces = readonly string[];

/** The sentences of a language. A value inside a right-to-left sentence is isolated, so no call can forget it. */
export const words = keeping(sayIn);

function sayIn(lang: Language): Say {
	const isolates = languageOf(lang).dir === 'rtl';
	if (lang !== 'en') engine.addResourceBundle(lang, 'translation', filesOf(lang));
	const t: TFunction = engine.getFixedT(lang);
	const forms = new Intl.PluralRules(lang);
	const old = fallenIn(lang);
	// A page says two hundred sentences, and to look one up takes longer than to write it out: each is looked up once.
	const found = whileCorrected(() => new Map<string, Pieces>());
	const look = (key: Key, count: string | number | undefined): Pieces => {
		const form = typeof count === 'number' && (count === 0 ? 'zero' : forms.select(count));
		const name = form ? `${key} ${form}` : key;
		const known = found().get(name);
		if (known) return known;
		const asked = {
			skipInterpolation: true,
			returnDetails: true,
			...(form ? { count } : {})
		} as const;
		const { res, usedLng, exactUsedKey } = t(key, asked);
		const said = reworded().get(`${usedLng}:${exactUsedKey}`) ?? res;
		// Read from the right, “LGBT+” has its sign in front.
		const fenced = isolates ? said.replaceAll(/[A-Za-z]+\+/g, asEnglish) : said;
		const pieces = fenced.split(/\{\{(\w+)\}\}/);
		found().set(name, pieces);
		return pieces;
	};
	return (key, vars) => {
		if (old.has(key)) return asEnglish(words('en')(key, vars));
		const pieces = look(key, vars?.count);
		if (pieces.length === 1) return asNumbered(pieces[0] ?? '');
		return pieces
			.map((piece, nth) =>
				nth % 2 === 0 ? asNumbered(piece) : valueOf(piece, vars?.[piece], isolates)
			)
			.join('');
	};
}

// Our own words in the same language, put into a sentence: nothing to isolate.
const ownWords = new Set(['page', 'row', 'who', 'may', 'hours']);

function valueOf(name: string, value: string | number = '', isolates: boolean): string {
	if (!isolates || typeof value === 'number' || ownWords.has(name)) return String(value);
	// A browser looks for the direction of a value past what is fenced in it: a sentence of ours may have nothing else.
	const fence = value.includes('\u2068') ? '\u2067' : '\u2068';
	return `${fence}${value}\u2069`;
}
