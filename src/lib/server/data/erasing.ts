/** Erasing what she asked to have erased, once the wait is over: the same as the operator's command, unless it is held. */
import type { Actor, PersonId } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { standingOf } from '#lib/domain/data/request.ts';
import type { Instant } from '#lib/domain/event.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as dataRequests from './requests.ts';
import { readRow } from './rows.ts';
import * as erasures from '#lib/server/keep/erasures.ts';
import * as legalHolds from '#lib/server/keep/legal-holds.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { isAtRest } from '#lib/server/access/sights.ts';

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
		count += (await transaction(db, (trx) => eraseOne(trx, keys, id, now))) ? 1 : 0;
	return count;
}

async function eraseOne(trx: Trx, keys: Keys, id: string, now: Instant): Promise<boolean> {
	const whose = await dataRequests.whoseIs(trx, id);
	if (!whose) return false;
	await lock(trx, [whose.caseId]);
	// Read again under the lock: she may have stopped it a moment ago.
	const row = await trx
		.selectFrom('data_requests')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row || standingOf(readRow(row), now) !== 'ready') return false;
	if (await isResting(trx, whose.person)) return false;
	const wanted = { participation: row.participation_id, receipt: row.receipt ?? undefined };
	return (await erasures.eraseIn(trx, keys, byItself, wanted, now)).ok;
}

// Held until the end: she may let her page rest a moment ago, or now.
async function isResting(trx: Trx, person: PersonId): Promise<boolean> {
	const hers = trx.selectFrom('people').select('paused_at').where('id', '=', person);
	const row = await hers.forUpdate().executeTakeFirstOrThrow();
	return row.paused_at !== null;
}

async function dueForErasing(db: Db, now: Instant): Promise<string[]> {
	const found = await db
		.selectFrom('data_requests')
		.innerJoin('participations', 'participations.id', 'data_requests.participation_id')
		.selectAll('data_requests')
		.where('sort', '=', 'erase')
		.where('state', '=', 'waits')
		.where('ready_at', '<=', now)
		// What is held waits, and keeps nobody else waiting.
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom(legalHolds.held.as('held'))
						.select('held.until')
						.whereRef('held.participation_id', '=', 'data_requests.participation_id')
						.where('held.until', '>=', dayOf(now))
				)
			)
		)
		// While her page rests she cannot see that it is coming.
		.where((where) => where.not(isAtRest(where)))
		.orderBy('ready_at')
		.execute();
	return found.flatMap((row) => (standingOf(readRow(row), now) === 'ready' ? row.id : []));
}
