/** Who works when and what is promised, of all teams together: times and ids of teams, nothing of who is called. */
import { sql } from 'kysely';
import { addDays, dayOf, instantOf } from '#lib/domain/calendar.ts';
import { half } from '#lib/domain/call/call.ts';
import { ownCaseId } from '#lib/domain/case/urn.ts';
import type { Instant } from '#lib/domain/event.ts';
import {
	daysAhead,
	type Promised,
	type Rota,
	type Shift,
	type Waiting
} from '#lib/domain/team/rota.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, type Db, type Trx } from '#lib/server/database.ts';
import * as joinTimes from './join-times.ts';
import * as workingHours from '#lib/server/team/working-hours.ts';

/** Holds the times of all teams until the transaction ends: one advocate can call for two teams, so they share them. */
export function holdTimes(trx: Trx): Promise<void> {
	return lock(trx, ['times of teams']);
}

/** The rota from now on, as far as times are ever offered; `but` leaves the times of one call out, which is to move. */
export async function read(
	db: Db | Trx,
	now: Instant,
	{ but }: { readonly but?: string } = {}
): Promise<Rota> {
	const span = { from: now, to: instantOf(addDays(dayOf(now), daysAhead)) };
	const calls = await openCalls(db, but);
	const joins = await joinTimes.read(db, now, but);
	return {
		shifts: await workingHours.shifts(db, { able: true }, span),
		absences: await workingHours.absences(db, {}, span),
		promised: [...calls.flatMap(({ promised }) => promised), ...joins.promised],
		waiting: [...calls.map(({ waiting }) => waiting), ...joins.waiting]
	};
}

// Somebody of whom an agency has told us; a page she opened herself tells no more of her than no page.
const isKnown = sql<number>`case when exists (select 1 from participations
	where participations.person_id = calls.person_id
	and participations.case_id not like ${sql.lit(`${ownCaseId('')}%`)}) then 1 else 0 end`;

/** Whether nobody knows whom a call is for. */
export async function isStrangers(db: Db | Trx, id: string): Promise<boolean> {
	const row = await db
		.selectFrom('calls')
		.select(isKnown.as('known'))
		.where('id', '=', id)
		.executeTakeFirst();
	return row !== undefined && Number(row.known) === 0;
}

/** Puts somebody to work. */
export function addShift(trx: Trx, shift: Shift): Promise<void> {
	return addShifts(trx, [shift]);
}

/** Puts people to work at several times, by one write. */
export async function addShifts(trx: Trx, shifts: readonly Shift[]): Promise<void> {
	if (shifts.length === 0) return;
	const rows = shifts.map(({ person, team, from, to }) => ({
		id: newId(),
		person_id: person,
		team,
		starts_at: from,
		ends_at: to
	}));
	await trx.insertInto('shifts').values(rows).execute();
}

async function openCalls(
	db: Db | Trx,
	but: string | undefined
): Promise<{ promised: Promised[]; waiting: Waiting }[]> {
	const rows = await db
		.selectFrom('calls')
		.select(['id', 'team', 'promised_from', 'promised_to', 'second_from', 'third_from'])
		.select(isKnown.as('known'))
		.where('team', 'is not', null)
		.where('state', 'in', ['asked', 'taken'])
		// Owed at once, or waiting for a time: no half hour is promised.
		.whereRef('promised_from', '<', 'promised_to')
		// The times of these are kept for the code that was typed, right or wrong.
		.where('kind', '!=', 'join')
		.execute();
	return rows
		.filter(({ id }) => id !== but)
		.map(({ team, promised_from, promised_to, second_from, third_from, known }) => {
			const of = { team: team ?? '', stranger: Number(known) === 0 };
			const tries = [second_from, third_from].filter((from) => from !== null);
			return {
				promised: [
					{ ...of, from: promised_from, to: promised_to },
					...tries.map((from) => ({ ...of, from, to: from + half }))
				],
				waiting: { ...of, until: promised_to }
			};
		});
}
