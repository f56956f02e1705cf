/** Ways to reach somebody outside the page; only `outbound.ts` uses one. Without settings there is one: a list on the machine. */
import type { WrittenWay } from '#lib/domain/reach/template.ts';
import type { Db } from '#lib/server/database.ts';
import { bodyOf, type Send } from './sender.ts';
import type { SenderSettings } from './settings.ts';
import { mailSender } from './mail.ts';
import { notifySender } from './notify.ts';
import { pushSender } from './push.ts';

export type Senders = {
	readonly send: Send;
	/** By which ways she can be written to here; no other is offered to her. */
	readonly ways: readonly WrittenWay[];
};

/** The senders an operator has set up; a demonstration without any shows text messages and e-mails on the machine. */
export function openSenders(
	db: Db,
	settings: SenderSettings,
	{ invented }: { readonly invented: boolean }
): Senders {
	const { mail, notify, push } = settings;
	const local = localSender(db);
	const byNotify = notify && notifySender(notify);
	const shown = invented ? local : undefined;
	const byWay: Readonly<Record<WrittenWay, Send | undefined>> = {
		text: notify?.textTemplate ? byNotify : shown,
		mail: mail ? mailSender(mail) : notify?.mailTemplate ? byNotify : shown,
		push: push && pushSender(push)
	};
	return {
		ways: (Object.keys(byWay) as WrittenWay[]).filter((way) => byWay[way]),
		async send(message, now) {
			const { channel } = message;
			const by = channel === 'desk' ? local : byWay[channel];
			if (!by) throw new Error('There is no sender for this');
			await by(message, now);
		}
	};
}

/** Writes messages where a demonstration and the operator see them; the same message twice is written once. */
export function localSender(db: Db): Send {
	return async ({ notice, to, ...said }, now) => {
		await db
			.insertInto('sent_here')
			.values({ notice_id: notice, to, text: bodyOf(said), at: now })
			.onConflict((conflict) => conflict.column('notice_id').doNothing())
			.execute();
	};
}
