/** Cases somebody began herself that nobody can ever open again: found, and destroyed with all they hold. */
import { sql, type ExpressionBuilder } from 'kysely';
import { dayOf } from '#lib/domain/calendar.ts';
import type { CaseId, Instant } from '#lib/domain/event.ts';
import { ownCaseId } from '#lib/domain/case/urn.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as erasures from './erasures.ts';
import * as legalHolds from './legal-holds.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import type { Tables } from '#lib/server/tables.ts';

// As long as a code on paper lives: who holds one that still opens the record is never too late.
const keptFor = 30 * 24 * 60 * 60 * 1000;
const atOnce = 100;

/** Destroys own cases without a way back in and without a sign of life for 30 days, and returns how many. */
export async function forget(db: Db, keys: Keys, now: Instant): Promise<number> {
	const found = await abandoned(db, now).limit(atOnce).execute();
	let count = 0;
	for (const { id } of found)
		count += (await transaction(db, (trx) => erase(trx, keys, id, now))) ? 1 : 0;
	return count;
}

/** Own cases nobody can come back to, in which nothing is open. */
function abandoned(db: Db | Trx, now: Instant) {
	const since = now - keptFor;
	return db
		.selectFrom('cases')
		.innerJoin('participations as place', 'place.case_id', 'cases.id')
		.select(['cases.id', 'place.id as participation', 'place.person_id as person'])
		.where('cases.id', 'like', ownCaseId('%'))
		.where('cases.opened_at', '<', since)
		.where(({ not, or, exists, selectFrom }) => {
			const ways = waysBack(selectFrom, now);
			const kept = [...ways, ...openIn(selectFrom), seenSince(selectFrom, since)];
			return not(or(kept.map((rows) => exists(rows))));
		});
}

type Places = Tables & { readonly place: Tables['participations'] };
type SelectFrom = ExpressionBuilder<Places, 'cases' | 'place'>['selectFrom'];

/** What lets her in again: number and words, a key in her phone, her printed code, or a code that still works. */
function waysBack(selectFrom: SelectFrom, now: Instant) {
	return [
		selectFrom('ways_in').select('made_at as at').whereRef('person_id', '=', 'place.person_id'),
		selectFrom('device_keys')
			.select('added_at as at')
			.whereRef('person_id', '=', 'place.person_id'),
		selectFrom('recovery_codes')
			.select('made_at as at')
			.whereRef('person_id', '=', 'place.person_id'),
		selectFrom('invitations')
			.select('made_at as at')
			.whereRef('person_id', '=', 'place.person_id')
			.where('used_at', 'is', null)
			.where('expires_at', '>', now)
	];
}

/** What she waits for: a call, also one about joining, or something she asks of an agency. */
function openIn(selectFrom: SelectFrom) {
	return [
		selectFrom('calls')
			.leftJoin('joins', 'joins.call_id', 'calls.id')
			.select('calls.asked_at as at')
			.where('calls.state', 'in', ['asked', 'taken'])
			.where(({ or, eb, ref }) =>
				or([
					eb('calls.person_id', '=', ref('place.person_id')),
					eb('joins.participation_id', '=', ref('place.id'))
				])
			),
		selectFrom('agency_letters')
			.select('agency_letters.made_at as at')
			.whereRef('participation_id', '=', 'place.id')
			.where('agency_letters.state', '=', 'open')
	];
}

/** Whether anybody was there: every look and every word is a row of the chain, and a session lives an hour at most. */
function seenSince(selectFrom: SelectFrom, since: Instant) {
	return selectFrom('audit')
		.select('at')
		.where('chain', '=', sql<string>`'case:' || cases.id`)
		.where('at', '>=', since);
}

async function erase(trx: Trx, keys: Keys, id: CaseId, now: Instant): Promise<boolean> {
	await lock(trx, [id]);
	const found = await abandoned(trx, now).where('cases.id', '=', id).executeTakeFirst();
	if (!found || (await legalHolds.on(trx, found.participation, dayOf(now)))) return false;
	const { participation, person } = found;
	await erasures.destroy(
		trx,
		keys,
		{ kind: 'operator' },
		{ participation, person, caseId: id },
		now
	);
	return true;
}
