/** Messages and when they are read next, in words. */
import { dayOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Side } from '#lib/domain/message/message.ts';
import type { NextRead } from '#lib/domain/advocate/next-read.ts';
import { sayDay, sayTime } from './dates.ts';
import { tongueOf, type Language } from './languages.ts';
import { words } from './words.ts';

type Message = {
	readonly id: string;
	readonly side: Side;
	readonly language: Language;
	readonly words: string;
	readonly writtenAt: Instant;
	readonly readAt?: Instant;
};
/** Who reads, in which language, and what the other side is called there. */
type Reading = {
	readonly lang: Language;
	readonly reader: 'her' | 'desk';
	readonly name?: string | undefined;
};

/** One message as a page shows it: who wrote it and when, in which language if another than the reader's, and whether the other side saw it. */
export function sayMessage(message: Message, { lang, reader, name }: Reading) {
	const t = words(lang);
	const when = (at: Instant) => ({
		day: sayDay(lang, dayOf(at), 'short'),
		time: sayTime(lang, at)
	});
	const { id, side, language, readAt } = message;
	const isOwn = (side === 'hers') === (reader === 'her');
	const other = reader === 'her' ? t('messages.advocate') : (name ?? t('messages.desk.her'));
	const read = reader === 'desk' && side === 'ours' ? 'shown' : 'read';
	return {
		id,
		side,
		head: t('messages.head', {
			name: isOwn ? t(reader === 'her' ? 'messages.you' : 'messages.desk.us') : other,
			...when(message.writtenAt)
		}),
		words: message.words,
		lang: language,
		...(language === lang
			? {}
			: { language: t('messages.language', { language: tongueOf(language, lang) }) }),
		state: readAt === undefined ? ('unread' as const) : ('read' as const),
		read: readAt === undefined ? t(`messages.${read}.not`) : t(`messages.${read}.at`, when(readAt))
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
