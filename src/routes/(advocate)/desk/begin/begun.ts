import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { tongueOf } from '#lib/i18n/languages.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { BegunPage } from '#lib/server/begin/assisted-begins.ts';

/** Which of the pages that were begun this is: its language, and when it was begun and ends. */
export function sayBegun({ language, began, endsAt }: BegunPage): string {
	return t('opening.begun', {
		language: tongueOf(language, 'en'),
		began: `${sayDay('en', dayOf(began), 'short')}, ${sayTime('en', began)}`,
		day: sayDay('en', dayOf(endsAt), 'short'),
		time: sayTime('en', endsAt)
	});
}
