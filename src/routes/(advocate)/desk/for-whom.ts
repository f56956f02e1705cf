import { sayDay } from '#lib/i18n/dates.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { Away } from '#lib/server/advocate/covered.ts';

/** For whom one of us stands in, and until when. */
export function sayAway({ name, until }: Away): string {
	return t('queue.chip.cover', {
		who: name ?? t('queue.somebody'),
		day: sayDay('en', until, 'short')
	});
}
