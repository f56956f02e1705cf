import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { languageOf } from '#lib/i18n/languages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Giving } from '#lib/server/begin/givings.ts';

/** Why no code was given, in one or two sentences. */
export function sayWhy(given: Exclude<Giving, { ok: true }>): string {
	if (given.why === 'wait') return t('give.wait', { minutes: given.minutes });
	if (given.why !== 'given') return t(`give.${given.why}`);
	const { at, handed, language } = given.before;
	return t(`give.given.${handed}`, {
		day: sayDay('en', dayOf(at), 'plain'),
		time: sayTime('en', at),
		language: languageOf(language).english
	});
}
