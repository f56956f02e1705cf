/** Ways to reach somebody outside the page; only `outbound.ts` uses one. So far there is one: a list on the machine itself. */
import type { Instant } from '#lib/domain/event.ts';
import type { WrittenWay } from '#lib/domain/template.ts';
import type { Sentence } from '#lib/i18n/outbound-words.ts';
import type { Db } from './database.ts';

export type Message = {
	readonly notice: string;
	/** Who it is for, as an id or a role, never a number or an address. */
	readonly to: string;
	/** How she chose to be written to; staff are told on their desk. */
	readonly channel: WrittenWay | 'desk';
	readonly text: Sentence;
};
/** Sends one message; throws when it could not be sent and may be tried again. */
export type Senders = { readonly send: (message: Message, now: Instant) => Promise<void> };

/** Writes messages where a demonstration shows them; the same message twice is written once. */
export function localSender(db: Db): Senders {
	return {
		async send({ notice, to, text }, now) {
			await db
				.insertInto('sent_here')
				.values({ notice_id: notice, to, text, at: now })
				.onConflict((conflict) => conflict.column('notice_id').doNothing())
				.execute();
		}
	};
}
