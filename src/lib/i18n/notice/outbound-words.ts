/** The only sentences that go out: each is one of the closed list, whole, with nothing put into it. */
import {
	callScripts,
	checkSentences,
	herNotices,
	staffNotices,
	type Template
} from '#lib/domain/reach/template.ts';
import { unfenced } from '#lib/i18n/in-english.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { t as ofStaff } from '#lib/i18n/staff-words.ts';
import { words, type Key } from '#lib/i18n/words.ts';

/** A text that may go out. Nothing but a sentence of the list is one. */
export type Sentence = string & { readonly neutral: true };
/** Everything of the list that is said in a sentence; a sheet of paper is made of a page. */
export type Said = Exclude<Template, 'sheet'>;

/** A sentence of the list in a language, to staff in English. Throws for anything that is not on it, and for one with room for something else. */
export function sentenceOf(template: Said, lang: Language): Sentence {
	const text = textOf(template, lang);
	if (text === undefined) throw new Error('There is no such sentence to send');
	// A digit could be a number, a date or a reference; a hole could be filled with anything.
	if (/\p{Nd}|\{\{|</u.test(text)) throw new Error('A sentence to send says more than it may');
	return text as Sentence;
}

function textOf(template: Said, lang: Language): string | undefined {
	const alert = staffNotices.find((kind) => kind === template);
	if (alert) return ofStaff(`alert.${alert}`);
	const key = keyOf(template);
	return key && unfenced(words(lang)(key));
}

function keyOf(template: Said): Key | undefined {
	const notice = [...herNotices, ...checkSentences, 'leaflet' as const].find(
		(kind) => kind === template
	);
	if (notice) return `notice.${notice}`;
	const script = callScripts.find((one) => one === template);
	if (script) return `say.${script}`;
	return template === 'reminder' ? 'own.reminder' : undefined;
}
