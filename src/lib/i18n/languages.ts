/** The languages people read us in. One is added by its row here and its folder beside this file. */
export const languages = [
	{ code: 'en', locale: 'en-GB', dir: 'ltr', name: 'English', english: 'English', reviewed: true },
	{ code: 'pl', locale: 'pl-PL', dir: 'ltr', name: 'Polski', english: 'Polish', reviewed: false },
	// Gregorian days and Latin digits in every language, so that a date matches the letter in her hand.
	{
		code: 'ar',
		locale: 'ar-u-ca-gregory-nu-latn',
		dir: 'rtl',
		name: 'العربية',
		english: 'Arabic',
		reviewed: false
	}
] as const;

export type Language = (typeof languages)[number]['code'];

/** Whether a word names one of our languages. */
export function isLanguage(word: string | undefined | null): word is Language {
	return languages.some(({ code }) => code === word);
}

/** The row of one language. */
export function languageOf(code: Language): (typeof languages)[number] {
	const found = languages.find((language) => language.code === code);
	if (!found) throw new Error(`No language ${code}`);
	return found;
}

/** Whether a second person has checked a language's words; the others say on every page that they are drafts. */
export function reviewed(code: Language): boolean {
	return languageOf(code).reviewed;
}

/** The name of a language somebody asked for, in the words of whoever reads it; another language is as she wrote it. */
export function tongueOf(asked: string, reader: Language): string {
	return isLanguage(asked) ? nameOfTongue(asked, reader) : asked;
}

const tongues = new Map<Language, Intl.DisplayNames>();

/** The name of a language by its code, in the words of whoever reads it. */
export function nameOfTongue(code: string, reader: Language): string {
	const names = tongues.get(reader) ?? new Intl.DisplayNames([reader], { type: 'language' });
	tongues.set(reader, names);
	return names.of(code) ?? code;
}

/** The first of our languages that a browser asks for (RFC 9110 §12.5.4, in the order given), else English. */
export function preferred(acceptLanguage: string | null): Language {
	const asked = (acceptLanguage ?? '').slice(0, 200).split(',');
	const codes = asked.map((one) => one.trim().toLowerCase().split(/[-;]/)[0]);
	return codes.find(isLanguage) ?? 'en';
}
