/** Several things as one language lists them: "a, b and c". */
import { languageOf, type Language } from './languages.ts';

const formats = new Map<Language, Intl.ListFormat>();

/** Lists them, without the marks of a reference: inside a value they would be shown as they are. */
export function listed(some: readonly string[], lang: Language): string {
	const format = formats.get(lang) ?? new Intl.ListFormat(languageOf(lang).locale);
	formats.set(lang, format);
	return format.format(some.map((one) => one.replaceAll(/<\/?ref>/g, '')));
}
