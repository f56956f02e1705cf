import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { sayLooker } from '#lib/i18n/look-words.ts';
import { words } from '#lib/i18n/words.ts';
import type { openFor } from '#lib/server/looked/inquiries.ts';
import type { InDanger } from '#lib/server/call/reveal-number.ts';

/** A call made in danger, in words. */
export function sayDanger({ name, reason, at }: InDanger, lang: Language) {
	const t = words(lang);
	const who = name ?? t('looked.who.operator');
	const when = { day: sayDay(lang, dayOf(at), 'short'), time: sayTime(lang, at) };
	return { text: t('desk.danger.line', { who, ...when }), reason };
}

type Inquiry = Awaited<ReturnType<typeof openFor>>[number];

/** What a victim does not recognise, in words. */
export function sayInquiry(one: Inquiry, lang: Language) {
	const t = words(lang);
	const day = (on: string) => sayDay(lang, on, 'short');
	return {
		id: one.id,
		what: t('desk.inquiry.case', {
			who: sayLooker(one, lang),
			day: day(one.day),
			act: t(`looked.act.${one.act}`)
		}),
		promised: t('desk.inquiry.promised', { day: day(one.promisedOn) })
	};
}
