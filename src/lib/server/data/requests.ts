/** What is asked about her own data: by herself on her page, or taken down by staff; all of it hers to see and to stop. */
import type { Actor, ParticipationId, PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import {
	answerBy,
	isEnough,
	isOpen,
	waitOf,
	type CameBy,
	type Checked,
	type DataRequest,
	type DataSort
} from '#lib/domain/data/request.ts';
import type { Instant } from '#lib/domain/event.ts';
import { tell } from '#lib/server/door/arrivals.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import { newReceiptNumber } from '#lib/server/keep/erasures.ts';
import { readRow } from './rows.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as places from '#lib/server/people/places.ts';
import type { Row } from '#lib/server/tables.ts';
import { ofHers } from '#lib/server/people/places.ts';

type Hers = Pick<Victim, 'person' | 'participation'>;
const askedActs = { copy: 'copy-asked', erase: 'erase-asked' } as const;

/** The one read of what was asked about a victim's data, scoped by who she is; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, victim: Hers) {
	return db
		.selectFrom('data_requests')
		.innerJoin('participations', 'participations.id', 'data_requests.participation_id')
		.selectAll('data_requests')
		.$call(ofHers(victim))
		.orderBy('data_requests.asked_at', 'desc');
}

/** All that was asked, newest first. */
export async function listFor(db: Db | Trx, victim: Hers): Promise<DataRequest[]> {
	return (await scopedTo(db, victim).execute()).map(readRow);
}

/** The one of a sort that is still to be dealt with, or nothing. */
export async function openOf(
	db: Db | Trx,
	victim: Hers,
	sort: DataSort,
	now: Instant
): Promise<DataRequest | undefined> {
	const asked = await listFor(db, victim);
	return asked.find((one) => one.sort === sort && isOpen(one, now));
}

/** She asks on her page, having shown again that it is her; what she asked by phone is sure by that too. Asked twice, the first counts. */
export async function ask(
	db: Db,
	keys: Keys,
	victim: Victim,
	sort: DataSort,
	now: Instant
): Promise<void> {
	await transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		const open = await openOf(trx, victim, sort, now);
		if (open && open.state !== 'asked') return;
		const own = { sort, cameBy: 'page' } as const;
		const id = open?.id ?? (await add(trx, keys, victim, victim, own, now));
		await markChecked(trx, id, { checked: 'proof' }, now);
		await tell(trx, victim.person, now);
	});
}

/** She stops it, however it was asked: one button, and nothing to prove. False when there is nothing to stop. */
export async function stop(
	db: Db,
	keys: Keys,
	victim: Victim,
	id: string,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [victim.caseId]);
		const asked = (await listFor(trx, victim)).find((one) => one.id === id && isOpen(one, now));
		if (!asked) return false;
		await end(trx, id, { state: 'stopped' }, now);
		await audit.write(trx, keys, audit.inCase(victim), victim, 'data-stopped', now);
		return true;
	});
}

export type NewDataRequest = {
	readonly sort: DataSort;
	readonly cameBy: CameBy;
	readonly takenBy?: PersonId;
};

/** Adds one, not yet checked, and writes it down; returns its id. The number of a receipt is known from the first day. */
export async function add(
	trx: Trx,
	keys: Keys,
	by: Actor,
	whose: places.Place,
	{ sort, cameBy, takenBy }: NewDataRequest,
	now: Instant
): Promise<string> {
	const id = newId();
	await trx
		.insertInto('data_requests')
		.values({
			...blank,
			id,
			participation_id: whose.participation,
			sort,
			came_by: cameBy,
			asked_at: now,
			due_on: answerBy(now),
			state: 'asked',
			taken_by: takenBy ?? null,
			receipt: sort === 'erase' ? newReceiptNumber() : null
		})
		.execute();
	await audit.write(trx, keys, audit.inCase(whose), by, askedActs[sort], now);
	return id;
}

const blank = {
	checked: null,
	checked_at: null,
	checked_by: null,
	ready_at: null,
	second_by: null,
	second_at: null,
	call_id: null,
	refusal: null,
	given: null,
	ended_at: null
} as const;

/** It is she: by our call and her words, by her printed code, or seen; who of us made sure is written down. */
export async function makeSure(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	id: string,
	checked: Exclude<Checked, 'proof'>,
	now: Instant
): Promise<boolean> {
	const whose = await whoseIs(trx, id);
	const by = staff.person;
	if (!whose || !(await markChecked(trx, id, { checked, by }, now))) return false;
	await audit.write(trx, keys, audit.inCase(whose), staff, 'data-checked', now);
	return true;
}

/** It is she: from now on it waits as long as it has to. Seeing her shortens the wait of one that already waits. */
async function markChecked(
	trx: Trx,
	id: string,
	{ checked, by }: { readonly checked: Checked; readonly by?: PersonId },
	now: Instant
): Promise<boolean> {
	const row = await trx
		.selectFrom('data_requests')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	const asked = row && readRow(row);
	if (!asked || !isOpen(asked, now) || !isEnough(asked.sort, checked)) return false;
	// Who agreed as a second is not the one who makes sure.
	if (by && by === asked.secondBy) return false;
	const readyAt = Math.min(asked.readyAt ?? Infinity, now + waitOf(asked.sort, checked));
	await trx
		.updateTable('data_requests')
		.set({
			state: 'waits',
			checked,
			checked_at: now,
			checked_by: by ?? null,
			ready_at: readyAt
		})
		.where('id', '=', id)
		.execute();
	return true;
}

/** The copy was taken: it stays ready for its week, for a download may break off. */
export async function markGiven(trx: Trx, id: string, given: 'page' | 'hand'): Promise<void> {
	await trx.updateTable('data_requests').set({ given }).where('id', '=', id).execute();
}

/** Ends one: refused or stopped. */
export async function end(
	trx: Trx,
	id: string,
	values: Pick<Row<'data_requests'>, 'state'> & Partial<Row<'data_requests'>>,
	now: Instant
): Promise<void> {
	await trx
		.updateTable('data_requests')
		.set({ ...values, ended_at: now })
		.where('id', '=', id)
		.execute();
}

/** Whose it is, of one by its id. */
export function whoseIs(trx: Trx, id: string): Promise<places.Place | undefined> {
	return places
		.all(trx)
		.innerJoin('data_requests', 'data_requests.participation_id', 'participations.id')
		.where('data_requests.id', '=', id)
		.executeTakeFirst();
}

/** The one a call makes sure of, if it is about one. */
export async function ofCall(trx: Db | Trx, call: string): Promise<string | undefined> {
	const row = await trx
		.selectFrom('data_requests')
		.select('id')
		.where('call_id', '=', call)
		.executeTakeFirst();
	return row?.id;
}
