/**
 * What an advocate records of a call about joining, on the number the police recorded and on no other; and the joining
 * itself, once a second of us has agreed and a day is over (decision 49).
 */
import { isStaff, type Actor, type PersonId, type Staff } from '#lib/domain/actor.ts';
import type { Instant } from '#lib/domain/event.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as recoveries from '#lib/server/door/recoveries.ts';
import * as duty from '#lib/server/identity/duty.ts';
import { join } from './joining.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from '#lib/server/notice/notices.ts';
import * as people from '#lib/server/people/people.ts';
import * as places from '#lib/server/people/places.ts';
import { step } from '#lib/server/call/calls.ts';
import type { Row } from '#lib/server/tables.ts';

/**
 * She asked for it and wants it, says one of us. That alone joins nothing: it waits for a second of us and a day, and
 * she and a supervisor hear of it. False where the number was never shown to this advocate.
 */
export function said(db: Db, keys: Keys, staff: Staff, id: string, now: Instant): Promise<boolean> {
	return callDesk.change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (!(await rang(trx, staff, row)) || !(await vouch(trx, keys, staff, row, now))) return false;
		await end(trx, staff, row, 'joined', now);
		return true;
	});
}

async function vouch(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	{ id, team }: Row<'calls'>,
	now: Instant
): Promise<boolean> {
	const asked = await unjoined(trx)
		.where('call_id', '=', id)
		.where('said_at', 'is', null)
		.executeTakeFirst();
	const person = asked?.code_person;
	const whose = person && (await places.of(trx, person));
	if (!whose || (await people.isPaused(trx, person))) return false;
	const by = { by: staff.person, team: await teamFor(trx, staff, whose, team), isSure: false };
	await recoveries.give(trx, keys, staff, { person, factor: 'call', ...by }, now);
	await trx.updateTable('joins').set({ said_at: now }).where('id', '=', asked.id).execute();
	return true;
}

/** Where the second of us is looked for: the team that has the case of the code, however the call came to another. */
async function teamFor(
	trx: Trx,
	staff: Staff,
	{ participation }: places.Place,
	rang: string | null
): Promise<string | undefined> {
	const { team, hasCase } = await duty.of(trx, staff, participation);
	return hasCase ? team : (rang ?? team);
}

/** She did not ask for it, or does not want it: nothing is joined, the code stays spent, and the keeper hears of it. */
export function notJoined(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return callDesk.change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (!(await rang(trx, staff, row))) return false;
		await end(trx, staff, row, 'not-joined', now);
		await notices.owe(trx, { kind: 'join-refused', role: 'keeper', facts: {} }, now);
		return true;
	});
}

/** Joins what a second of us has agreed to and a day is over for; what was stopped, or nobody agreed to, is not joined. */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<void> {
	const waiting = await unjoined(db).where('said_at', 'is not', null).execute();
	for (const { id } of waiting) await transaction(db, (trx) => followOne(trx, keys, id, now));
}

async function followOne(trx: Trx, keys: Keys, id: string, now: Instant): Promise<void> {
	const row = await unjoined(trx)
		.where('id', '=', id)
		.where('said_at', 'is not', null)
		.forUpdate()
		.executeTakeFirst();
	if (!row || (await goesOn(trx, keys, row, now))) return;
	await trx.updateTable('joins').set({ said_at: null }).where('id', '=', id).execute();
}

/** Whether it is joined now, or waits for a second of us or for its day. What was erased meanwhile leads nowhere. */
async function goesOn(
	trx: Trx,
	keys: Keys,
	{ code_person: person, call_id: call, said_at: saidAt }: Row<'joins'>,
	now: Instant
): Promise<boolean> {
	if (!person || !call) return false;
	await recoveries.lockOf(trx, person);
	const by = await whoSaid(trx, person, saidAt);
	if (!by) return false;
	const state = (await recoveries.standing(trx, person, now))?.state;
	if (state === 'open') return join(trx, keys, by, call, now);
	return state === 'second' || state === 'waits';
}

/** Who of us said it on the call, unless it was stopped or something else was written down since. */
async function whoSaid(trx: Trx, person: PersonId, at: Instant | null): Promise<Staff | undefined> {
	const row = await trx
		.selectFrom('recoveries')
		.innerJoin('people', 'people.id', 'recoveries.call_by')
		.select(['people.id', 'people.role'])
		.where('recoveries.person_id', '=', person)
		.where('recoveries.call_at', '=', at)
		.executeTakeFirst();
	const staff = row && ({ kind: row.role, person: row.id } as Actor);
	return staff && isStaff(staff) ? staff : undefined;
}

function unjoined(db: Db | Trx) {
	return db.selectFrom('joins').selectAll().where('joined_at', 'is', null);
}

/** Whether this advocate took the call and saw the number: nobody joins two cases without having rung. */
async function rang(trx: Trx, staff: Staff, row: Row<'calls'>): Promise<boolean> {
	if (row.kind !== 'join' || row.taken_by !== staff.person) return false;
	return callDesk.wasShown(trx, staff, row.id);
}

async function end(
	trx: Trx,
	{ person }: Staff,
	{ id, tries }: Row<'calls'>,
	how: 'joined' | 'not-joined',
	now: Instant
): Promise<void> {
	await callDesk.update(trx, id, { state: 'done', tries: tries + 1, changed_at: now });
	await step(trx, id, how, person, now);
}
