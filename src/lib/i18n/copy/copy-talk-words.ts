/** Messages, notes of contacts and requests for notes of her copy, in whole sentences. */
import type { ContactNote, NextStep } from '#lib/domain/note/contact.ts';
import type { Held } from '#lib/domain/data/copy.ts';
import type { Handed, NotesRequest } from '#lib/domain/disclosure/request.ts';
import { sayNote } from '#lib/i18n/note/contact-words.ts';
import type { Saying } from './copy-saying.ts';
import { forHer, sayMessage } from '#lib/i18n/message/message-words.ts';
import { sayAsked, sayDecided, sayHanded } from '#lib/i18n/disclosure/notes-words.ts';

type Says = Held['says'];

/** One message with both its times, when messages were opened, or one request for notes. */
export function sayTalk(of: string, says: Says, saying: Saying): string[] {
	const { t, day } = saying;
	switch (of) {
		case 'message_access':
			return [
				t('copy.line.talkOpened', { day: day(says.openedAt) }),
				...(says.closedAt ? [t('copy.line.talkClosed', { day: day(says.closedAt) })] : [])
			];
		case 'messages':
			return sayLines(says, saying);
		case 'contact_notes':
			return sayContact(says, saying);
		case 'tasks':
			return sayTask(says, saying);
		default:
			return sayRequest(says, saying);
	}
}

function sayLines(says: Says, { t, lang }: Saying): string[] {
	const message = {
		id: '',
		side: says.from === 'you' ? ('hers' as const) : ('ours' as const),
		language: says.language as typeof lang,
		words: String(says.words),
		writtenAt: Date.parse(String(says.writtenAt)),
		...(says.readAt ? { readAt: Date.parse(String(says.readAt)) } : {})
	};
	const { head, language, read } = sayMessage(message, lang, forHer(lang));
	const linesOf = (text: string) => text.split('\n').filter((line) => line.trim());
	const { english } = says;
	return [
		head,
		...linesOf(message.words),
		...(language ? [language] : []),
		...(english ? [t('copy.line.english'), ...linesOf(String(english))] : []),
		read
	];
}

function sayContact(says: Says, { t, lang, day }: Saying): string[] {
	const note = says as unknown as ContactNote;
	const { when, lines } = sayNote(note, { lang, reader: 'her' });
	return [
		when,
		...lines,
		t('copy.line.written', { day: day(says.writtenAt) }),
		...(says.corrected ? [t('contacts.corrected')] : [])
	];
}

function sayTask({ words, next, on, writtenAt, doneAt }: Says, { t, day }: Saying): string[] {
	const what = words === undefined ? t(`contacts.next.${next as NextStep}`) : String(words);
	return [
		t('copy.line.task', { what, day: day(on) }),
		t('copy.line.written', { day: day(writtenAt) }),
		...(doneAt ? [t('copy.line.taskDone', { day: day(doneAt) })] : [])
	];
}

function sayRequest(says: Says, { t, lang }: Saying): string[] {
	const { decidedAt, handed, view, ...rest } = says;
	const request = {
		...rest,
		...(decidedAt ? { decidedAt: Date.parse(String(decidedAt)) } : {})
	} as unknown as NotesRequest;
	const asked = sayAsked(request, lang);
	const items = (handed ?? []) as unknown as readonly (Omit<Handed, 'at'> & { at: string })[];
	const given = items.map((one) => ({ ...one, at: Date.parse(one.at) }));
	return [
		asked.line,
		...asked.sorts,
		asked.period,
		...(asked.counselling ? [asked.counselling] : []),
		...asked.notice,
		...(view ? [t('asked.view.said', { what: t(`asked.view.${view as 'agree'}`) })] : []),
		...sayDecided(request, lang),
		...sayHanded(given, lang).flatMap(({ what, sha256 }) => [what, sha256])
	];
}
