/**
 * Which of our words no dictionary of Debian knows, language by language: each is a slip of the pen, a name or a word the
 * dictionary lacks, and whoever reads the language sees which. Where there is no dictionary that can be used, it says so.
 */
import { spawnSync } from 'node:child_process';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { guidanceOf, sentencesOf } from '#tests/rules/sentences.ts';
import { need } from './_packages.ts';
import { tell } from './_told.ts';

type Dictionary = { readonly pack: string; readonly command: readonly string[] };

const hunspell = (pack: string, name: string): Dictionary => ({
	pack,
	command: ['hunspell', '-d', name, '-i', 'utf-8', '-l']
});

/** Those that know words of real pages. Of Bengali, Gujarati, Panjabi, Tamil and Persian there are some that split or lack them. */
const dictionaries: Readonly<Record<string, Dictionary>> = {
	en: hunspell('hunspell-en-gb', 'en_GB'),
	cy: { pack: 'aspell-cy', command: ['aspell', 'list', '-l', 'cy', '--encoding=utf-8'] },
	ro: hunspell('hunspell-ro', 'ro_RO'),
	pl: hunspell('hunspell-pl', 'pl_PL'),
	ar: hunspell('hunspell-ar', 'ar'),
	pt: hunspell('hunspell-pt-pt', 'pt_PT'),
	es: hunspell('hunspell-es', 'es_ES'),
	tr: hunspell('hunspell-tr', 'tr_TR')
};

/** More unknown words than this and it is not a dictionary of the language. */
const most = 0.15;

const marks = /\{\{\w+\}\}|<[^>]*>|\]\([^)]*\)|https?:\S+/g;
/** Arabic is read without them. */
const vowels = /[\u064b-\u0652]/g;

/** Every word of a language, once; in Welsh without what is written onto it behind an apostrophe. */
function wordsIn(lang: Language): Set<string> {
	const texts = [...sentencesOf(lang).values(), ...guidanceOf(lang).values()];
	const letters = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;
	const all = texts.flatMap(
		(text) => text.replaceAll(marks, ' ').replaceAll(vowels, '').match(letters) ?? []
	);
	return new Set(all.flatMap((word) => (lang === 'cy' ? word.split(/['’]/) : [word])));
}

function unknownTo({ command: [program = '', ...args] }: Dictionary, words: readonly string[]) {
	const { status, stdout, stderr } = spawnSync(program, args, {
		input: `${words.join('\n')}\n`,
		encoding: 'utf8',
		maxBuffer: 1e8
	});
	if (status !== 0) throw new Error(`${program}: ${stderr}`);
	return [...new Set(stdout.split('\n').filter(Boolean))];
}

const english = wordsIn('en');
const found = languages.map(({ code }) => ({ code, dictionary: dictionaries[code] }));
await need('hunspell', 'aspell', ...found.flatMap(({ dictionary }) => dictionary?.pack ?? []));
const measured: Record<string, string> = {};
let isWell = true;
for (const { code, dictionary } of found) {
	if (!dictionary) {
		measured[code] = 'no dictionary that can be used';
		continue;
	}
	// Names and official terms stand in their English.
	const own = [...wordsIn(code)].filter((word) => code === 'en' || !english.has(word));
	const unknown = unknownTo(dictionary, own);
	for (const word of unknown) console.error(`${code} ${word}`);
	isWell &&= unknown.length / own.length < most;
	measured[code] = `${unknown.length} of ${own.length} words unknown`;
}
tell('words-spelt', measured, isWell);
