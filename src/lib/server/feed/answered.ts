/** What agencies' systems were answered: for them to look up again, and to see when one asks too often. */
import type { AgencyId } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Row } from '#lib/server/tables.ts';
import { indexOf, type Keys } from '#lib/server/vault/keys.ts';
import { seal, unseal } from '#lib/server/vault/seals.ts';
import type { Answer } from './problems.ts';

/** One signed request. `id` is ours, the header `request-id` of its answer; `delivery` a keyed hash of the sender's own. */
export type Asked = {
	readonly id: string;
	readonly agency: AgencyId;
	readonly delivery: string;
	/** The name of the route, never the address. */
	readonly route: string;
};

/** More than so many in one second, and the next waits. Each may hold a thousand events. */
export const mostASecond = 200;

/** Whether an agency has asked so often within a second that it is to wait for the next. */
export async function areTooMany(db: Db, agency: AgencyId, now: Instant): Promise<boolean> {
	const last = await db
		.selectFrom('agency_requests')
		.select('received_at')
		.where('agency_id', '=', agency)
		.where('received_at', '>', now - 1000)
		.orderBy('received_at', 'desc')
		.limit(1)
		.offset(mostASecond - 1)
		.executeTakeFirst();
	return last !== undefined;
}

/** The most answers of one list. */
export const atOnce = 100;

/** Writes down an answer. */
export async function write(
	db: Db | Trx,
	keys: Keys,
	{ id, agency, delivery, route }: Asked,
	{ status, body }: Answer,
	now: Instant
): Promise<void> {
	await db
		.insertInto('agency_requests')
		.values({
			id,
			agency_id: agency,
			webhook_index: delivery,
			route,
			status,
			answer_sealed: seal(keys, 'answered', `agency_requests/${id}`, JSON.stringify(body)),
			received_at: now
		})
		.execute();
}

/** An answer as it was given. */
export type Given = Pick<Answer, 'status' | 'body'> & {
	readonly id: string;
	readonly route: string;
	readonly at: Instant;
	readonly delivery: string;
};

/** An agency's own answers to one delivery, by its own id or by ours, the newest first. */
export async function find(db: Db, keys: Keys, agency: AgencyId, id: string): Promise<Given[]> {
	const rows = await ownOf(db, agency)
		.where((where) =>
			where.or([where('id', '=', id), where('webhook_index', '=', deliveryOf(keys, agency, id))])
		)
		.execute();
	return rows.map((row) => opened(keys, row));
}

/** Every answer to the delivery that one of an agency's own answers was to, the newest first. */
export async function besides(db: Db, keys: Keys, agency: AgencyId, id: string): Promise<Given[]> {
	const [one] = await find(db, keys, agency, id);
	if (!one) return [];
	const rows = await ownOf(db, agency).where('webhook_index', '=', one.delivery).execute();
	return rows.map((row) => opened(keys, row));
}

/** From where a list goes back: what was answered before an instant, or what stands behind one answer. */
export type From = { readonly before: Instant } | { readonly after: string };

/** An agency's own answers, the newest first, at most so many; nothing when it starts from none of its own. */
export async function list(
	db: Db,
	keys: Keys,
	agency: AgencyId,
	from: From,
	most = atOnce
): Promise<Given[] | undefined> {
	if ('before' in from) {
		const rows = await ownOf(db, agency, most).where('received_at', '<', from.before).execute();
		return rows.map((row) => opened(keys, row));
	}
	const last = await ownOf(db, agency).where('id', '=', from.after).executeTakeFirst();
	if (!last) return undefined;
	// Several are answered within one millisecond: the id tells them apart.
	const rows = await ownOf(db, agency, most)
		.where((where) =>
			where.or([
				where('received_at', '<', last.received_at),
				where.and([where('received_at', '=', last.received_at), where('id', '>', last.id)])
			])
		)
		.execute();
	return rows.map((row) => opened(keys, row));
}

function ownOf(db: Db, agency: AgencyId, most = atOnce) {
	return db
		.selectFrom('agency_requests')
		.selectAll()
		.where('agency_id', '=', agency)
		.orderBy('received_at', 'desc')
		.orderBy('id')
		.limit(most);
}

function opened(keys: Keys, row: Row<'agency_requests'>): Given {
	const { id, route, status, received_at, answer_sealed, webhook_index: delivery } = row;
	const body = unseal(keys, 'answered', `agency_requests/${id}`, answer_sealed);
	return { id, route, status, delivery, at: received_at, body: JSON.parse(body) as Given['body'] };
}

/** Under what an agency's answers to its delivery of this id are kept. */
export function deliveryOf(keys: Keys, agency: AgencyId, id: string): string {
	return indexOf(keys, 'webhook', JSON.stringify([agency, id]));
}
