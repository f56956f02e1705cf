/** Deliveries nobody understood: sealed whole, shown on no page, read again when their sender asks, gone after 30 days. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { keptSince } from '#lib/domain/data/retention.ts';
import { newId } from '#lib/server/vault/codes.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';

/** What was sent, to which address if that is known, and by which id of its sender. */
export type Unread = {
	readonly to: string | null;
	readonly webhookId: string;
	readonly json?: unknown;
};

/** Keeps a delivery nobody understood, sealed whole, by the request that brought it. */
export async function keep(
	db: Db,
	keys: Keys,
	{ agency, request }: { readonly agency: AgencyId; readonly request: string },
	unread: Unread,
	now: Instant
): Promise<void> {
	const id = newId();
	await db
		.insertInto('quarantine')
		.values({
			id,
			agency_id: agency,
			body_sealed: seal(keys, 'quarantine', `quarantine/${id}`, JSON.stringify(unread)),
			received_at: now,
			request_id: request
		})
		.execute();
}

export type Kept = Unread & { readonly id: string; readonly request: string };

/** What an agency's own requests brought that nobody understood, the newest first, at most ten. */
export async function find(
	db: Db,
	keys: Keys,
	agency: AgencyId,
	requests: readonly string[]
): Promise<Kept[]> {
	if (requests.length === 0) return [];
	const rows = await db
		.selectFrom('quarantine')
		.select(['id', 'request_id', 'body_sealed'])
		.where('agency_id', '=', agency)
		.where('request_id', 'in', requests)
		.orderBy('received_at', 'desc')
		.orderBy('id')
		.limit(10)
		.execute();
	return rows.map(({ id, request_id, body_sealed }) => {
		const text = unseal(keys, 'quarantine', `quarantine/${id}`, body_sealed);
		return { ...(JSON.parse(text) as Unread), id, request: request_id };
	});
}

/** How many deliveries of each agency nobody understood, and since when. */
export async function waiting(db: Db) {
	const rows = await db
		.selectFrom('quarantine')
		.innerJoin('agencies', 'agencies.id', 'quarantine.agency_id')
		.select(({ fn }) => [
			'agencies.name as of',
			fn.countAll<number>().as('many'),
			fn.min('quarantine.received_at').as('since')
		])
		.groupBy('agencies.name')
		.execute();
	return rows.map(({ of, many, since }) => ({ of, many: Number(many), since: Number(since) }));
}

/** Destroys what has been understood at last. */
export async function drop(trx: Trx, ids: readonly string[]): Promise<void> {
	await trx.deleteFrom('quarantine').where('id', 'in', ids).execute();
}

/** Destroys what is older than 30 days, and returns how many. */
export async function forget(db: Db, now: Instant): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('quarantine')
		.where('received_at', '<', keptSince('quarantine', now))
		.executeTakeFirst();
	return Number(numDeletedRows);
}
