/**
 * Which of our words no dictionary of Debian knows, language by language, and of those the ones nobody has looked at yet: a
 * slip of the pen is mended, a name or a word the dictionary lacks goes into `words-known.txt`. Where there is no dictionary
 * that can be used, it says so. Not part of `npm test`: that needs no packages of a spelling checker, and this takes half a minute.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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

const lines = readFileSync(new URL('./words-known.txt', import.meta.url), 'utf8').split('\n');
const known = new Set(lines);
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
	const unseen = unknown.filter((word) => !known.has(`${code} ${word}`));
	for (const word of unseen) console.error(`${code} ${word}`);
	isWell &&= unseen.length === 0 && unknown.length / own.length < most;
	measured[code] =
		`${unknown.length} of ${own.length} words unknown, not looked at: ${unseen.length}`;
}
tell('words-spelt', measured, isWell);
