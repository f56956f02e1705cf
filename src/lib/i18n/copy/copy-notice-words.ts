/** How she wants to be told, and what we wrote to her, of her copy, in whole sentences. */
import type { Held } from '#lib/domain/data/copy.ts';
import type { ToldAbout, ToldTimes } from '#lib/domain/reach/notice-way.ts';
import type { Saying } from './copy-saying.ts';
import { listed } from '#lib/i18n/listing.ts';
import type { Key } from '#lib/i18n/words.ts';

/** One way, the times, or one note. */
export function sayNoticed(of: string, says: Held['says'], { t, lang, day }: Saying): string[] {
	if (of === 'notice_times') {
		const { days, parts, about } = says as unknown as ToldTimes & { readonly about: ToldAbout };
		return [
			t('told.copy.times', {
				days: listed(
					days.map((one) => t(`told.day.${one}`)),
					lang
				),
				parts: listed(
					parts.map((one) => t(`told.part.${one}`)),
					lang
				)
			}),
			t('told.copy.about', { about: t(`told.about.${about}`) })
		];
	}
	if (of === 'notice_ways')
		return [
			t(`told.now.${says.way as 'mail'}`, { end: String(says.endsIn ?? '') }),
			t('told.copy.asked', { day: day(says.askedAt) }),
			...(says.provenAt ? [] : [t('told.now.waits')])
		];
	return [
		says.kind === 'way-check' ? t('told.check.owed') : t(`notice.${String(says.kind)}` as Key),
		...(says.sentAt ? [day(says.sentAt)] : [day(says.owedAt), t('copy.line.unsent')])
	];
}
