/** Messages and when they are read next, in words. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Side } from '#lib/domain/message/message.ts';
import type { NextRead } from '#lib/domain/advocate/next-read.ts';
import { sayDay, sayTime } from '#lib/i18n/dates.ts';
import { tongueOf, type Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

type Message = {
	readonly id: string;
	readonly side: Side;
	readonly language: Language;
	readonly words: string;
	readonly writtenAt: Instant;
	readonly readAt?: Instant;
};
type When = { readonly day: string; readonly time: string };
/** What the two sides are called where somebody reads, and what is said of a message that the other side saw, or did not yet. */
export type Called = {
	readonly hers: string;
	readonly ours: string;
	readonly seen: (side: Side, when: When | undefined) => string;
};

/** The two sides as her page calls them. */
export function forHer(lang: Language): Called {
	const t = words(lang);
	return {
		hers: t('messages.you'),
		ours: t('messages.advocate'),
		seen: (side, when) => {
			if (when) return t('messages.read.at', when);
			return t(side === 'ours' ? 'messages.read.new' : 'messages.read.not');
		}
	};
}

/** One message as a page shows it: who wrote it and when, in which language if another than the reader's, and whether the other side saw it. */
export function sayMessage(message: Message, lang: Language, called: Called) {
	const t = words(lang);
	const when = (at: Instant) => ({
		day: sayDay(lang, dayOf(at), 'short'),
		time: sayTime(lang, at)
	});
	const { id, side, language, readAt } = message;
	return {
		id,
		side,
		head: t('messages.head', { name: called[side], ...when(message.writtenAt) }),
		words: message.words,
		lang: language,
		...(language === lang
			? {}
			: { language: t('messages.language', { language: tongueOf(language, lang) }) }),
		state: readAt === undefined ? ('unread' as const) : ('read' as const),
		read: called.seen(side, readAt === undefined ? undefined : when(readAt))
	};
}

/** When a message is read next. */
export function sayNextRead(next: NextRead, lang: Language): string {
	const t = words(lang);
	if (next.when === 'not-known') return t('messages.next.not-known');
	if (next.when === 'at-work')
		return t(`messages.next.${next.by}-now`, { time: sayTime(lang, next.until) });
	const day = sayDay(lang, dayOf(next.at), 'short');
	return t(`messages.next.${next.by}-then`, { day, time: sayTime(lang, next.at) });
}
