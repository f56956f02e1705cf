/** What she wrote in another language, in English: written down by whoever her messages are open to, and never by a machine. */
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Reading } from '#lib/domain/message/in-english.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as fields from '#lib/server/vault/fields.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keyrings from '#lib/server/vault/keyrings.ts';
import { sealField } from '#lib/server/vault/seals.ts';
import { find, scopedTo } from './desk.ts';
import { ofPlace } from './rows.ts';

export type Written = {
	readonly participation: ParticipationId;
	readonly message: string;
	readonly words: string;
	readonly reading: Reading;
	/** When what its page showed was written; nothing where there was none. */
	readonly seen: Instant | undefined;
};

/**
 * Keeps it beside the message, in place of what stood there; `changed` where another of us wrote it since the page was shown,
 * `closed` where the message is not open to this one of us, is ours, or is in English.
 */
export async function write(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ participation, message, words, reading, seen }: Written,
	now: Instant
): Promise<'kept' | 'changed' | 'closed'> {
	return transaction(db, async (trx) => {
		const found = await find(trx, keys, staff, participation, now);
		if (!found) return 'closed';
		await lock(trx, [found.caseId]);
		// Looked at again: she may have closed it meanwhile.
		const place = await find(trx, keys, staff, participation, now);
		const row = place && (await rowOf(trx, participation, place.team, message));
		if (!place || !row) return 'closed';
		if ((row.english_at ?? undefined) !== seen) return 'changed';
		const ring = await keyrings.ofPlace(trx, keys, participation);
		await trx
			.updateTable('messages')
			.set({
				english_sealed: sealField(keys, ring, fields.messageEnglish, message, words),
				english_as: reading,
				english_by: staff.person,
				english_at: now
			})
			.where('id', '=', message)
			.execute();
		await audit.write(trx, keys, audit.inCase(place), staff, 'messages-read', now);
		return 'kept';
	});
}

/** Whether there is such a message, and this one of us may write down what it says. */
export async function mayWrite(
	db: Db,
	staff: Staff,
	{ participation, message }: Pick<Written, 'participation' | 'message'>,
	now: Instant
): Promise<boolean> {
	const open = scopedTo(db, staff, now).where('participations.id', '=', participation);
	const place = await open.executeTakeFirst();
	return place !== undefined && (await rowOf(db, participation, place.team, message)) !== undefined;
}

function rowOf(db: Db | Trx, participation: ParticipationId, team: string, message: string) {
	return ofPlace(db, participation)
		.where('messages.id', '=', message)
		.where('team', '=', team)
		.where('side', '=', 'hers')
		.where('language', '<>', 'en')
		.executeTakeFirst();
}
