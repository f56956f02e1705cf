/** What the lines of her copy are said with. */
import { sayDay, sayTime } from './dates.ts';
import type { Language } from './languages.ts';
import { words, type Say } from './words.ts';

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

function londonDay(text: string): string {
	return text.length === 10
		? text
		: Temporal.Instant.from(text).toZonedDateTimeISO('Europe/London').toPlainDate().toString();
}
