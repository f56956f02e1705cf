import { longest, isForm, readMessage } from '#lib/domain/message/message.ts';
import { newId } from '#lib/server/vault/codes.ts';

/** What is given back of a message that is too long: all of it, as far as a page can hold it. */
const kept = 50 * longest;

/** A message as a form posted it, and what its page shows again where it cannot be sent. */
export function readWriting(form: FormData) {
	const typed = form.get('words');
	const words = typeof typed === 'string' ? typed : '';
	const chance = form.get('form');
	const one = typeof chance === 'string' && isForm(chance) ? chance : newForm();
	const read = readMessage(words);
	if (read.ok) return { ok: true, writing: { words: read.words, form: one } } as const;
	const length = read.why === 'too-long' ? read.length : 0;
	return {
		ok: false,
		again: { words: words.slice(0, kept), form: one, why: read.why, length, minutes: 0 }
	} as const;
}

/** The chance a form carries, so that posting it three times is one message. */
export function newForm(): string {
	return newId();
}
