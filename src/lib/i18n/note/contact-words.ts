/** Contacts in words: a note line by line. */
import type { ContactNote } from '#lib/domain/note/contact.ts';
import { apart } from '#lib/i18n/joining.ts';
import { sayDay } from '#lib/i18n/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { words } from '#lib/i18n/words.ts';

type Reading = { readonly lang: Language; readonly reader: 'her' | 'desk' };

/** When and how, then what it was about, what was done, and what follows. */
export function sayNote(note: ContactNote, { lang, reader }: Reading) {
	const t = words(lang);
	const day = (on: string) => sayDay(lang, on, 'plain');
	return {
		when: t('contacts.when', { day: day(note.on), what: t(`contacts.channel.${note.channel}`) }),
		lines: sayPicked(note, { lang, reader }, day)
	};
}

/** What it was about, what was done, and what follows. */
export function sayPicked(
	{ needs, actions, next, nextOn }: ContactNote,
	{ lang, reader }: Reading,
	day: (on: string) => string
): string[] {
	const t = words(lang);
	// Some of these hold a comma themselves.
	const all = (some: readonly string[]) => apart(some, lang);
	const follows =
		next === 'hers' && reader === 'her' ? t('contacts.yours') : t(`contacts.next.${next}`);
	return [
		t('contacts.about', { what: all(needs.map((one) => t(`contacts.need.${one}`))) }),
		t('contacts.done', { what: all(actions.map((one) => t(`contacts.action.${one}`))) }),
		nextOn
			? t('contacts.followsOn', { what: follows, day: day(nextOn) })
			: t('contacts.follows', { what: follows })
	];
}
