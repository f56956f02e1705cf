/** A call about joining that nobody made goes to the times kept for the next code she types, so that she is not left waiting. */
import type { Instant } from '#lib/domain/event.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as joinTimes from '#lib/server/call/join-times.ts';
import { wishesOf } from './joins.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { aboutFor, step } from '#lib/server/call/calls.ts';
import type { Row } from '#lib/server/tables.ts';
import { promiseOf, slotAt } from '#lib/server/call/tries.ts';
import { sealed, wishesOf as wishesOfCall } from '#lib/server/reach/wishes.ts';

/** Moves those calls. Nothing of it is done while the code is typed: it would take longer for whoever has a right one. */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<void> {
	for (const { id } of await lost(db, now).execute())
		await transaction(db, async (trx) => {
			const one = trx
				.selectFrom('calls')
				.selectAll()
				.where('id', '=', id)
				.where('state', '=', 'asked')
				.where('promised_to', '<=', now);
			const row = await one.forUpdate().executeTakeFirst();
			if (row) await move(trx, keys, row, now);
		});
}

function lost(db: Db | Trx, now: Instant) {
	return db
		.selectFrom('calls')
		.innerJoin('joins', 'joins.call_id', 'calls.id')
		.select('calls.id')
		.where('calls.state', '=', 'asked')
		.where('calls.promised_to', '<=', now)
		.where('joins.joined_at', 'is', null)
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('joins as later')
					.select('later.id')
					.whereRef('later.participation_id', '=', 'joins.participation_id')
					.where('later.promised_from', '>', now)
			)
		);
}

async function move(trx: Trx, keys: Keys, row: Row<'calls'>, now: Instant): Promise<void> {
	const code = await trx
		.selectFrom('joins')
		.select('participation_id as participation')
		.where('call_id', '=', row.id)
		.executeTakeFirstOrThrow();
	const kept = await joinTimes.keptFor(trx, code, now);
	if (!kept) return;
	const times = joinTimes.timesOf(kept).filter((from) => from > now);
	const said = await wishesOf(trx, keys, kept);
	// By what she said last; but for the name that the police recorded.
	const { name } = await wishesOfCall(trx, keys, row);
	const wishes = { ...said, ...(name ? { name } : {}) };
	await trx
		.updateTable('calls')
		.set({
			...promiseOf(times.map(slotAt), row),
			team: kept.team,
			warned_from: null,
			changed_at: now,
			wishes_sealed: await sealed(trx, keys, row.id, row.person_id ?? undefined, wishes)
		})
		.where('id', '=', row.id)
		.execute();
	await step(trx, row.id, 'moved', undefined, now);
	const about = await aboutFor(trx, row);
	await audit.write(trx, keys, about, { kind: 'stranger' }, 'request-changed', now);
}
