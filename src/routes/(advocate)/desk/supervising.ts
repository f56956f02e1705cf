import { dayOf } from '#lib/domain/calendar.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { sayLooker } from '#lib/i18n/looked/look-words.ts';
import { t } from '#lib/i18n/staff-words.ts';
import type { openFor } from '#lib/server/looked/inquiries.ts';
import type { Asked } from '#lib/server/supervisor/standing-in.ts';
import type { InDanger } from '#lib/server/call/reveal-number.ts';

/** A call made in danger, in words. */
export function sayDanger({ name, reason, at }: InDanger) {
	const who = name ?? t('looked.who.operator');
	const when = { day: sayDay('en', dayOf(at), 'short'), time: sayTime('en', at) };
	return { text: t('desk.danger.line', { who, ...when }), reason };
}

type Inquiry = Awaited<ReturnType<typeof openFor>>[number];

// Whoever came in as her is not known; whom she let in must not learn that she doubts them.
const asking: Readonly<Record<Inquiry['who'], 'ask' | 'let-in' | undefined>> = {
	you: undefined,
	supporter: 'let-in',
	advocate: 'ask',
	supervisor: 'ask',
	keeper: 'ask',
	agency: 'ask',
	officer: 'ask',
	operator: 'ask'
};

/** What a victim does not recognise, in words. */
export function sayInquiry(one: Inquiry) {
	const day = (on: string) => sayDay('en', on, 'short');
	const ask = asking[one.who];
	return {
		id: one.id,
		what: t('desk.inquiry.case', {
			who: one.who === 'you' ? t('desk.inquiry.she') : sayLooker(one, 'en'),
			day: day(one.day),
			act: t(`looked.act.${one.act}`)
		}),
		ask: ask && t(`desk.inquiry.${ask}`),
		promised: t('desk.inquiry.promised', { day: day(one.promisedOn) })
	};
}

/** Who would stand in for whom, in words. */
export function sayStandingIn({ id, who, away, isYou, first, last }: Asked) {
	const somebody = t('desk.noName');
	const days = { first: sayDay('en', first, 'short'), last: sayDay('en', last, 'short') };
	const said = { who: who ?? somebody, away: away ?? somebody, ...days };
	return { id, text: t(isYou ? 'mine.covers.asked.you' : 'mine.covers.asked.line', said) };
}
