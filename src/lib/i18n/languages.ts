/** The languages people read us in: those of the rows whose folder beside this file is whole. */
import { keeping } from '#lib/domain/once.ts';
import { languageRows, type LanguageRow } from './language-rows.ts';
import { offered } from './offered.ts';

export type Language = (typeof offered)[number];

/** Their rows, in the order in which they are offered. */
export const languages = languageRows.filter((row): row is OfferedRow => isLanguage(row.code));
type OfferedRow = Extract<(typeof languageRows)[number], { code: Language }>;

/** Whether a word names one of our languages. */
export function isLanguage(word: string | undefined | null): word is Language {
	return offered.some((code) => code === word);
}

/** The row of one language. */
export function languageOf(code: Language): LanguageRow & { readonly code: Language } {
	const found = languages.find((language) => language.code === code);
	if (!found) throw new Error(`No language ${code}`);
	return found;
}

/** The name of a language somebody asked for, in the words of whoever reads it; another language is as she wrote it. */
export function tongueOf(asked: string, reader: Language): string {
	return isLanguage(asked) ? nameOfTongue(asked, reader) : asked;
}

const namesIn = keeping(
	(reader: Language) => new Intl.DisplayNames([languageOf(reader).locale], { type: 'language' })
);

/** The name of a language by its code, in the words of whoever reads it. */
export function nameOfTongue(code: string, reader: Language): string {
	// Staff read one name for a language, whoever says it.
	if (reader === 'en' && isLanguage(code)) return languageOf(code).english;
	return namesIn(reader).of(code) ?? code;
}

/** The first that a browser asks for (RFC 9110 §12.5.4, in the order given) of those one can choose, else English. */
export function preferred(
	acceptLanguage: string | null,
	among: readonly Language[] = offered
): Language {
	const asked = (acceptLanguage ?? '').slice(0, 200).split(',');
	const codes = asked.map((one) => preparedFor(one.trim().split(';')[0] ?? '', languageRows));
	return codes.flatMap((code) => among.filter((one) => one === code))[0] ?? 'en';
}

/**
 * The row for a tag of a browser: of the same language and in the same script. Whoever reads Chinese of Taiwan or Panjabi of
 * Pakistan does not read it as we write it.
 */
export function preparedFor<Row extends LanguageRow>(
	tag: string,
	rows: readonly Row[]
): Row['code'] | undefined {
	if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(tag)) return undefined;
	try {
		const { language, script } = new Intl.Locale(tag).maximize();
		return rows.find((row) => row.code === language && row.script === script)?.code;
	} catch {
		return undefined;
	}
}
