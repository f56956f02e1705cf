/** How each language we prepare for is written, before its words exist: one row is all that its folder needs beside it. */

export type LanguageRow = {
	/** Its folder, its address and how a team names it. */
	readonly code: string;
	/** In a page, where it is more than the code (BCP 47). */
	readonly tag?: string;
	/** What dates, numbers and lists are made by. */
	readonly locale: string;
	readonly script: string;
	readonly dir: 'ltr' | 'rtl';
	/** In its own words. */
	readonly name: string;
	readonly english: string;
	/** Stands in front where a list is to be short: English, Arabic and the four most read in London (Census 2021, main language). */
	readonly isOften?: true;
	/** The kinds of number it tells apart. */
	readonly plurals: readonly Intl.LDMLPluralRule[];
	/** What ends a sentence; without it what is written in most. */
	readonly marks?: Marks;
	/** How a day is put together, where Intl puts it together for another country or in another order. */
	readonly days?: Days;
	/** The inside of a class of letters: what it is written with. */
	readonly letters: string;
	/** Signs it writes beside those of every language; a joiner that cannot be seen is one. */
	readonly signs?: string;
	/** Families that hold its letters, the first that stands on a device; nothing for those of every device. */
	readonly fonts?: readonly string[];
	/** The height of a line, and of a heading's, where marks above and below need more than Latin letters do. */
	readonly leading?: readonly [text: number, heading: number];
};

/** The signs of a language between and behind its words. */
export type Marks = {
	readonly stop: string;
	/** Between two sentences. */
	readonly gap: string;
	readonly colon: string;
	/** Between phrases that hold commas. */
	readonly semicolon: string;
	readonly aside: readonly [string, string];
	/** Around what somebody says or a thing is called. */
	readonly quotes: readonly [string, string];
	/** Behind the number of an entry in a list. */
	readonly entry: string;
};

/** The order of the parts of a day. */
export type Days = {
	readonly full: string;
	readonly short: string;
	readonly plain?: string;
};

const indic: readonly [number, number] = [1.75, 1.5];
const arabic: readonly [number, number] = [1.8, 1.5];
const most: Marks = {
	stop: '.',
	gap: ' ',
	colon: ': ',
	semicolon: '; ',
	aside: [' (', ')'],
	quotes: ['“', '”'],
	entry: '. '
};
const danda: Marks = { ...most, stop: '।' };
const low: Marks = { ...most, quotes: ['„', '”'] };
// The semicolon of Arabic script.
const turned: Marks = { ...most, semicolon: '؛ ' };
const angled: Marks = { ...turned, quotes: ['«', '»'] };
const two = ['one', 'other'] as const;
const millions = ['one', 'many', 'other'] as const;
const six = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const plainDays: Days = {
	full: '{weekday} {day} {month} {year}',
	short: '{weekday} {day} {month}'
};
const dayFirst: Days = {
	full: '{weekday}, {day} {month} {year}',
	short: '{weekday}, {day} {month}',
	plain: '{day} {month} {year}'
};

