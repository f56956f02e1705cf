/** Legal holds: while one holds, nothing of hers is destroyed, whoever asks. */
import { sql } from 'kysely';
import type { ParticipationId } from '#lib/domain/actor.ts';
import { addDays } from '#lib/domain/calendar.ts';
import type { CaseId, Day, Instant } from '#lib/domain/event.ts';
import { isHeld, type Hold } from '#lib/domain/data/hold.ts';
import type { Actor } from '#lib/domain/actor.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';

type Place = { readonly participation: ParticipationId; readonly caseId: CaseId };

/** Holds a place in a case until a day, in place of any hold before; it is written down. */
export async function set(
	db: Db,
	keys: Keys,
	actor: Actor,
	{ participation, caseId }: Place,
	{ reason, until }: Hold,
	now: Instant
): Promise<void> {
	const values = { reason, until, set_at: now };
	await transaction(db, async (trx) => {
		// Whoever erases holds the case: set too late, there is no place left to hold, and that is said.
		await lock(trx, [caseId]);
		await trx
			.insertInto('legal_holds')
			.values({ participation_id: participation, ...values })
			.onConflict((conflict) => conflict.column('participation_id').doUpdateSet(values))
			.execute();
		const about = audit.inCase({ caseId, participation });
		await audit.write(trx, keys, about, actor, 'hold-set', now);
	});
}

/** Ends a hold; false when there is none. */
export async function end(
	db: Db,
	keys: Keys,
	actor: Actor,
	{ participation, caseId }: Place,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [caseId]);
		const { numDeletedRows } = await trx
			.deleteFrom('legal_holds')
			.where('participation_id', '=', participation)
			.executeTakeFirst();
		if (Number(numDeletedRows) === 0) return false;
		const about = audit.inCase({ caseId, participation });
		await audit.write(trx, keys, about, actor, 'hold-ended', now);
		return true;
	});
}

/** In SQL: every place that is held, and until when; while a request for notes is open nobody knows until when. */
export const held = sql<{ participation_id: ParticipationId; until: Day }>`(
		select participation_id, until from legal_holds
		union all select participation_id, '9999-12-31' from disclosure_requests where state = 'open')`;

/** The hold on a place in a case today, for her to see and for whoever would erase; of two the one that lasts longer. */
export async function on(
	db: Db | Trx,
	participation: ParticipationId,
	today: Day
): Promise<Hold | undefined> {
	const set = await setOn(db, participation, today);
	const asked = await db
		.selectFrom('disclosure_requests')
		.select('id')
		.where('participation_id', '=', participation)
		.where('state', '=', 'open')
		.executeTakeFirst();
	// It is looked at again on that day, and each day until then.
	const lasting: Hold = { reason: 'by-law', until: addDays(today, lookAgainAfter) };
	return asked && !(set && set.until > lasting.until) ? lasting : set;
}

const lookAgainAfter = 28;

/** The hold that an operator set, for her list of who looked: another would tell her what she may not be told yet. */
export async function setOn(
	db: Db | Trx,
	participation: ParticipationId,
	today: Day
): Promise<Hold | undefined> {
	const hold = await db
		.selectFrom('legal_holds')
		.select(['reason', 'until'])
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	return isHeld(hold, today) ? hold : undefined;
}

/** In SQL, of a row of a table with `person_id`: whether a hold is on the place of that person. A row of nobody's is not held. */
export function isOnPersonOf(table: 'calls' | 'notices' | 'invitations' | 'sign_ins', today: Day) {
	return sql<boolean>`exists (
		select 1 from ${held} as held inner join participations on participations.id = held.participation_id
		where participations.person_id = ${sql.ref(`${table}.person_id`)} and held.until >= ${today})`;
}

/** In SQL, of a row of a table with `participation_id`: whether that place is held. */
export function isOnPlaceOf(
	table: 'messages' | 'contact_notes' | 'tasks' | 'worries' | 'disclosure_requests',
	today: Day
) {
	return sql<boolean>`exists (
		select 1 from ${held} as held
		where held.participation_id = ${sql.ref(`${table}.participation_id`)} and held.until >= ${today})`;
}

/** The chains of the audit that are held today: those of cases in which anybody's place is. */
export async function heldChains(db: Db, today: Day): Promise<Set<string>> {
	const rows = await db
		.selectFrom(held.as('held'))
		.innerJoin('participations', 'participations.id', 'held.participation_id')
		.select('participations.case_id')
		.where('held.until', '>=', today)
		.execute();
	const joined = await db
		.selectFrom(held.as('held'))
		.innerJoin('joins', 'joins.participation_id', 'held.participation_id')
		.select('joins.own_case as case_id')
		.where('held.until', '>=', today)
		.where('joins.joined_at', 'is not', null)
		.execute();
	return new Set([...rows, ...joined].map(({ case_id }) => `case:${case_id}`));
}

/** Gives the hold on one place in a case to another that turned out to be hers too; of two the longer stays. */
export async function mergeInto(
	trx: Trx,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	const rows = await trx
		.deleteFrom('legal_holds')
		.where('participation_id', 'in', [from, to])
		.returningAll()
		.execute();
	const longest = rows.toSorted((one, other) => other.until.localeCompare(one.until))[0];
	if (longest)
		await trx
			.insertInto('legal_holds')
			.values({ ...longest, participation_id: to })
			.execute();
}
