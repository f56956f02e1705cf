/** What she sees of who asked for notes about her, and what she says to it: unless she may not be told yet. */
import type { Victim } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { views, type NotesRequest, type View } from '#lib/domain/disclosure/request.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { ofHers } from '#lib/server/people/places.ts';
import { opened } from './rows.ts';

/** The one read of her side, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Victim) {
	return db
		.selectFrom('disclosure_requests')
		.innerJoin('participations', 'participations.id', 'disclosure_requests.participation_id')
		.selectAll('disclosure_requests')
		.$call(ofHers(victim))
		.where('disclosure_requests.notice', 'not in', ['withheld', 'said-withheld'])
		.orderBy('disclosure_requests.made_at', 'desc')
		.orderBy('disclosure_requests.id');
}

/** All that she may be told of, newest first. */
export async function listFor(db: Db | Trx, keys: Keys, victim: Victim): Promise<NotesRequest[]> {
	return opened(db, keys, await scopedTo(db, victim).execute());
}

/** Keeps what she says to one that is still open; false when it is not hers, over, or nothing she could say. */
export async function say(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ id, view }: { readonly id: string; readonly view: View },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		const row = await scopedTo(trx, victim)
			.where('disclosure_requests.id', '=', id)
			.where('disclosure_requests.state', '=', 'open')
			.executeTakeFirst();
		if (!row || !views.includes(view)) return false;
		await trx
			.updateTable('disclosure_requests')
			.set({ view, view_how: 'page', view_at: now })
			.where('id', '=', id)
			.execute();
		await audit.write(trx, keys, audit.inCase(victim), victim, 'notes-view', now);
		return true;
	});
}
