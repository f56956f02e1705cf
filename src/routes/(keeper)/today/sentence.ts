import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { OwedKind } from '#lib/domain/reach/template.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { sentenceOf as said } from '#lib/i18n/notice/outbound-words.ts';
import { t } from '#lib/i18n/staff-words.ts';

/** What a notice says to whom it is for; of the try of an address, that it is one. */
export function sentenceOf(kind: OwedKind): string {
	return kind === 'way-check' ? t('today.dead.check') : said(kind, 'en');
}

/** A day and the time on it; of what is known by its day alone, the day. */
export function sayAt(at: Instant): string {
	if (at === instantOf(dayOf(at))) return sayDay('en', dayOf(at), 'short');
	return `${sayDay('en', dayOf(at), 'short')}, ${sayTime('en', at)}`;
}
