/** Which languages a long test asks, so that it grows with the kinds of them and not with their number. */
import { offered } from '#lib/i18n/offered.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** English; letters with many forms of number; right to left; marks above and below; no spaces. */
const kinds: readonly string[] = ['en', 'pl', 'ar', 'bn', 'zh'];

/** One language of each kind; all of them with `--whole` and in the drill `languages`. */
export const ofEachKind: readonly Language[] = process.env.WHOLE
	? offered
	: offered.filter((code) => kinds.includes(code));
