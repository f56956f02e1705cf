/** Another advocate, as she sees it on her page: who, when and why, and that she said no. */
import type { ExpressionBuilder } from 'kysely';
import type { Victim } from '#lib/domain/actor.ts';
import { shownDays, type ChangeReason, type ChangeState } from '#lib/domain/advocate/change.ts';
import type { FinishReason } from '#lib/domain/advocate/finishing.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import * as changes from './changes.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as owedCalls from '#lib/server/call/owed.ts';
import * as names from '#lib/server/people/names.ts';
import * as receipts from '#lib/server/call/receipts.ts';
import * as calls from '#lib/server/call/calls.ts';
import type { Row, Tables } from '#lib/server/tables.ts';
import { ofHers } from '#lib/server/people/places.ts';

export type HerChange = {
	readonly state: ChangeState;
	readonly on: Day;
	readonly reason: ChangeReason | FinishReason;
	readonly from: string | undefined;
	readonly to: string | undefined;
	/** When a supervisor calls her because she said no. */
	readonly call: calls.Asked | undefined;
};

/**
 * What she is told of another advocate: what is planned, or what happened in the last days; that the work with her has
 * ended as long as nobody has her case. Nothing with less than all.
 */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<HerChange | undefined> {
	if (victim.level !== 'full') return undefined;
	const row = await scopedTo(db, victim)
		.where((where) =>
			where.or([
				where('advocate_changes.ended_at', 'is', null),
				where.and([
					where('state', '=', 'done'),
					where('advocate_changes.ended_at', '>', now - shownDays * day)
				]),
				where.and([where('state', '=', 'ended'), where.not(hasAdvocate(where))])
			])
		)
		.orderBy('made_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!row) return undefined;
	const call = row.call_id ? await receipts.findById(db, keys, row.call_id) : undefined;
	const called = await names.ofStaff(db, keys, [
		row.from_person,
		...(row.to_person ? [row.to_person] : [])
	]);
	return {
		state: row.state,
		on: row.planned_for,
		reason: row.reason,
		from: called.get(row.from_person)?.name,
		to: row.to_person ? called.get(row.to_person)?.name : undefined,
		call
	};
}

/** She does not want it: nothing changes until a supervisor has asked her. False where nothing is planned. */
export async function refuse(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [changes.held]);
		const row = await planned(trx, victim);
		if (!row) return false;
		const owed = await owedCalls.owedTo(
			trx,
			keys,
			victim.person,
			{ kind: 'change', team: row.team },
			now
		);
		const call_id = owed ? await calls.add(trx, keys, victim, owed, now) : null;
		await changes.set(trx, row.id, { state: 'refused', refused_at: now, call_id });
		await audit.write(trx, keys, audit.inCase(victim), victim, 'advocate-refused', now);
		return true;
	});
}

const day = 24 * 60 * 60_000;

/** The changes at her place in the case, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Victim) {
	return db
		.selectFrom('advocate_changes')
		.innerJoin('participations', 'participations.id', 'advocate_changes.participation_id')
		.selectAll('advocate_changes')
		.$call(ofHers(victim));
}

function hasAdvocate({ exists, selectFrom }: ExpressionBuilder<Tables, 'participations'>) {
	return exists(
		selectFrom('assignments')
			.select('assignments.seq')
			.whereRef('assignments.participation_id', '=', 'participations.id')
			.where('assignments.ended_at', 'is', null)
	);
}

function planned(trx: Trx, victim: Victim): Promise<Row<'advocate_changes'> | undefined> {
	return scopedTo(trx, victim)
		.where('ended_at', 'is', null)
		.where('state', '=', 'planned')
		.executeTakeFirst();
}
