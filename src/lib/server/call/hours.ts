/** Calls for which she wrote when she is safe: who reads them, the time they are given, and her no to it. */
import { sql } from 'kysely';
import type { Actor, Staff } from '#lib/domain/actor.ts';
import type { Slot } from '#lib/domain/call/call.ts';
import { hourOf, readBy, waitsForTime } from '#lib/domain/call/hour.ts';
import type { Instant } from '#lib/domain/event.ts';
import { offer } from '#lib/domain/team/rota.ts';
import { canRead, teamToRead } from '#lib/domain/team/routing.ts';
import { ofStrangers } from '#lib/domain/team/share.ts';
import type { Team } from '#lib/domain/team/team.ts';
import type { Asking } from '#lib/domain/call/voice.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as notices from '#lib/server/notice/notices.ts';
import { sealed, wishesOf } from '#lib/server/reach/wishes.ts';
import type { Row } from '#lib/server/tables.ts';
import * as teams from '#lib/server/team/teams.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import { aboutFor, step, stepsOf } from './calls.ts';
import type { Kept } from './kept-times.ts';
import * as callDesk from './desk.ts';
import * as promises from './promises.ts';
import * as receipts from './receipts.ts';
import * as rotas from './rota.ts';
import { takenBy } from './scopes.ts';
import { givenBack } from './team.ts';

/** Who reads what she wrote and by when, taking no time from anybody; nothing where nobody would, or as many wait as are read. */
export async function toRead(
	trx: Trx,
	asking: Asking,
	{ stranger }: { readonly stranger: boolean },
	now: Instant
): Promise<Kept | undefined> {
	const rota = await rotas.read(trx, now);
	const team = teamToRead(await teams.taking(trx), rota, asking, now);
	if (!team || !(await hasRoom(trx, team, { stranger }))) return undefined;
	return { of: { team: team.id, receipt: null }, promised: readBy(now), further: [] };
}

/** Whether one more can wait to be read by a team: they take no half hour, so that they are counted apart. */
async function hasRoom(
	trx: Trx,
	team: Team,
	{ stranger }: { readonly stranger: boolean }
): Promise<boolean> {
	const rows = await waiting(trx).select('id').where('team', '=', team.id).execute();
	if (rows.length >= team.cap) return false;
	if (!stranger || rows.length < ofStrangers(team.cap)) return true;
	const unknown = await Promise.all(rows.map(({ id }) => rotas.isStrangers(trx, id)));
	return unknown.filter(Boolean).length < ofStrangers(team.cap);
}

/** The half hours that a call this one took can be given: all that its team can keep. */
export async function timesFor(
	db: Db | Trx,
	staff: Staff,
	id: string,
	now: Instant
): Promise<readonly Slot[]> {
	const row = await takenBy(db, staff).where('id', '=', id).executeTakeFirst();
	const team = row?.team ? await teams.find(db, row.team) : undefined;
	return team ? offer(team, await rotas.read(db, now), now).slots : [];
}

/** Gives one that waits a time within what she wrote; false where it cannot be kept, or is not this one's to give. */
export function giveTime(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, from }: { readonly id: string; readonly from: Instant },
	now: Instant
): Promise<boolean> {
	return answer(db, keys, staff, { id, named: 'timed' }, now, async (trx, row) => {
		await rotas.holdTimes(trx);
		const slot = (await timesFor(trx, staff, id, now)).find((one) => one.from === from);
		if (!slot) return undefined;
		const wishes = { ...(await wishesOf(trx, keys, row)), slots: [slot] };
		return {
			// Everybody's again: whoever gave the time may not be at work then.
			...givenBack,
			promised_from: slot.from,
			promised_to: slot.to,
			wishes_sealed: await sealed(trx, keys, id, row.person_id ?? undefined, wishes)
		};
	});
}

/** Says that no time of ours is in what she wrote, which ends the call: she hears it and does not wait. */
export function haveNone(
	db: Db,
	keys: Keys,
	staff: Staff,
	id: string,
	now: Instant
): Promise<boolean> {
	return answer(db, keys, staff, { id, named: 'no-time' }, now, () =>
		Promise.resolve({ state: 'closed' })
	);
}

type Values = Partial<Row<'calls'>> | undefined;

