import { isForm, readMessage } from '#lib/domain/message/message.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { text } from '../form/form.ts';

/** A message as a form posted it, and what its page shows again where it cannot be sent. */
export function readWriting(form: FormData) {
	const words = text(form, 'words');
	const chance = text(form, 'form');
	const one = isForm(chance) ? chance : newForm();
	const read = readMessage(words);
	if (read.ok) return { ok: true, writing: { words: read.words, form: one } } as const;
	const length = read.why === 'too-long' ? read.length : 0;
	return {
		ok: false,
		again: { words, form: one, why: read.why, length, minutes: 0 }
	} as const;
}

/** The chance a form carries, so that posting it three times is one message. */
export function newForm(): string {
	return newId();
}
