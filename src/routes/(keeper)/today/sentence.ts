import type { OwedKind } from '#lib/domain/reach/template.ts';
import type { Say } from '#lib/i18n/words.ts';

/** What a notice says to whom it is for; of the try of an address, that it is one. */
export function sentenceOf(t: Say, kind: OwedKind): string {
	return kind === 'way-check' ? t('today.dead.check') : t(`notice.${kind}`);
}
