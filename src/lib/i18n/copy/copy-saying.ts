/** What the lines of her copy are said with. */
import { dayOf, isDay } from '#lib/domain/calendar.ts';
import type { Held } from '#lib/domain/data/copy.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words, type Say } from '#lib/i18n/words.ts';

/** Sentences of one language, and days and times as they stand in the copy. */
export type Saying = {
	readonly t: Say;
	readonly lang: Language;
	readonly day: (value: unknown) => string;
	readonly time: (value: unknown) => string;
};

/** The same in one language. */
export function sayingIn(lang: Language): Saying {
	return {
		t: words(lang),
		lang,
		day: (value) => sayDay(lang, londonDay(String(value)), 'plain'),
		time: (value) => sayTime(lang, Date.parse(String(value)))
	};
}

/** A name, and the end of a number, where there are any. */
export function sayNamed(says: Held['says'], { t }: Saying): string[] {
	return [
		...(says.name ? [t('copy.line.name', { name: String(says.name) })] : []),
		...(says.numberEndsIn ? [t('copy.line.number', { tail: String(says.numberEndsIn) })] : [])
	];
}

function londonDay(text: string): string {
	return isDay(text) ? text : dayOf(Date.parse(text));
}
