/** The rota of a supervisor's own team: who works when, week by week, and who is away. */
import type { PersonId, Staff } from '#lib/domain/actor.ts';
import { readAbsence, type AbsenceForm, type AbsenceProblem } from '#lib/domain/team/absence.ts';
import { addDays } from '#lib/domain/calendar.ts';
import type { Day, Instant } from '#lib/domain/event.ts';
import {
	copied,
	moved,
	readShift,
	spanOfWeek,
	type Absence,
	type Shift,
	type ShiftForm,
	type ShiftProblem,
	type Span
} from '#lib/domain/team/work-week.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { newId } from '#lib/server/vault/codes.ts';
import * as colleagues from './colleagues.ts';
import type { Db, Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as rotas from '#lib/server/call/rota.ts';
import { giveBack, holdTaken, sparing } from '#lib/server/call/team.ts';
import * as workingHours from '#lib/server/team/working-hours.ts';

export type Rota = {
	readonly people: readonly colleagues.Colleague[];
	readonly shifts: readonly Shift[];
	readonly absences: readonly Absence[];
};

/** A week of the team, or some other time, for its supervisor; nothing for anybody else. */
export async function readFor(
	db: Db | Trx,
	keys: Keys,
	staff: Staff,
	span: Span,
	now: Instant
): Promise<Rota | undefined> {
	const team = await colleagues.teamOf(db, staff);
	if (!team) return undefined;
	const people = await colleagues.listFor(db, keys, staff, now);
	return {
		people,
		shifts: await workingHours.shifts(db, { team }, span),
		absences: await workingHours.absences(db, { team }, span)
	};
}

/** Adds work for somebody of the team, or says what is wrong with it. */
export async function addShift(
	db: Db,
	keys: Keys,
	staff: Staff,
	asked: ShiftForm & { readonly person: string },
	now: Instant
): Promise<'added' | 'not-of-the-team' | ShiftProblem> {
	let said: 'added' | 'not-of-the-team' | ShiftProblem = 'not-of-the-team';
	await colleagues.change(db, keys, staff, 'shift-added', now, async (trx, team) => {
		const who = await memberOf(trx, keys, staff, asked.person, now);
		if (!who) return undefined;
		const read = readShift(asked, await workingHours.shifts(trx, { person: who }), now);
		said = typeof read === 'string' ? read : 'added';
		if (typeof read === 'string') return 'nothing';
		await rotas.addShift(trx, { team, person: who, ...read });
		return who;
	});
	return said;
}

/** Takes a shift away; where calls would be left without anybody it throws what they are, unless somebody is sure. */
export async function removeShift(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ shift, sure }: { readonly shift: string; readonly sure: boolean },
	now: Instant
): Promise<boolean> {
	return colleagues.change(db, keys, staff, 'shift-removed', now, async (trx, team) => {
		const row = await trx
			.selectFrom('shifts')
			.select('person_id')
			.where('id', '=', shift)
			.where('team', '=', team)
			.executeTakeFirst();
		if (!row) return undefined;
		await sparing(trx, team, { sure, now }, () =>
			trx.deleteFrom('shifts').where('id', '=', shift).execute()
		);
		return row.person_id;
	});
}

export type Moving = {
	readonly shift: string;
	readonly person: string;
	readonly day: string;
	readonly sure: boolean;
};

/**
 * Gives a shift to another day, to another of the team, or both, at the same times by the clock; or says what is wrong with
 * it. Where calls would be left without anybody it throws what they are, unless somebody is sure.
 */
