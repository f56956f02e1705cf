/** How a call went, or that it was handed to a colleague, is taken back in the minutes after by whoever did it: the call is as it was before. */
import { outcomes, undoFor, type Outcome } from '#lib/domain/call/call.ts';
import type { ParticipationId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { canKeep } from '#lib/domain/team/rota.ts';
import { sql } from 'kysely';
import * as audit from '#lib/server/audit/audit.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as people from '#lib/server/people/people.ts';
import { wishesOf } from '#lib/server/reach/wishes.ts';
import type { Row } from '#lib/server/tables.ts';
import * as teams from '#lib/server/team/teams.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { aboutFor } from './calls.ts';
import * as receipts from './receipts.ts';
import * as rotas from './rota.ts';
import { slotAt } from './tries.ts';
import { isFor } from './whose.ts';

type Call = Row<'calls'>;

/** What an outcome or a handing over changes of a call, and taking it back gives back. */
const turned = [
	'state',
	'taken_by',
	'taken_at',
	'tries',
	'promised_from',
	'promised_to',
	'second_from',
	'third_from',
	'late_since'
] as const satisfies readonly (keyof Call)[];
type Before = Pick<Call, (typeof turned)[number]>;

/** The call as it was before it, for the column that keeps it. */
export function asBefore(row: Call): string {
	return JSON.stringify(Object.fromEntries(turned.map((name) => [name, row[name]])));
}

/** The one read of calls whose outcome this one of us kept last, or which they handed over, and may still take back; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff, now: Instant) {
	return (
		db
			.selectFrom('calls')
			.innerJoin('call_steps as went', 'went.call_id', 'calls.id')
			.leftJoin('participations', 'participations.person_id', 'calls.person_id')
			.selectAll('calls')
			.select(['went.step as outcome', 'went.seq as nth', 'went.at as keptAt'])
			.select('participations.id as participation')
			.where(isFor(staff))
			.where('calls.went_before', 'is not', null)
			.where('went.by', '=', staff.person)
			.where('went.step', 'in', [...outcomes, 'handed-over'])
			.where('went.at', '>', now - undoFor)
			// Also what is no step: that she wants no such call any more.
			.whereRef('calls.changed_at', '=', 'went.at')
			.where(
				sql<boolean>`not exists (select 1 from call_steps as later
				where later.call_id = went.call_id and later.seq > went.seq)`
			)
			.orderBy('went.at', 'desc')
	);
}

export type Kept = {
	readonly id: string;
	/** How it went, or that it was handed to a colleague. */
	readonly outcome: Outcome | 'handed-over';
	readonly until: Instant;
	readonly name?: string;
	/** Whose call it was, where she has a page. */
	readonly participation?: ParticipationId;
};

/** What this one of us kept of calls, and which they handed over, in the last minutes and can take back, the last first. */
export async function latelyFor(db: Db, keys: Keys, staff: Staff, now: Instant): Promise<Kept[]> {
	const kept: Kept[] = [];
	for (const row of await scopedTo(db, staff, now).execute()) {
		const { name } = await wishesOf(db, keys, row);
		kept.push({
			id: row.id,
			outcome: row.outcome as Kept['outcome'],
			until: row.keptAt + undoFor,
			...(name ? { name } : {}),
			...(row.participation ? { participation: row.participation } : {})
		});
	}
	return kept;
}

/**
 * Takes it back; false where the minutes are over, somebody has done something about the call since, or she has
 * asked for another. Times kept for it that were given away meanwhile are not its any more.
 */
export async function takeBack(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		// The call first, then whose it was, and the times last: so does whoever answers a call, or says that somebody is away.
		const held = trx.selectFrom('calls').select('id').where('id', '=', id).forUpdate();
		await held.execute();
		const row = await scopedTo(trx, staff, now).where('calls.id', '=', id).executeTakeFirst();
		if (!row?.went_before) return false;
		if (row.person_id && (await isAskedAgain(trx, row))) return false;
		const before = JSON.parse(row.went_before) as Before;
		const had = before.taken_by ?? staff.person;
		await lock(trx, [`workload:${had}`]);
		await rotas.holdTimes(trx);
		// Whoever had it cannot come in any more: theirs again, it would be on nobody's list.
		if (await people.isPaused(trx, had)) return false;
		const values = { ...before, ...(await stillFree(trx, row, before, now)) };
		await trx
			.updateTable('calls')
			.set({ ...values, went_before: null, changed_at: now })
			.where('id', '=', id)
			.execute();
		await trx
			.deleteFrom('call_steps')
			.where('call_id', '=', id)
			.where('seq', '=', row.nth)
			.execute();
		// The next outcome gets the number of this one: a note of it stays, as of a contact by itself.
		await trx
			.updateTable('contact_notes')
			.set({ call_id: null, step_seq: null })
			.where('call_id', '=', id)
			.where('step_seq', '=', row.nth)
			.execute();
		await audit.write(trx, keys, await aboutFor(trx, row), staff, 'request-taken-back', now);
		return true;
	});
}

async function isAskedAgain(trx: Trx, row: Call): Promise<boolean> {
	const isOver = row.state !== 'asked' && row.state !== 'taken';
	return isOver && receipts.isToCome(trx, row.person_id!);
}

// One that is still to come, and was let go with the outcome, may be somebody else's by now.
async function stillFree(trx: Trx, row: Call, before: Before, now: Instant) {
	const team = row.team ? await teams.find(trx, row.team) : undefined;
	if (!team) return {};
	const own = [row.promised_from, row.second_from, row.third_from];
	const rota = await rotas.read(trx, now);
	const keeps = (from: Instant | null) =>
		from === null || from <= now || own.includes(from) || canKeep(team, rota, slotAt(from));
	return {
		second_from: keeps(before.second_from) ? before.second_from : null,
		third_from: keeps(before.third_from) ? before.third_from : null
	};
}