/** Every language of the first set. Gregorian days and Latin digits in each, so that a date matches the letter in her hand. */
export const languageRows = [
	{
		// A few words keep the accent they came with.
		...latin('en', 'en-GB', 'English', 'English', 'é'),
		isOften: true,
		plurals: two,
		// Some versions write "Tuesday, 2 March 2027"; plain English has no comma there.
		days: plainDays
	},
	{
		...latin('cy', 'cy-GB', 'Cymraeg', 'Welsh', 'ÂÊÎÔÛŴŶÁÉÍÓÚÄËÏÖÜÀÈÌÒÙŵŷâêîôûáéíóúäëïöüàèìòù'),
		plurals: six,
		days: plainDays
	},
	{
		...latin('ro', 'ro-RO', 'Română', 'Romanian', 'ĂÂÎȘȚăâîșț'),
		isOften: true,
		plurals: ['one', 'few', 'other'],
		marks: low
	},
	{
		...latin('pl', 'pl-PL', 'Polski', 'Polish', 'ĄĆĘŁŃÓŚŹŻąćęłńóśźż'),
		isOften: true,
		plurals: ['one', 'few', 'many', 'other'],
		marks: low
	},
	{
		...written('bn', 'bn-BD', 'Beng', 'বাংলা', 'Bengali', '\\p{Script=Bengali}\\p{M}'),
		isOften: true,
		plurals: two,
		marks: danda,
		signs: '।\u200c\u200d',
		fonts: ['Noto Sans Bengali', 'Bangla Sangam MN', 'Nirmala UI']
	},
	{
		...written(
			'ur',
			'ur-PK',
			'Arab',
			'اردو',
			'Urdu',
			'ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃیےۓ\\u064b-\\u0652\\u0670'
		),
		plurals: two,
		marks: { ...turned, stop: '۔' },
		signs: '۔٪\u200c',
		// Nastaliq slopes: a line hangs over the one below it.
		leading: [2, 1.9],
		fonts: ['Noto Nastaliq Urdu', 'Urdu Typesetting', 'Noto Naskh Arabic']
	},
	{
		...written('pa', 'pa-Guru-IN', 'Guru', 'ਪੰਜਾਬੀ', 'Panjabi', '\\p{Script=Gurmukhi}\\p{M}'),
		plurals: two,
		marks: danda,
		signs: '।',
		fonts: ['Noto Sans Gurmukhi', 'Gurmukhi Sangam MN', 'Nirmala UI']
	},
	{
		...written('gu', 'gu-IN', 'Gujr', 'ગુજરાતી', 'Gujarati', '\\p{Script=Gujarati}\\p{M}'),
		plurals: two,
		fonts: ['Noto Sans Gujarati', 'Gujarati Sangam MN', 'Nirmala UI']
	},
	{
		// With the stroke that ties the article to a number.
		...written(
			'ar',
			'ar',
			'Arab',
			'العربية',
			'Arabic',
			'\\u0621-\\u063a\\u0640-\\u0652\\u0670\\u0671'
		),
		isOften: true,
		plurals: six,
		marks: angled,
		fonts: ['Noto Sans Arabic', 'Geeza Pro', 'Segoe UI']
	},
	{
		...latin('pt', 'pt-PT', 'Português', 'Portuguese', 'ÁÂÃÀÇÉÊÍÓÔÕÚáâãàçéêíóôõú'),
		tag: 'pt-PT',
		plurals: millions
	},
	{
		...latin('es', 'es-ES', 'Español', 'Spanish', 'ÁÉÍÑÓÚÜáéíñóúü'),
		isOften: true,
		plurals: millions,
		signs: '¿'
	},
	{
		...written('ta', 'ta-LK', 'Taml', 'தமிழ்', 'Tamil', '\\p{Script=Tamil}\\p{M}'),
		// Few of its marks stand above or below.
		leading: [1.5, 1.3],
		plurals: two,
		days: dayFirst,
		fonts: ['Noto Sans Tamil', 'Tamil Sangam MN', 'Nirmala UI']
	},
	{
		...latin('tr', 'tr-TR', 'Türkçe', 'Turkish', 'ÂÇĞIİÎÖŞÜÛâçğıîöşüû'),
		plurals: two
	},
	{
		...latin('so', 'so-SO', 'Soomaali', 'Somali', ''),
		plurals: two,
		days: dayFirst
	},
	{
		...written(
			'fa',
			'fa-IR',
			'Arab',
			'فارسی',
			'Persian',
			'ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیۀة\\u064b-\\u0652\\u0670'
		),
		plurals: two,
		marks: angled,
		signs: '٪\u200c',
		fonts: ['Noto Sans Arabic', 'Geeza Pro', 'Segoe UI']
	},
	{
		...written('zh', 'zh-Hans-CN', 'Hans', '简体中文', 'Chinese', '\\p{Script=Han}'),
		tag: 'zh-Hans',
		plurals: ['other'],
		marks: {
			stop: '。',
			gap: '',
			colon: '：',
			semicolon: '；',
			aside: ['（', '）'],
			quotes: ['“', '”'],
			// As GB/T 15834 writes it behind a Latin digit.
			entry: '．'
		},
		signs: '。，、；：？（）《》',
		leading: [1.7, 1.4],
		fonts: ['Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei']
	}
] as const satisfies readonly LanguageRow[];

/** The code of a language we prepare for, whether or not its words exist. */
export type Prepared = (typeof languageRows)[number]['code'];

/** The row of a language, whether or not its words exist. */
export function rowOf(code: Prepared): LanguageRow & { readonly code: Prepared } {
	const found = languageRows.find((row) => row.code === code);
	if (!found) throw new Error(`No language ${code}`);
	return found;
}

/** The signs of a language between and behind its words. */
export function marksOf(code: Prepared): Marks {
	return rowOf(code).marks ?? most;
}

/** What the `lang` of a page in a language holds. */
export function tagOf(code: Prepared): string {
	return rowOf(code).tag ?? code;
}

function latin<Code extends string>(
	code: Code,
	locale: string,
	name: string,
	english: string,
	more: string
) {
	const letters = `A-Za-z${more}`;
	return {
		code,
		locale: inOurs(locale),
		script: 'Latn',
		dir: 'ltr',
		name,
		english,
		letters
	} as const;
}

function written<Code extends string>(
	code: Code,
	locale: string,
	script: string,
	name: string,
	english: string,
	letters: string
) {
	const dir = script === 'Arab' ? ('rtl' as const) : ('ltr' as const);
	const leading = script === 'Arab' ? arabic : indic;
	return { code, locale: inOurs(locale), script, dir, name, english, letters, leading } as const;
}

function inOurs(locale: string): string {
	return `${locale}-u-ca-gregory-nu-latn`;
}
