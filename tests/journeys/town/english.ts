/** English that is left on a page for who reads none: in its words, and in what its controls are called by who hears them. */
import { inEnglish } from '#lib/i18n/checking/english-names.ts';
import { foreignLetters } from '#lib/i18n/checking/letters.ts';
import { languageOf, type Language } from '#lib/i18n/languages.ts';
import type { Person } from './person.ts';

/** Words that hardly an English sentence does without, and that are none in a language of ours with the same letters. */
const common =
	/(?<!\p{L})(the|and|you|your|we|our|they|this|that|what|when|where|which|who|with|from|will|can|cannot|must|should|have|has|been|not|call|write|choose|send|back|yes|please|today|week|safe|number|name|time|phone|language|page|read|help|someone|anyone)(?!\p{L})/giu;

/** What a text holds that who reads this language alone cannot read: letters of another script, or where it is the same one, words. */
export function englishIn(text: string, lang: Language): readonly string[] {
	if (languageOf(lang).script !== 'Latn') return foreignLetters(text, lang);
	return withoutNames(text).match(common) ?? [];
}

/** Each text of the page, and each name that only who hears it is told, with English in it that is not marked as English. */
export async function englishOn({ page, lang }: Person): Promise<readonly string[]> {
	const said = await page.evaluate(read);
	return said.filter((text) => englishIn(text, lang).length > 0);
}

/** Each text of the page that is English and not marked so, by two small words: a name has one at most. */
export async function sentencesInEnglishOn({ page }: Pick<Person, 'page'>) {
	const said = await page.evaluate(read);
	return said.filter((text) => smallWordsIn(text) > 1);
}

/** How many different small words of English stand in a text. */
export function smallWordsIn(text: string): number {
	return new Set(withoutNames(text).toLowerCase().match(common) ?? []).size;
}

/** What a page says in its own language, shown or folded; in the page itself. */
function read(): string[] {
	const isOurs = (part: Element | null) =>
		part?.closest('[lang]') === document.documentElement &&
		!part.closest('script, style, noscript');
	const texts: (string | null)[] = [document.title];
	const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (all.nextNode())
		if (isOurs(all.currentNode.parentElement)) texts.push(all.currentNode.textContent);
	for (const part of document.body.querySelectorAll('*'))
		if (isOurs(part))
			for (const name of ['aria-label', 'aria-description', 'alt', 'title', 'placeholder'])
				texts.push(part.getAttribute(name));
	return texts.map((text) => text?.trim() ?? '').filter(Boolean);
}

function withoutNames(text: string): string {
	return inEnglish.reduce((rest, name) => rest.replaceAll(name, ' '), text);
}
