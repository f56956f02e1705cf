/** What only the desk says of what she wrote and of contacts with her. */
import type { Contact } from '#lib/domain/note/line.ts';
import type { ToDo } from '#lib/domain/note/task.ts';
import { sayPicked } from './note/contact-words.ts';
import type { Called } from './message/message-words.ts';
import { t } from './staff-words.ts';

/** The two sides of messages as the desk calls them. */
export function forDesk(name: string | undefined): Called {
	return {
		hers: name ?? t('inbox.her'),
		ours: t('inbox.us'),
		seen: (side, when) => {
			if (when) return t(side === 'ours' ? 'inbox.shown.at' : 'messages.read.at', when);
			// What she wrote is read now: this page shows it.
			return t(side === 'ours' ? 'inbox.shown.not' : 'messages.read.new');
		}
	};
}

/** One line for another system: days as machines write them, no name, nothing that stands for her but the reference. */
export function sayLine({ reference, on, channel, outcome, note }: Contact): string {
	return [
		on,
		reference,
		t(`contacts.channel.${channel}`),
		...(outcome ? [t(`desk.step.${outcome}`)] : []),
		...(note ? sayPicked(note, { lang: 'en', reader: 'desk' }, (day) => day) : [])
	].join(' | ');
}

/** What is to be done, as it was written or picked. */
export function sayToDo(what: ToDo): string {
	return 'words' in what ? what.words : t(`contacts.next.${what.next}`);
}
