/** What an advocate records of a call about joining: on the number the police recorded, and on no other. */
import type { Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as calls from '#lib/server/call/desk.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import { join } from './joining.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { step } from '#lib/server/call/requests.ts';
import * as ringing from '#lib/server/call/ringing.ts';
import type { Row } from '#lib/server/tables.ts';

/** She asked for it and wants it: the cases are joined. False where the number was never shown to this advocate. */
export function joined(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return calls.change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (!(await rang(trx, staff, row)) || !(await join(trx, keys, staff, id, now))) return false;
		await end(trx, staff, row, 'joined', now);
		return true;
	});
}

/** She did not ask for it, or does not want it: nothing is joined, the code stays spent, and the keeper hears of it. */
export function notJoined(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return calls.change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (!(await rang(trx, staff, row))) return false;
		await end(trx, staff, row, 'not-joined', now);
		await notices.owe(trx, { kind: 'join-refused', role: 'keeper', facts: {} }, now);
		return true;
	});
}

/** Whether this advocate took the call and saw the number: nobody joins two cases without having rung. */
async function rang(trx: Trx, staff: Staff, row: Row<'requests'>): Promise<boolean> {
	if (row.kind !== 'join' || row.taken_by !== staff.person) return false;
	return ringing.wasShown(trx, staff, row.id);
}

async function end(
	trx: Trx,
	{ person }: Staff,
	{ id, tries }: Row<'requests'>,
	how: 'joined' | 'not-joined',
	now: Instant
): Promise<void> {
	await calls.update(trx, id, { state: 'done', tries: tries + 1, changed_at: now });
	await step(trx, id, how, person, now);
}
