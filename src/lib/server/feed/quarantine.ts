/** Messages nobody understood: sealed whole, shown on no page, gone after 30 days. */
import type { Instant } from '#lib/domain/event.ts';
import { keptSince } from '#lib/domain/data/retention.ts';
import type { Agency } from '#lib/server/case/agencies.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal } from '#lib/server/vault/seals.ts';

/** Keeps a message nobody understood, sealed whole, for the keeper of the service; gone after 30 days. */
export async function keep(
	db: Db,
	keys: Keys,
	agency: Agency,
	body: string,
	now: Instant
): Promise<void> {
	const id = newId();
	await db
		.insertInto('quarantine')
		.values({
			id,
			agency_id: agency.id,
			body_sealed: seal(keys, 'quarantine', `quarantine/${id}`, body),
			received_at: now
		})
		.execute();
}

/** Destroys quarantined messages older than 30 days, and returns how many. */
export async function forget(db: Db, now: Instant): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('quarantine')
		.where('received_at', '<', keptSince('quarantine', now))
		.executeTakeFirst();
	return Number(numDeletedRows);
}
