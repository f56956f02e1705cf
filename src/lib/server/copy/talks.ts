/** What her copy says of messages, both sides whole, and of who asked for notes about her, as far as she may be told. */
import type { Held } from '#lib/domain/data/copy.ts';
import * as contactNotesHers from '#lib/server/note/hers.ts';
import * as taskRows from '#lib/server/note/task-rows.ts';
import { at, held, type Reading } from './facts.ts';
import * as notesHers from '#lib/server/disclosure/hers.ts';
import * as talkRows from '#lib/server/message/rows.ts';
import * as talks from '#lib/server/message/hers.ts';

/** When she opened it to an advocate, and all that was said. */
export async function said({ trx, keys, victim }: Reading): Promise<Held[]> {
	const doors = await trx
		.selectFrom('message_access')
		.selectAll()
		.where('participation_id', '=', victim.participation)
		.execute();
	const rows = await talks
		.scopedTo(trx, victim)
		.orderBy('messages.written_at')
		.orderBy('messages.id')
		.execute();
	const messages = await talkRows.opened(trx, keys, victim.participation, rows);
	return [
		...doors.map(({ opened_at, closed_at }) =>
			held('message_access', { openedAt: at(opened_at), closedAt: at(closed_at) })
		),
		...messages.map(({ side, language, words, english, writtenAt, readAt, settled }) =>
			held('messages', {
				from: side === 'hers' ? 'you' : 'advocate',
				language,
				words,
				english: english?.words,
				englishAs: english?.reading,
				writtenAt: at(writtenAt),
				readAt: at(readAt ?? null),
				needsNoAnswerAt: at(settled?.at ?? null)
			})
		)
	];
}

/** What was noted of each contact, also what was corrected since, and by what; and what one of us was to do for her. */
export async function contacts({ trx, keys, victim }: Reading): Promise<Held[]> {
	const all = await contactNotesHers.allOf(trx, keys, victim);
	const tasks = await taskRows.ofPlace(trx, victim.participation).execute();
	return [
		...all.map(({ note, writtenAt, isCorrected }) =>
			held('contact_notes', {
				...note,
				writtenAt: at(writtenAt),
				corrected: isCorrected || undefined
			})
		),
		...(await taskRows.opened(trx, keys, tasks)).map(({ what, on, madeAt, doneAt }) =>
			held('tasks', { ...what, on, writtenAt: at(madeAt), doneAt: at(doneAt ?? null) })
		)
	];
}

/** Each request for notes: who, what, which tests, what she said, what was decided, and what was handed over. */
export async function notes({ trx, keys, victim }: Reading): Promise<Held[]> {
	const all = await notesHers.listFor(trx, keys, victim);
	return all.map((one) =>
		held('disclosure_requests', {
			asker: one.asker,
			role: one.role,
			reference: one.reference,
			receivedOn: one.receivedOn,
			sorts: one.sorts,
			from: one.from,
			to: one.to,
			isCounselling: one.isCounselling,
			tests: one.tests,
			notice: one.notice,
			noticeOn: one.noticeOn,
			view: one.view,
			state: one.state,
			reason: one.reason,
			decidedAt: at(one.decidedAt ?? null),
			handed: one.handed?.map(({ sort, at: when, sha256 }) => ({ sort, at: at(when), sha256 }))
		})
	);
}
