/** What our code puts beside each other, as each language puts it: its own stop, its own gap, its own brackets. */
import { marksOf, type Prepared } from './language-rows.ts';

/** Whole sentences, one behind the other; what is empty is left out. */
export function together(sentences: readonly (string | undefined)[], lang: Prepared): string {
	return sentences.filter(Boolean).join(marksOf(lang).gap);
}

// What ends a sentence in any of our languages, and what may stand behind it.
const ended = /[.?!:…。？！：।۔؟][)"»”）\u2069]*$/u;

/** A title as a sentence: with the stop of its language, where it does not end in a mark. */
export function asSentence(title: string, lang: Prepared): string {
	return ended.test(title) ? title : title + marksOf(lang).stop;
}

/** A sentence as a title or as a part of another: without its stop. */
export function asTitle(sentence: string, lang: Prepared): string {
	const { stop } = marksOf(lang);
	return sentence.endsWith(stop) ? sentence.slice(0, -stop.length) : sentence;
}

/** A word and behind it, in brackets, what belongs to it. */
export function withAside(text: string, aside: string, lang: Prepared): string {
	const [open, close] = marksOf(lang).aside;
	return text + open + aside + close;
}

/** What somebody says, word for word. */
export function quoted(text: string, lang: Prepared): string {
	const [open, close] = marksOf(lang).quotes;
	return open + text + close;
}

/** A label and what it is a label of. */
export function labelled(label: string, value: string, lang: Prepared): string {
	return label + marksOf(lang).colon + value;
}

/** Phrases that may hold a comma themselves. */
export function apart(phrases: readonly string[], lang: Prepared): string {
	return phrases.join(marksOf(lang).semicolon);
}

/** An entry of a list behind its number. */
export function numbered(nth: number, text: string, lang: Prepared): string {
	return nth + marksOf(lang).entry + text;
}
