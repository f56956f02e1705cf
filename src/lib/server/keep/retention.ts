/** The purge: what has been kept as long as `domain/retention.ts` says is destroyed. Drafts, quarantine, files that agencies hand in and the log of sign-ins forget their own. */
import { keptSince, type Kept } from '#lib/domain/data/retention.ts';
import { sql } from 'kysely';
import { dayOf } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as legalHolds from './legal-holds.ts';

/** The tables whose rows hang on a call by `call_id` and go with it. */
export const hangingOnCalls = ['call_steps', 'safety_calls', 'joins'] as const;
const atOnce = 500;
const fiveYears = 1827 * 24 * 60 * 60 * 1000;

/** How many rows went, by table. */
export type Purged = Readonly<
	Record<Exclude<Kept, 'drafts' | 'quarantine' | 'imports' | 'sign_ins'>, number>
>;

/** Destroys what is over. Run again at once it finds nothing. */
export async function purge(db: Db, now: Instant): Promise<Purged> {
	const since = (what: Kept) => keptSince(what, now);
	const today = dayOf(now);
	return {
		sessions: await count(db.deleteFrom('sessions').where('began_at', '<', since('sessions'))),
		notices: await count(
			db.deleteFrom('notices').where((where) => {
				const over = since('notices');
				return where.and([
					where.or([where('sent_at', '<', over), where('given_up_at', '<', over)]),
					where.not(legalHolds.isOnPersonOf('notices', today))
				]);
			})
		),
		notice_ways: await count(
			db
				.deleteFrom('notice_ways')
				.where('proven_at', 'is', null)
				.where('asked_at', '<', since('notice_ways'))
		),
		sent_here: await count(db.deleteFrom('sent_here').where('at', '<', since('sent_here'))),
		invitations: await count(
			db
				.deleteFrom('invitations')
				// That she has been here is known by the code she used: a call about her safety is owed by it, years later.
				.where('used_at', 'is', null)
				.where('expires_at', '<', since('invitations'))
				.where(({ not }) => not(legalHolds.isOnPersonOf('invitations', today)))
		),
		packs: await count(db.deleteFrom('packs').where('expires_at', '<', since('packs'))),
		leaflets: await count(db.deleteFrom('leaflets').where('asked_at', '<', since('leaflets'))),
		calls: await requests(db, since('calls'), today),
		deliveries: await count(
			db.deleteFrom('deliveries').where('received_at', '<', since('deliveries'))
		),
		agency_requests: await count(
			db.deleteFrom('agency_requests').where('received_at', '<', since('agency_requests'))
		),
		wrong_words: await count(db.deleteFrom('wrong_words').where('at', '<', since('wrong_words'))),
		...(await written(db, now)),
		parked: await count(db.deleteFrom('parked').where('received_at', '<', since('parked')))
	};
}

// What was written about her or with her, each for its own time.
async function written(
	db: Db,
	now: Instant
): Promise<
	Pick<Purged, 'messages' | 'contact_notes' | 'tasks' | 'worries' | 'disclosure_requests'>
> {
	const since = (what: Kept) => keptSince(what, now);
	const today = dayOf(now);
	return {
		messages: await count(
			db
				.deleteFrom('messages')
				.where('written_at', '<', since('messages'))
				.where(isLongOver('messages', since('messages'), today))
		),
		contact_notes: await count(
			db
				.deleteFrom('contact_notes')
				.where('written_at', '<', since('contact_notes'))
				.where(isLongOver('contact_notes', since('contact_notes'), today))
				.where(isGrown(now))
		),
		tasks: await count(
			db
				.deleteFrom('tasks')
				.where('made_at', '<', since('tasks'))
				.where(isLongOver('tasks', since('tasks'), today))
		),
		worries: await count(
			db
				.deleteFrom('worries')
				.where('at', '<', since('worries'))
				.where(isLongOver('worries', since('worries'), today))
		),
		disclosure_requests: await count(
			db
				.deleteFrom('disclosure_requests')
				.where('decided_at', '<', since('disclosure_requests'))
				.where(({ not }) => not(legalHolds.isOnPlaceOf('disclosure_requests', today)))
		)
	};
}

/** A call that still waits, or that somebody has taken, is not over however old it is. */
async function requests(db: Db, since: Instant, today: Day): Promise<number> {
	let gone = 0;
	for (;;) {
		const some = await transaction(db, (trx) => someRequests(trx, since, today));
		gone += some;
		if (some < atOnce) return gone;
	}
}

async function someRequests(trx: Trx, since: Instant, today: Day): Promise<number> {
	const rows = await trx
		.selectFrom('calls')
		.select('id')
		.where('state', 'in', ['done', 'closed'])
		.where('changed_at', '<', since)
		.where(({ not, or }) =>
			not(or([legalHolds.isOnPersonOf('calls', today), isTypedByHeld(today)]))
		)
		.limit(atOnce)
		.execute();
	const ids = rows.map(({ id }) => id);
	if (ids.length === 0) return 0;
	// What became one stays known: the row names the chain of her own case.
	await trx
		.updateTable('joins')
		.set({ call_id: null })
		.where('call_id', 'in', ids)
		.where('joined_at', 'is not', null)
		.execute();
	for (const table of hangingOnCalls)
		await trx.deleteFrom(table).where('call_id', 'in', ids).execute();
	await trx.deleteFrom('calls').where('id', 'in', ids).execute();
	return ids.length;
}

// The code somebody held had typed goes with the call, so the call stays with it.
function isTypedByHeld(today: Day) {
	return sql<boolean>`exists (
		select 1 from joins inner join ${legalHolds.held} as held on held.participation_id = joins.participation_id
		where joins.call_id = calls.id and held.until >= ${today})`;
}

/** In SQL: whether no advocate has had the case since an instant, and no hold is on the place. */
function isLongOver(
	table: 'messages' | 'contact_notes' | 'tasks' | 'worries',
	since: Instant,
	today: Day
) {
	return sql<boolean>`(not ${legalHolds.isOnPlaceOf(table, today)} and not exists (
		select 1 from assignments
		where assignments.participation_id = ${sql.ref(`${table}.participation_id`)}
		and (assignments.ended_at is null or assignments.ended_at >= ${since})))`;
}

/** In SQL: whether somebody who was a child when it was noted is 21 by now; five years after she counts as grown up here. */
function isGrown(now: Instant) {
	return sql<boolean>`not exists (select 1 from children
		where children.participation_id = contact_notes.participation_id
		and children.grown_from > ${now - fiveYears})`;
}

type Deleting = { executeTakeFirst(): Promise<{ readonly numDeletedRows: bigint }> };

async function count(rows: Deleting): Promise<number> {
	return Number((await rows.executeTakeFirst()).numDeletedRows);
}
