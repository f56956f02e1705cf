/** Calls, messages to agencies and needs of her copy, in whole sentences. */
import { awayDuty } from '#lib/domain/clock/ask-away.ts';
import type { Wishes } from '#lib/domain/call/call.ts';
import type { Held } from '#lib/domain/data/copy.ts';
import type { Away } from '#lib/domain/case/away-days.ts';
import type { OwnContact } from '#lib/domain/clock/own-contact.ts';
import { callDays } from '#lib/domain/reach/needs.ts';
import { sayAwayDays } from '#lib/i18n/clock/ask-words.ts';
import { saySafeTime } from '#lib/i18n/clock/ask-words.ts';
import { sayNamed, type Saying } from './copy-saying.ts';
import { listed } from '#lib/i18n/listing.ts';
import { wishesInCopy } from '#lib/i18n/reach/wish-words.ts';
import type { Key } from '#lib/i18n/words.ts';

type Says = Held['says'];

/** One call, one step of it, one typed code or one message. */
export function sayCalled(of: string, says: Says, saying: Saying): string[] {
	const { t, day, time } = saying;
	switch (of) {
		case 'calls':
			return [
				t(`copy.line.call.${says.kind as 'call'}`, { day: day(says.askedAt) }),
				// Owed at once, or waiting for a time: none was promised.
				...(says.promisedFrom === says.promisedTo
					? []
					: [
							t('copy.line.promised', {
								day: day(says.promisedFrom),
								from: time(says.promisedFrom),
								to: time(says.promisedTo)
							}),
							t(`talk.state.${says.state as 'asked'}`)
						]),
				...sayReach(says, saying)
			];
		case 'call_steps':
			return [
				t('copy.line.step', {
					what: t(`talk.tell.${says.step as 'asked'}`),
					day: day(says.at),
					time: time(says.at)
				})
			];
		case 'safety_calls':
			return [t('copy.line.owed')];
		case 'check_ins':
			return [t('copy.line.checkIn', { day: day(says.madeAt) })];
		case 'check_in_stops':
			return [t('copy.line.noCheckIns', { day: day(says.saidAt) })];
		case 'joins':
			return [
				t('copy.line.typed', { day: day(says.askedAt) }),
				...(says.joinedAt ? [t('copy.line.joined', { day: day(says.joinedAt) })] : []),
				...sayReach(says, saying)
			];
		default:
			return sayAsk(says, saying);
	}
}

function sayAsk(says: Says, saying: Saying): string[] {
	const { t, day } = saying;
	const answering = says.answering as { way: 'phone'; times?: string[] } | undefined;
	return [
		t('copy.line.ask', {
			who: t(`clock.who.${says.to as 'police'}`),
			row:
				says.duty === awayDuty
					? t('ask.away.about')
					: t(`clock.duty.${String(says.duty)}.letter` as Key)
		}),
		t('copy.line.written', { day: day(says.madeAt) }),
		...sayTimes(answering?.times ?? [], saying),
		...(says.askedOn ? [t('copy.line.asked', { day: day(says.askedOn) })] : []),
		...(says.repliedOn ? [t('copy.line.replied', { day: day(says.repliedOn) })] : [])
	];
}

/** How to reach her, as she said it for one call. */
function sayReach(says: Says, saying: Saying): string[] {
	const { t, day, time } = saying;
	const slots = (says.safeTimes ?? []) as readonly { from: string; to: string }[];
	return [
		...sayNamed(says, saying),
		...slots.map(({ from, to }) =>
			t('talk.times.on', { day: day(from), from: time(from), to: time(to) })
		),
		...wishesInCopy(says as Partial<Wishes>, saying)
	];
}

/** The times of a day that are safe; nothing where she gave none. */
function sayTimes(starts: readonly string[], { t, lang }: Saying): string[] {
	if (starts.length === 0) return [];
	const times = starts.map((start) => saySafeTime(start, lang));
	return [t('copy.line.times', { times: listed(times, lang) })];
}

/** What she said she needs, and how it is safe to reach her. */
export function sayWished(says: Says, saying: Saying): string[] {
	const { t, lang, day } = saying;
	const many = (name: string) => (says[name] ?? []) as readonly string[];
	const days = callDays
		.filter((one) => many('days').includes(one))
		.map((one) => t(`needs.day.${one}`));
	return [
		...(says.speaks ? [t('needs.desk.speaks', { language: String(says.speaks) })] : []),
		...(says.reads ? [t('needs.desk.reads', { language: String(says.reads) })] : []),
		...[...many('talking'), ...many('reading')].map((one) =>
			t(`needs.language.${one as 'bsl' | 'easy-read'}`)
		),
		...many('other').map((one) => t(`needs.help.${one as 'hearing'}`)),
		...((says.contacts ?? []) as readonly OwnContact[]).map(({ who, text }) =>
			t('copy.line.contact', { who: t(`clock.who.${who}`), said: text })
		),
		...((says.away ?? []) as readonly Away[]).flatMap((one) =>
			t('copy.line.away', { days: sayAwayDays([one], saying.lang).join('') })
		),
		...(says.gender ? [t(`needs.gender.${says.gender as 'either'}`)] : []),
		...sayNamed(says, saying),
		...(days.length > 0 ? [t('copy.line.days', { days: listed(days, lang) })] : []),
		...sayTimes(many('times'), saying),
		...(says.message ? [t(`talk.message.${says.message as 'yes'}`)] : []),
		...(says.someoneElse ? [t(`talk.someone.${says.someoneElse as 'hang-up'}`)] : []),
		t('copy.line.changed', { day: day(says.changedAt) })
	];
}
