/** The call that makes sure it is her, on the number on record: asked for by whoever holds her code, or by staff who hear her. */
import type { PersonId, Staff, Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { half, type Wishes } from '#lib/domain/call/call.ts';
import { waitsForTime } from '#lib/domain/call/hour.ts';
import type { Instant } from '#lib/domain/event.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { takenBy } from '#lib/server/call/scopes.ts';
import * as hours from '#lib/server/call/hours.ts';
import * as callDesk from '#lib/server/call/desk.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as keptTimes from '#lib/server/call/kept-times.ts';
import * as actors from '#lib/server/access/actors.ts';
import { standingOf } from '#lib/server/call/receipts.ts';
import * as duty from './duty.ts';
import * as calls from '#lib/server/call/calls.ts';
import type { Row } from '#lib/server/tables.ts';

/** How one stands that is over without a call: she may ask anew. */
export type Lost = 'lost' | 'unanswered' | 'no-time';

/** The one that is on its way, or the last one where nothing came of it; what was not made and has no other time is not. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	now: Instant
): Promise<{ readonly call: calls.Asked; readonly lost?: Lost } | undefined> {
	const row = await newestOf(db, victim.person);
	if (!row) return undefined;
	const call = await calls.shown(db, keys, row);
	const lost = lostOf(call) ?? (isOver(row, now) ? 'lost' : undefined);
	if (lost) return { call, lost };
	return row.state === 'asked' || row.state === 'taken' ? { call } : undefined;
}

function lostOf(call: calls.Asked): Lost | undefined {
	const standing = standingOf(call);
	return standing === 'lost' || standing === 'unanswered' || standing === 'no-time'
		? standing
		: undefined;
}

/** She says no to the time that was given to it within what she wrote. */
export async function refuseTime(db: Db, keys: Keys, victim: Victim, now: Instant): Promise<void> {
	const row = await calls.openOf(db, victim.person, 'confirm');
	if (row) await hours.refuse(db, keys, victim, row.id, now);
}

export type NewConfirmation = {
	readonly wishes: Wishes;
	readonly asking: Asking;
	readonly language: Language;
};

/**
 * She asks for it, at the first of her times that a team can keep, or where none is safe, by writing when it is; false where
 * nobody can keep or read it. Asked twice, the first counts.
 */
export async function ask(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ wishes, asking, language }: NewConfirmation,
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [`confirm ${victim.person}`]);
		const before = await openCall(trx, victim.person);
		if (before && !(await isLost(trx, keys, before, now))) return true;
		const kept = waitsForTime(wishes)
			? await hours.toRead(trx, asking, { stranger: false }, now)
			: await keptTimes.among(trx, { ...asking, safe: wishes.slots }, now);
		if (!kept) return false;
		if (before) await end(trx, before, now);
		await calls.add(trx, keys, victim, { kind: 'confirm', wishes, language, ...kept }, now);
		return true;
	});
}

/**
 * Whoever of us hears her on the telephone rings her back: in this half hour, the only one we know is safe, and by the one
 * she spoke with, unless they have no room. Where it is for another team to make sure of her it is on the list of that
 * one. Returns its id, or nothing for somebody who is not a victim.
 */
export async function ringBack(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	person: PersonId,
	now: Instant
): Promise<string | null> {
	const found = await actors.actorOf(trx, person, { level: 'code', sure: false });
	if (found?.actor.kind !== 'victim') return null;
	const { actor, language } = found;
	await lock(trx, [`confirm ${person}`]);
	const before = await openCall(trx, person);
	const wasLost = before !== undefined && (await isLost(trx, keys, before, now));
	if (before && wasLost) await end(trx, before, now);
	const { isOurs, team } = await duty.of(trx, staff, actor.participation);
	// The same form sent again: this one, or the other team, has the call already.
	if (before && !wasLost && now < before.promised_to)
		if (isOurs ? before.taken_by === staff.person : before.team === team) return before.id;
	const promised = { on: dayOf(now), from: now, to: now + half };
	const wishes: Wishes = {
		slots: [promised],
		mayLeaveMessage: false,
		language,
		ifSomeoneElse: 'hang-up'
	};
	const of = team ? { of: { team, receipt: null } } : {};
	const request = { kind: 'confirm', wishes, language, promised, ...of } as const;
	const id = await calls.addFor(trx, keys, staff, actor, request, now);
	if (isOurs) await callDesk.takeNew(trx, keys, staff, id, now);
	return id;
}

/** Whether a call still is on its way, so that no other has to be put beside it. */
export async function isOnItsWay(
	trx: Trx,
	keys: Keys,
	id: string | null,
	now: Instant
): Promise<boolean> {
	const row = id ? await openRows(trx).where('id', '=', id).executeTakeFirst() : undefined;
	return row !== undefined && !(await isLost(trx, keys, row, now));
}

/** Whose call this is, where it makes sure who she is and this advocate took it. */
export async function confirming(db: Db, staff: Staff, id: string): Promise<PersonId | undefined> {
	const row = await takenBy(db, staff)
		.where('id', '=', id)
		.where('kind', '=', 'confirm')
		.executeTakeFirst();
	return row?.person_id ?? undefined;
}

/** It is her: such a call is done, with what follows from it. False where the number was not shown on it before. */
export async function finish(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant,
	follow: (trx: Trx, row: Row<'calls'>) => Promise<void>
): Promise<boolean> {
	return callDesk.change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (row.taken_by !== staff.person || row.kind !== 'confirm') return false;
		if (!(await callDesk.wasShown(trx, staff, id))) return false;
		await callDesk.update(trx, id, { state: 'done', tries: row.tries + 1, changed_at: now });
		await calls.step(trx, id, 'it-is-her', staff.person, now);
		await follow(trx, row);
		return true;
	});
}

async function openCall(trx: Trx, person: PersonId): Promise<Row<'calls'> | undefined> {
	const one = openRows(trx).where('person_id', '=', person).where('kind', '=', 'confirm');
	return one.forUpdate().executeTakeFirst();
}

function newestOf(db: Db, person: PersonId): Promise<Row<'calls'> | undefined> {
	const hers = db.selectFrom('calls').selectAll().where('person_id', '=', person);
	return hers.where('kind', '=', 'confirm').orderBy('asked_at', 'desc').limit(1).executeTakeFirst();
}

function openRows(trx: Trx) {
	return trx.selectFrom('calls').selectAll().where('state', 'in', ['asked', 'taken']);
}

async function isLost(trx: Trx, keys: Keys, row: Row<'calls'>, now: Instant): Promise<boolean> {
	return isOver(row, now) || lostOf(await calls.shown(trx, keys, row)) !== undefined;
}

// Who has taken it may be ringing.
function isOver(row: Row<'calls'>, now: Instant): boolean {
	return row.state === 'asked' && row.promised_to <= now && !hours.isWaiting(row);
}

function end(trx: Trx, { id }: Row<'calls'>, now: Instant): Promise<void> {
	return callDesk.update(trx, id, { state: 'closed', changed_at: now });
}
