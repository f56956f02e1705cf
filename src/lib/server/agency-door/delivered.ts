/** What an agency's own people see of its deliveries: what each was answered, and whether it can go through again. */
import type { Officer } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Db } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as answered from '#lib/server/feed/answered.ts';
import type { Given } from '#lib/server/feed/answered.ts';
import { againRoute } from '#lib/server/feed/replay.ts';

/** The most answers on one page. */
export const aPage = 20;
/** The most notes that are shown of one answer. */
export const mostNotes = 10;

/** What is left of a delivery here: words nobody could read, facts that wait for their case, nothing, or not even its words. */
export type Left = 'unread' | 'waiting' | 'nothing' | 'gone';
/** What was said of one place in a delivery, as its system was told. */
export type Note = { readonly index?: number; readonly pointer?: string; readonly detail: string };
/** One answer; `left` is said at the newest answer of a delivery alone. */
export type Delivered = {
	readonly id: string;
	readonly at: Instant;
	/** Whether it was sent through again. */
	readonly isAgain: boolean;
	readonly taken?: Readonly<Record<'items' | 'accepted' | 'already' | 'parked', number>>;
	readonly refused?: Readonly<Record<'type' | 'title' | 'detail', string>>;
	readonly notes: readonly Note[];
	readonly more: number;
	readonly left?: Left;
};

/** The newest answers to an agency, or those behind one of its own; nothing when that one is not there. */
export async function listFor(
	db: Db,
	keys: Keys,
	officer: Officer,
	from: answered.From
): Promise<Delivered[] | undefined> {
	const given = await answered.list(db, keys, officer.agency, from, aPage);
	return given && shown(db, officer, given);
}

/** The newest answers to one delivery of an agency, found by any of them; none when it is not this agency's, or forgotten. */
export async function findFor(
	db: Db,
	keys: Keys,
	officer: Officer,
	id: string
): Promise<Delivered[]> {
	const given = await answered.besides(db, keys, officer.agency, id);
	return shown(db, officer, given.slice(0, aPage));
}

/** The read of what is left of deliveries, scoped by the agency of who asks; its SQL is held by a test. */
export function scopedTo(db: Db, { agency }: Officer, deliveries: readonly string[]) {
	return db
		.selectFrom('agency_requests')
		.leftJoin('quarantine', 'quarantine.request_id', 'agency_requests.id')
		.leftJoin('parked', 'parked.request_id', 'agency_requests.id')
		.select(({ fn }) => [
			'agency_requests.webhook_index as delivery',
			fn.max('agency_requests.received_at').as('newest'),
			fn.count('quarantine.id').as('unread'),
			fn.count('parked.id').as('waiting'),
			fn.countAll().filterWhere('agency_requests.status', '=', 202).as('taken')
		])
		.where('agency_requests.agency_id', '=', agency)
		.where('agency_requests.webhook_index', 'in', deliveries)
		.groupBy('agency_requests.webhook_index');
}

async function shown(db: Db, officer: Officer, given: readonly Given[]): Promise<Delivered[]> {
	if (given.length === 0) return [];
	const deliveries = [...new Set(given.map(({ delivery }) => delivery))];
	const rows = await scopedTo(db, officer, deliveries).execute();
	const states = new Map(rows.map((row) => [row.delivery, row]));
	return given.map((one) => {
		const state = states.get(one.delivery);
		const isNewest = state !== undefined && Number(state.newest) === one.at;
		return { ...written(one), ...(isNewest ? { left: leftOf(state) } : {}) };
	});
}

type Count = string | number | bigint;

function leftOf(row: Readonly<Record<'unread' | 'waiting' | 'taken', Count>>): Left {
	if (Number(row.unread) > 0) return 'unread';
	if (Number(row.waiting) > 0) return 'waiting';
	return Number(row.taken) > 0 ? 'nothing' : 'gone';
}

type Item = { readonly index: number; readonly ignored?: readonly Omit<Note, 'index'>[] };

function written({ id, at, route, status, body }: Given): Delivered {
	const items = listIn<Item>(body.items);
	const passed = items.flatMap(({ index, ignored = [] }) =>
		ignored.map((note) => ({ index, ...note }))
	);
	const notes = [...listIn<Note>(body.errors), ...passed];
	const about = {
		id,
		at,
		isAgain: route === againRoute,
		notes: notes.slice(0, mostNotes),
		more: Math.max(0, notes.length - mostNotes)
	};
	if (status !== 202) return { ...about, refused: body as NonNullable<Delivered['refused']> };
	const { accepted, already, parked } = body as Record<'accepted' | 'already' | 'parked', number>;
	return { ...about, taken: { items: items.length, accepted, already, parked } };
}

function listIn<One>(value: unknown): readonly One[] {
	return Array.isArray(value) ? (value as One[]) : [];
}
