/** Words as they may stand in a sentence of a language: with what is written onto them, without marks that may be left out. */
import { checksOf } from '#lib/i18n/checks.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { marksOf, type Prepared } from '#lib/i18n/language-rows.ts';

/** A text as it is compared: in small letters of its language, without the vowel marks that Arabic may write or leave out. */
export function plain(text: string, lang: Prepared): string {
	return text.toLocaleLowerCase(lang).replaceAll(/[\u064b-\u0652\u0670\u0640]/g, '');
}

const patterns = new Map<string, RegExp>();

/** A word of a list in a plain text: whole, `x*` with any ending, and with what its language writes onto the front of it. */
export function asWritten(word: string, lang: Language): RegExp {
	// Each sentence is held to the same lists: made anew each time, the patterns took longer than the looking.
	return patterns.getOrInsertComputed(`${lang} ${word}`, () =>
		written(word, lang, checksOf(lang).writtenOnto)
	);
}

/** The same of a language whose words need not exist yet, with a pattern of what may stand at the front of a word. */
export function written(word: string, lang: Prepared, onto = ''): RegExp {
	return anyWritten([word], lang, onto);
}

function anyWritten(words: readonly string[], lang: Prepared, onto = ''): RegExp {
	// Where no space parts words a word has no edge to be found by.
	const hasEdges = marksOf(lang).gap !== '';
	const all = words.map((word) => {
		const stem = plain(word.replace(/\*$/, ''), lang);
		const some = (lang === 'cy' ? mutated(stem) : [stem]).map((one) => RegExp.escape(one));
		const after = !hasEdges || word.endsWith('*') ? '' : '(?![\\p{L}\\p{M}])';
		return `(?:${some.join('|')})${after}`;
	});
	const before = hasEdges ? `(?<![\\p{L}\\p{M}])(?:${onto})?` : '';
	return new RegExp(`${before}(?:${all.join('|')})`, 'u');
}

const lists = new WeakMap<readonly string[], RegExp>();

/** Which of these words of a language a text holds. */
export function wordsHeld(text: string, words: readonly string[], lang: Language): string[] {
	const said = plain(text, lang);
	// Most texts hold none of a list: one look says so.
	const any = lists.getOrInsertComputed(words, () =>
		anyWritten(words, lang, checksOf(lang).writtenOnto)
	);
	return any.test(said) ? words.filter((word) => asWritten(word, lang).test(said)) : [];
}

/** How a Welsh word may begin behind another: soft, nasal and with breath. */
const mutations: Readonly<Record<string, readonly string[]>> = {
	...{ ll: ['l'], rh: ['r'], p: ['b', 'mh', 'ph'], t: ['d', 'nh', 'th'], c: ['g', 'ngh', 'ch'] },
	...{ b: ['f', 'm'], d: ['dd', 'n'], g: ['', 'ng'], m: ['f'] }
};

function mutated(stem: string): string[] {
	const first = Object.keys(mutations).find((one) => stem.startsWith(one)) ?? '';
	const rest = stem.slice(first.length);
	const others = (mutations[first] ?? []).map((one) => one + rest);
	return [stem, ...others, ...(/^[aeiouwyâêîôûŵŷ]/.test(stem) ? [`h${stem}`] : [])];
}
