/** Several things as one language lists them: "a, b and c". */
import { languageOf, type Language } from './languages.ts';

/** Lists them, without the marks of a reference: inside a value they would be shown as they are. */
export function listed(some: readonly string[], lang: Language): string {
	return new Intl.ListFormat(languageOf(lang).locale).format(
		some.map((one) => one.replaceAll(/<\/?ref>/g, ''))
	);
}