function answer(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ id, named }: { readonly id: string; readonly named: 'timed' | 'no-time' },
	now: Instant,
	make: (trx: Trx, row: Row<'calls'>) => Promise<Values>
): Promise<boolean> {
	return callDesk.change(db, keys, staff, id, 'request-answered', now, async (trx, row) => {
		if (row.taken_by !== staff.person || !waitsForTime(await wishesOf(trx, keys, row)))
			return false;
		const values = await make(trx, row);
		if (!values) return false;
		await callDesk.update(trx, id, { ...values, late_since: null, changed_at: now });
		await step(trx, id, named, staff.person, now);
		await tellHer(trx, row, now);
		return true;
	});
}

/** She says no to the time she was given: it waits to be read again, with what she wrote. */
export function refuse(
	db: Db,
	keys: Keys,
	actor: Actor,
	id: string,
	now: Instant
): Promise<boolean> {
	// A call that makes sure it is her has no receipt, and is given a time like any other.
	const may = ({ state }: Row<'calls'>) => state === 'asked' || state === 'taken';
	return receipts.change(db, keys, actor, { id, named: 'refused', may }, now, async (trx, row) => {
		const wishes = await wishesOf(trx, keys, row);
		if (hourOf(wishes, await stepsOf(trx, id)) !== 'timed') return undefined;
		return {
			...toBeRead(now),
			wishes_sealed: await sealed(trx, keys, id, row.person_id ?? undefined, {
				...wishes,
				slots: []
			})
		};
	});
}

/** Writes when she is safe in place of the times a call had, or of what she wrote before; false where nobody can read it. */
export function write(
	db: Db,
	keys: Keys,
	actor: Actor,
	{ id, hour }: { readonly id: string; readonly hour: string },
	now: Instant
): Promise<boolean> {
	return receipts.change(db, keys, actor, { id, named: 'moved' }, now, async (trx, row) => {
		const wishes = await wishesOf(trx, keys, row);
		const team = row.team ? await teams.find(trx, row.team) : undefined;
		const stranger = await rotas.isStrangers(trx, id);
		if (!team || !canRead(team, await rotas.read(trx, now), now)) return undefined;
		if (!waitsForTime(wishes) && !(await hasRoom(trx, team, { stranger }))) return undefined;
		return {
			...toBeRead(now),
			second_from: null,
			third_from: null,
			wishes_sealed: await sealed(trx, keys, id, row.person_id ?? undefined, {
				...wishes,
				hour,
				slots: []
			})
		};
	});
}

/** Everybody's again, with no time, and not late before the day it is to be read by. */
function toBeRead(now: Instant) {
	const { from, to } = readBy(now);
	return { ...givenBack, promised_from: from, promised_to: to, tries: 0, late_since: null };
}

/** Marks each that nobody answered by when somebody was to read it: supervisors hear of it, and she sees it. */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<void> {
	const due = () => waiting(db).where('promised_to', '<=', now).where('late_since', 'is', null);
	for (const { id } of await due().select('id').orderBy('promised_to').orderBy('id').execute())
		await transaction(db, async (trx) => {
			const one = waiting(trx).selectAll().where('id', '=', id).where('late_since', 'is', null);
			const row = await one.forUpdate().executeTakeFirst();
			if (!row) return;
			await promises.warn(trx, row, now);
			await callDesk.update(trx, id, { late_since: row.promised_to, changed_at: now });
			await step(trx, id, 'unanswered', undefined, now);
			const about = await aboutFor(trx, row);
			await audit.write(trx, keys, about, { kind: 'operator' }, 'request-changed', now);
			await tellHer(trx, row, now);
		});
}

async function tellHer(trx: Trx, { person_id }: Row<'calls'>, now: Instant): Promise<void> {
	if (person_id)
		await notices.owe(trx, { kind: 'request-changed', person: person_id, facts: {} }, now);
}

// What of a call is sealed says whether she wrote an hour; that it has no time and was never rung says that it waits.
function waiting(db: Db | Trx) {
	return db
		.selectFrom('calls')
		.where('kind', 'in', ['call', 'confirm'])
		.where('state', 'in', ['asked', 'taken'])
		.where('tries', '=', 0)
		.where(sql<boolean>`promised_from = promised_to`);
}

/** Whether this is one that waits, as far as a row says it. */
export function isWaiting({
	tries,
	promised_from,
	promised_to
}: Pick<Row<'calls'>, 'tries' | 'promised_from' | 'promised_to'>): boolean {
	return tries === 0 && promised_from === promised_to;
}
