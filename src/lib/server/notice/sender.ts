/** What a sender is given, and what it says when it cannot send. */
import type { Instant } from '#lib/domain/event.ts';
import type { WrittenWay } from '#lib/domain/reach/template.ts';
import type { Sentence } from '#lib/i18n/notice/outbound-words.ts';

export type Message = {
	/** The id of what is owed: sent twice, it is shown once. */
	readonly notice: string;
	/** Who it is for, as an id or a role, never a number or an address. */
	readonly to: string;
	/** How she chose to be written to; staff are told on their desk. */
	readonly channel: WrittenWay | 'desk';
	/** Where it goes: a number, an e-mail address, what a browser gave; nothing for a desk. */
	readonly address?: string;
	readonly text: Sentence;
	/** A public page of ours, the same for everybody who reads that language. */
	readonly link?: string;
	/** When her hours end: what has not reached her phone by then is dropped. */
	readonly until?: Instant;
};

/** Sends one message; throws when it could not be sent and may be tried again, and `Refused` when it never will be. */
export type Send = (message: Message, now: Instant) => Promise<void>;
/** The other side will never take this; `gone` where the address itself leads nowhere any more. */
export class Refused extends Error {
	readonly gone: boolean;
	constructor({ gone = false } = {}) {
		super('refused');
		this.gone = gone;
	}
}

/** What is said in it, with the page it names below. */
export function bodyOf({ text, link }: Pick<Message, 'text' | 'link'>): string {
	return link ? `${text}\n${link}` : text;
}

/** Whether an address is this machine itself. */
export function isLoopback({ hostname }: Pick<URL, 'hostname'>): boolean {
	return ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
