import type { OwedKind } from '#lib/domain/reach/template.ts';
import { sentenceOf as said } from '#lib/i18n/notice/outbound-words.ts';
import { t } from '#lib/i18n/staff-words.ts';

/** What a notice says to whom it is for; of the try of an address, that it is one. */
export function sentenceOf(kind: OwedKind): string {
	return kind === 'way-check' ? t('today.dead.check') : said(kind, 'en');
}
