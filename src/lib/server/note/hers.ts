/** What she sees of the notes of contacts with her: all that is kept, whoever wrote it. */
import type { Victim } from '#lib/domain/actor.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as rows from './rows.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { ofHers } from '#lib/server/people/places.ts';

/** The one read of her side, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Victim) {
	return rows
		.all(db)
		.innerJoin('participations', 'participations.id', 'contact_notes.participation_id')
		.$call(ofHers(victim))
		.orderBy('contact_notes.written_at', 'desc')
		.orderBy('contact_notes.id');
}

/** Every note, the last written first, those that were corrected too. */
export async function allOf(db: Db | Trx, keys: Keys, victim: Victim): Promise<rows.KeptNote[]> {
	return rows.opened(db, keys, await scopedTo(db, victim).execute());
}

/** The same for her page; that it was looked at is written down once a day. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<rows.KeptNote[]> {
	return transaction(db, async (trx) => {
		const day = { since: instantOf(dayOf(now)), now };
		await audit.writeOnce(trx, keys, audit.inCase(victim), victim, 'contact-notes-read', day);
		return allOf(trx, keys, victim);
	});
}
