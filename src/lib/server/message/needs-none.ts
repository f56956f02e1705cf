/** That a message of hers needs no answer: said plainly by whoever her messages are open to, written down, and taken back as easily. */
import type { ExpressionBuilder } from 'kysely';
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db } from '#lib/server/database.ts';
import type { Tables } from '#lib/server/tables.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { find } from './desk.ts';

export type Of = { readonly participation: ParticipationId; readonly message: string };

/** Says so of one message that was read; false when it is not open to this one of us. Said twice it is said once. */
export function say(db: Db, keys: Keys, staff: Staff, of: Of, now: Instant): Promise<boolean> {
	return turn(db, keys, staff, of, { at: now, by: staff.person }, now);
}

/** Takes it back: the message waits again, unless one of us has written to her since it was read. */
export function takeBack(db: Db, keys: Keys, staff: Staff, of: Of, now: Instant): Promise<boolean> {
	return turn(db, keys, staff, of, undefined, now);
}

function turn(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ participation, message }: Of,
	said: { readonly at: Instant; readonly by: Staff['person'] } | undefined,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		const place = await find(trx, keys, staff, participation, now);
		if (!place) return false;
		const { numUpdatedRows } = await trx
			.updateTable('messages')
			.set((set) => ({ done_at: said?.at ?? answeredAt(set), done_by: said?.by ?? null }))
			.where('id', '=', message)
			.where('participation_id', '=', participation)
			.where('team', '=', place.team)
			.where('side', '=', 'hers')
			.where('read_at', 'is not', null)
			.where('done_at', said ? 'is' : 'is not', null)
			// One that was answered stays so.
			.where('done_by', said ? 'is' : 'is not', null)
			.executeTakeFirst();
		if (Number(numUpdatedRows) === 1)
			await audit.write(trx, keys, audit.inCase(place), staff, 'message-settled', now);
		return true;
	});
}

function answeredAt({ selectFrom }: ExpressionBuilder<Tables, 'messages'>) {
	return selectFrom('messages as ours')
		.select(({ fn }) => fn.min('ours.written_at').as('at'))
		.where('ours.side', '=', 'ours')
		.whereRef('ours.participation_id', '=', 'messages.participation_id')
		.whereRef('ours.team', '=', 'messages.team')
		.whereRef('ours.written_at', '>', 'messages.read_at');
}