export async function moveShift(
	db: Db,
	keys: Keys,
	staff: Staff,
	{ shift, person, day, sure }: Moving,
	now: Instant
): Promise<'moved' | 'not-of-the-team' | ShiftProblem> {
	let said: 'moved' | 'not-of-the-team' | ShiftProblem = 'not-of-the-team';
	await colleagues.change(db, keys, staff, 'shift-added', now, async (trx, team) => {
		const row = await trx
			.selectFrom('shifts')
			.select(['person_id as person', 'starts_at as from', 'ends_at as to'])
			.where('id', '=', shift)
			.where('team', '=', team)
			.executeTakeFirst();
		const who = row && (await memberOf(trx, keys, staff, person, now));
		if (!who) return undefined;
		const others = await workingHours.shifts(trx, { person: who });
		const own = others.filter(({ id }) => id !== shift);
		const read = moved(row, day, own, now);
		said = typeof read === 'string' ? read : 'moved';
		if (typeof read === 'string') return 'nothing';
		await sparing(trx, team, { sure, now }, async () => {
			await trx.deleteFrom('shifts').where('id', '=', shift).execute();
			await rotas.addShift(trx, { team, person: who, ...read });
		});
		await audit.write(trx, keys, `person:${row.person}`, staff, 'shift-removed', now);
		return who;
	});
	return said;
}

/** Copies the week before into this one, at the same times by the clock; how many shifts it added. */
export async function copyWeek(
	db: Db,
	keys: Keys,
	staff: Staff,
	monday: Day,
	now: Instant
): Promise<number> {
	let added = 0;
	await colleagues.change(db, keys, staff, 'week-copied', now, async (trx, team) => {
		const before = await workingHours.shifts(trx, { team }, spanOfWeek(addDays(monday, -7)));
		const there = await workingHours.shifts(trx, { team }, spanOfWeek(monday));
		const fresh = copied(before, 7, there, now);
		await rotas.addShifts(
			trx,
			fresh.map((one) => ({ ...one, team }))
		);
		added = fresh.length;
		return staff.person;
	});
	return added;
}

/** Keeps that somebody is away, and gives back what they had taken for that time; or says what is wrong with it. */
export async function addAbsence(
	db: Db,
	keys: Keys,
	staff: Staff,
	asked: AbsenceForm & { readonly sure: boolean },
	now: Instant
): Promise<'added' | AbsenceProblem> {
	let said: 'added' | AbsenceProblem = { field: 'person', why: 'not-of-the-team' };
	await colleagues.change(db, keys, staff, 'absence-added', now, async (trx, team) => {
		const known = await workingHours.absences(trx, { team });
		const read = readAbsence(asked, await colleagues.listFor(trx, keys, staff, now), known, now);
		said = 'why' in read ? read : 'added';
		if ('why' in read) return 'nothing';
		await holdTaken(trx, read.person);
		await sparing(trx, team, { sure: asked.sure, now }, async () => {
			const { person, from, to, coveredBy = null } = read;
			const values = { id: newId(), person_id: person, starts_at: from, ends_at: to };
			// Whoever stands in reads what victims wrote to another: nobody gives that to herself.
			const cover =
				coveredBy === staff.person
					? { covered_by: null, cover_asked: coveredBy }
					: { covered_by: coveredBy, cover_asked: null };
			await trx
				.insertInto('absences')
				.values({ ...values, ...cover })
				.execute();
			await giveBack(trx, person, now, read);
		});
		return read.person;
	});
	return said;
}

/** Takes an absence away: they are there after all. */
export async function removeAbsence(
	db: Db,
	keys: Keys,
	staff: Staff,
	absence: string,
	now: Instant
): Promise<boolean> {
	return colleagues.change(db, keys, staff, 'absence-removed', now, async (trx, team) => {
		const known = await workingHours.absences(trx, { team });
		const one = known.find(({ id }) => id === absence);
		if (!one) return undefined;
		await trx.deleteFrom('absences').where('id', '=', one.id).execute();
		return one.person;
	});
}

async function memberOf(
	trx: Trx,
	keys: Keys,
	staff: Staff,
	person: string,
	now: Instant
): Promise<PersonId | undefined> {
	const all = await colleagues.listFor(trx, keys, staff, now);
	return all.find((one) => one.person === person && !one.isPaused)?.person;
}
