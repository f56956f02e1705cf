/** What is wrong with one sentence or one page of guidance beside the English it belongs to: what the files themselves are checked by. */
import type { Language } from '#lib/i18n/languages.ts';
import { bends } from './bends.ts';
import { bannedIn, mayLack, unsaidTerms, wrongWords, type Line } from './glossary.ts';
import { isWellMade } from './guides.ts';
import { foreignLetters, isUntidy, oddSigns } from './letters.ts';
import {
	digitsOf,
	isWellMarked,
	keeps,
	linksOf,
	readingsOf,
	rungIn,
	shapeOf,
	tagsOf,
	unsaid,
	variablesOf
} from './parts.ts';
import { isBent, isLabel, isUnplain, misnamed } from './plain.ts';
import { isTooSure } from './softened.ts';
import { givenAway, tellsInTitle } from './telling.ts';
import { wordsHeld } from './written.ts';

/** A sentence as it would be, in its language, with what it says in this version. */
export type Wording = Line & { readonly lang: Language; readonly was: string };
export type WordFault =
	| (
			| 'words-empty'
			| 'words-long'
			| 'words-variables'
			| 'words-marks'
			| 'words-digits'
			| 'words-letters'
	  )
	| (
			| 'words-signs'
			| 'words-gender'
			| 'words-terms'
			| 'words-plain'
			| 'words-sure'
			| 'words-telling'
	  )
	| 'words-built';

/** In files of what is sent or said to somebody else, each sentence is short and gives nobody away. */
const isSent = (name: string) => /^(notice|say|alert)\./.test(name);
const isTitle = (name: string) => /\.(title|tab)$/.test(name);

/** Each fault with what it looks for, in the order in which it is said. */
const ofSentence: readonly (readonly [WordFault, (wording: Wording) => boolean])[] = [
	['words-empty', ({ text, was }) => text.trim() === '' && was !== ''],
	[
		'words-long',
		({ text, was, name }) =>
			text.length > Math.max(80, was.length * 1.6) || (isSent(name) && text.length > 120)
	],
	['words-variables', (one) => !keeps(variablesOf, one)],
	['words-marks', (one) => !isWellMarked(one.text) || !keeps(tagsOf, one) || !keeps(linksOf, one)],
	[
		'words-digits',
		({ lang, text, english, was }) =>
			!ringsAs(text, was) ||
			(lang !== 'en' && !readingsOf(lang, text).includes(digitsOf(english).join(' ')))
	],
	['words-letters', ({ lang, text }) => foreignLetters(text, lang).length > 0],
	['words-signs', ({ lang, text }) => isUntidy(text) || oddSigns(text, lang).length > 0],
	['words-gender', ({ lang, text }) => bends[lang]?.shows.test(text) ?? false],
	['words-terms', isOffTerm],
	['words-plain', (one) => isUnshaped(one)],
	['words-sure', ({ lang, name, text }) => lang === 'en' && isTooSure(name, text)],
	['words-telling', isTelling]
];

/** What is wrong with a sentence; nothing where it passes all that the files are checked by. */
export function faultOfSentence(wording: Wording): WordFault | undefined {
	return ofSentence.find(([, isWrong]) => isWrong(wording))?.[0];
}

// Nobody rings another number for it: neither 999 nor any other is changed in words.
function ringsAs(text: string, was: string): boolean {
	return rungIn(text).join() === rungIn(was).join();
}

function isOffTerm({ lang, ...line }: Wording): boolean {
	if (lang === 'en') return false;
	const lacks = unsaidTerms(lang, line).some(
		(one) => !mayLack(lang).some((start) => one.startsWith(start))
	);
	const isBanned = wordsHeld(line.text, bannedIn(lang), lang).length > 0;
	return lacks || isBanned || wrongWords(lang, line).length > 0;
}

function isUnshaped(one: Wording): boolean {
	const { lang, text } = one;
	if (lang === 'en') return isUnplain(one) || isBent(text, lang);
	return isBent(text, lang) || (lang === 'ar' && isLabel(one)) || misnamed(text, lang).length > 0;
}

function isTelling({ lang, name, text, was }: Wording): boolean {
	if (isSent(name)) return givenAway(text, lang).length > 0;
	return isTitle(name) && !tellsInTitle(was, lang) && tellsInTitle(text, lang);
}

/** What is wrong with a banner in a language beside the English: plain words, with no mark, value or new number in them. */
export function faultOfBanner(
	lang: Language,
	text: string,
	english: string
): WordFault | undefined {
	if (text === '') return 'words-empty';
	if (text.length > 200) return 'words-long';
	if (/[<>{}[\]]/.test(text)) return 'words-marks';
	if (rungIn(text).some((number) => number !== '999')) return 'words-digits';
	const line = { lang, name: 'banner', text, english, was: text };
	return faultOfSentence(line);
}

/** What is wrong with a page of guidance; its lines stand in the order of the English. */
export function faultOfGuide({ lang, name, text, english, was }: Wording): WordFault | undefined {
	if (text.length > Math.max(400, was.length * 1.6)) return 'words-long';
	if (JSON.stringify(variablesOf(text)) !== JSON.stringify(variablesOf(was)))
		return 'words-variables';
	if (/[<>]/.test(text)) return 'words-marks';
	const isBuilt = JSON.stringify(shapeOf(text)) === JSON.stringify(shapeOf(english));
	const keepsLinks = linksOf(text).join() === linksOf(was).join();
	if (!isBuilt || !keepsLinks || (lang === 'en' && !isWellMade(name, text))) return 'words-built';
	if (!ringsAs(text, was) || unsaid(lang, text, english).length > 0) return 'words-digits';
	const froms = english.split('\n');
	return text
		.split('\n')
		.map((line, nth) =>
			faultOfLine({
				lang,
				name: `${name}.md:${nth + 1}`,
				text: line,
				english: froms[nth] ?? '',
				was
			})
		)
		.find((fault) => fault !== undefined);
}

const ofLine: readonly WordFault[] = [
	'words-letters',
	'words-signs',
	'words-gender',
	'words-terms'
];

function faultOfLine(line: Wording): WordFault | undefined {
	const rows = ofSentence.filter(([fault]) => ofLine.includes(fault));
	const tidy = { ...line, text: line.text.replaceAll(/ {2}$/g, '').trim() };
	return rows.find(([, isWrong]) => isWrong(tidy))?.[0];
}
