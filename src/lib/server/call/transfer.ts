/** A call goes from one advocate to another of the team. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import { open } from './scopes.ts';
import * as callDesk from './desk.ts';
import { lock, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as teamCalls from './team.ts';
import type { Handing } from './team.ts';
import type { Row } from '#lib/server/tables.ts';
import * as workloads from '#lib/server/team/workloads.ts';

/** Hands a call that this one took, for a reason, to a colleague who is at work and has room; false where it cannot be, nothing says why. */
export function handOver(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, to, why }: { readonly id: string } & Omit<Handing, 'by'>,
	now: Instant
): Promise<boolean> {
	return callDesk.change(db, keys, staff, id, 'request-handed', now, async (trx, row) => {
		if (row.taken_by !== staff.person) return false;
		await lock(trx, [`workload:${to}`]);
		if (!(await mayBeHanded(trx, staff, row, to, now))) return false;
		await teamCalls.handOver(trx, id, { to, by: staff.person, why }, now);
		return true;
	});
}

/**
 * Whether a call may be handed to a colleague: one of the team, away neither now nor when it is promised, with room for it, whose it may be at all. The
 * wall between two sides and what is a child's hold for them as for anybody (decision 0034).
 */
async function mayBeHanded(
	trx: Trx,
	staff: Staff,
	call: Row<'calls'>,
	to: PersonId,
	now: Instant
): Promise<boolean> {
	const promised = { from: call.promised_from, to: call.promised_to };
	const found = await workloads
		.others(trx, staff, now, promised)
		.where('people.id', '=', to)
		.executeTakeFirst();
	if (!found || found.away) return false;
	const colleague: Staff = { kind: found.role as Staff['kind'], person: to };
	const row = await open(trx, colleague).where('id', '=', call.id).executeTakeFirst();
	return row !== undefined && workloads.hasRoomFor(trx, colleague, call);
}
