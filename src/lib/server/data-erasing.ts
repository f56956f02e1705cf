/** Erasing what she asked to have erased, once the wait is over: the same as the operator's command, unless it is held. */
import type { Actor, ParticipationId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { standingOf } from '#lib/domain/data-request.ts';
import type { Instant } from '#lib/domain/event.ts';
import { hold, isPostgres, once, type Db, type Trx } from './database.ts';
import { readRow } from './data-rows.ts';
import * as erasures from './erasures.ts';
import type { Keys } from './keys.ts';
import * as places from './places.ts';

const atOnce = 20;
const byItself: Actor = { kind: 'operator' };

/**
 * Erases whoever's wait is over, each in a transaction of its own: cut short anywhere, a place is whole or gone, and the
 * next round goes on. What is held stays until it no longer is. Returns how many were erased.
 */
export async function eraseDue(db: Db, keys: Keys, now: Instant): Promise<number> {
	const due = await dueForErasing(db, now);
	let count = 0;
	for (const id of due.slice(0, atOnce))
		count += (await once(db, (trx) => eraseOne(trx, keys, id, now))) ? 1 : 0;
	return count;
}

async function eraseOne(trx: Trx, keys: Keys, id: string, now: Instant): Promise<boolean> {
	const place = await trx
		.selectFrom('data_requests')
		.innerJoin('participations', 'participations.id', 'data_requests.participation_id')
		.select('participations.case_id')
		.where('data_requests.id', '=', id)
		.executeTakeFirst();
	if (!place) return false;
	await hold(trx, [place.case_id]);
	// Read again under the lock: she may have stopped it a moment ago.
	const row = await rows(trx).where('id', '=', id).executeTakeFirst();
	if (!row || standingOf(readRow(row), now) !== 'ready') return false;
	if (await isResting(trx, row.participation_id)) return false;
	const wanted = { participation: row.participation_id, receipt: row.receipt ?? undefined };
	return (await erasures.eraseIn(trx, keys, byItself, wanted, now)).ok;
}

// Held until the end: she may let her page rest a moment ago, or now.
async function isResting(trx: Trx, participation: ParticipationId): Promise<boolean> {
	const { person } = await places
		.all(trx)
		.where('id', '=', participation)
		.executeTakeFirstOrThrow();
	const hers = trx.selectFrom('people').select('paused_at').where('id', '=', person);
	const row = await (isPostgres(trx) ? hers.forUpdate() : hers).executeTakeFirstOrThrow();
	return row.paused_at !== null;
}

async function dueForErasing(db: Db, now: Instant): Promise<string[]> {
	const found = await rows(db)
		.where('sort', '=', 'erase')
		.where('state', '=', 'waits')
		.where('ready_at', '<=', now)
		// What is held waits, and keeps nobody else waiting.
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('holds')
						.select('holds.until')
						.whereRef('holds.participation_id', '=', 'data_requests.participation_id')
						.where('holds.until', '>=', dayOf(now))
				)
			)
		)
		// While her page rests she cannot see that it is coming.
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('participations')
						.innerJoin('people', 'people.id', 'participations.person_id')
						.select('people.id')
						.whereRef('participations.id', '=', 'data_requests.participation_id')
						.where('people.paused_at', 'is not', null)
				)
			)
		)
		.orderBy('ready_at')
		.execute();
	return found.flatMap((row) => (standingOf(readRow(row), now) === 'ready' ? row.id : []));
}

function rows(db: Db | Trx) {
	return db.selectFrom('data_requests').selectAll();
}
