/**
 * Every word of ours is in a dictionary of its language, or somebody has looked at it (`words-known.txt`). The dictionaries
 * are packages of one version, so that a word is not wrong on one machine and right on another; Arabic has none, so
 * Debian's is asked, where it is the one that was looked at. Bengali, Gujarati, Panjabi, Tamil, Urdu, Somali and Chinese
 * have none that can be used: what there is splits words or lacks every second one.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Language } from '#lib/i18n/languages.ts';
import { guidanceOf, sentencesOf } from './sentences.ts';
import { read } from './tree.ts';

/** Where each dictionary lies, without its two endings. */
const dictionaries: ReadonlyMap<Language, string> = new Map([
	['en', 'node_modules/dictionary-en-gb/index'],
	['cy', 'node_modules/dictionary-cy/index'],
	['ro', 'node_modules/dictionary-ro/index'],
	['pl', 'node_modules/dictionary-pl/index'],
	['ar', '/usr/share/hunspell/ar'],
	['pt', 'node_modules/dictionary-pt-pt/index'],
	['es', 'node_modules/dictionary-es/index'],
	['tr', 'node_modules/dictionary-tr/index'],
	['fa', 'node_modules/dictionary-fa/index']
]);

/** Ayaspell 3.5 of 8 November 2014, with which the words of Arabic were looked at. */
const arabic = '942797ef98cc104aebb0d99056a98bed08e400c7a9c41fd49014a3b5e1abe093';

/** Of words with two letters changed over, the least that a dictionary has to find. */
const leastFound = 0.9;

const marks = /\{\{\w+\}\}|<[^>]*>|\]\([^)]*\)|https?:\S+/g;
/** Arabic is read without them. */
const vowels = /[\u064b-\u0652]/g;
const letters = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu;

const english = wordsIn('en');
const known = Object.groupBy(read('tests/rules/words-known.txt').trim().split('\n'), (line) =>
	line.slice(0, line.indexOf(' '))
);

/** Every word of a language, once; in Welsh without what is written onto it behind an apostrophe. */
function wordsIn(lang: Language): Set<string> {
	const staff = lang === 'en' ? [...sentencesOf('staff').values()] : [];
	const texts = [...sentencesOf(lang).values(), ...guidanceOf(lang).values(), ...staff];
	const all = texts.flatMap(
		(text) => text.replaceAll(marks, ' ').replaceAll(vowels, '').match(letters) ?? []
	);
	return new Set(all.flatMap((word) => (lang === 'cy' ? word.split(/['’]/) : [word])));
}

/** Of words, or the parts a dictionary splits them into, those it does not know. Throws where nobody can be asked. */
function unknownTo(dictionary: string, words: Iterable<string>): Set<string> {
	const { error, status, stdout, stderr } = spawnSync(
		'hunspell',
		['-d', dictionary, '-i', 'utf-8', '-l'],
		{ input: `${[...words].join('\n')}\n`, encoding: 'utf8', maxBuffer: 1e8 }
	);
	if (error || status !== 0) throw error ?? new Error(stderr);
	return new Set(stdout.split('\n').filter(Boolean));
}

/** A word with its second and third letter changed over, as a hurried hand writes it. */
const slipped = (word: string) => word.replace(/^(.)(.)(.)/su, '$1$3$2');

/** Whether the words of a language were looked at with the dictionary that is here. */
const isAsLookedAt = (dictionary: string) =>
	!dictionary.startsWith('/') ||
	(existsSync(`${dictionary}.dic`) &&
		createHash('sha256')
			.update(readFileSync(`${dictionary}.dic`))
			.digest('hex') === arabic);

for (const [lang, dictionary] of dictionaries) {
	const skip = !isAsLookedAt(dictionary) && 'another dictionary than the one that was looked at';
	// Names and official terms stand in their English.
	const words = [...wordsIn(lang)].filter((word) => lang === 'en' || !english.has(word));

	test(`each word of ${lang} is spelt as its dictionary has it, or was looked at`, { skip }, () => {
		const found = [...unknownTo(dictionary, words)].map((word) => `${lang} ${word}`).sort();

		// A word that is spelt wrong is mended; one the dictionary lacks is added to the list, and taken from it with its last use.
		assert.deepEqual(found, known[lang]);
	});

	test(`a slip of the pen in ${lang} is found`, { skip }, () => {
		const slips = words.filter((word) => word.length > 5).map(slipped);
		const apart = slips.filter((word) => !words.includes(word));

		assert.ok(unknownTo(dictionary, apart).size / apart.length > leastFound);
	});
}
