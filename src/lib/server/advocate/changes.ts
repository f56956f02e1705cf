/** Another advocate for her: planned by a supervisor, told before it happens, held up where she says no. */
import type { ParticipationId, PersonId, Staff } from '#lib/domain/actor.ts';
import { dayProblem, isAtOnce, type ChangeReason } from '#lib/domain/advocate/change.ts';
import { dayOf, instantOf } from '#lib/domain/calendar.ts';
import type { CaseId, Day, Instant } from '#lib/domain/event.ts';
import { giveIn, givingCases } from './assignments.ts';
import * as audit from '#lib/server/audit/audit.ts';
import { heldBy, openAt, type Held } from '#lib/server/access/holders.ts';
import { newId } from '#lib/server/vault/codes.ts';
import { lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as notices from '#lib/server/notice/notices.ts';
import type { Row } from '#lib/server/tables.ts';
import { giveBackHers } from '#lib/server/call/team.ts';
import { giveOn } from '#lib/server/people/places.ts';

export type Planning = {
	readonly participation: ParticipationId;
	readonly advocate: PersonId;
	readonly reason: ChangeReason;
	/** The day on which it happens; not looked at where nobody can wait. */
	readonly on: Day;
};
export type Planned = 'planned' | 'given' | 'refused' | 'too-soon' | 'too-far' | 'closed';

/**
 * Gives a case to another advocate of the team: on the day that she is told of before; at once where nobody has it, or
 * the one before has left or is unsafe.
 */
export async function plan(
	db: Db,
	keys: Keys,
	supervisor: Staff,
	asked: Planning,
	now: Instant
): Promise<Planned> {
	const before = await heldBy(db, asked.participation);
	if (!before) return give(db, keys, supervisor, asked, now);
	const planned = await openAt(db, asked.participation);
	const wrong = isAtOnce(asked.reason) ? undefined : dayProblem(asked.on, now);
	if (wrong) return wrong;
	if (before.person === asked.advocate || !(await couldGive(db, keys, supervisor, asked, now))) {
		const chain = `person:${supervisor.person}` as const;
		await transaction(db, (trx) => audit.write(trx, keys, chain, supervisor, 'refused', now));
		return 'refused';
	}
	return transaction(db, async (trx) => {
		await lock(trx, [held, givingCases]);
		const open = await openAt(trx, asked.participation);
		const has = await heldBy(trx, asked.participation);
		const atOnce = isAtOnce(asked.reason);
		// Sent twice it is one, of which she is told once.
		if (atOnce && has?.person === asked.advocate) return 'given';
		const isPlanned = open?.to_person === asked.advocate && open.planned_for === asked.on;
		if (!atOnce && isPlanned) return 'planned';
		// Another was quicker: theirs stands, and whoever is slower is told.
		if (has?.person !== before.person || open?.id !== planned?.id) return 'refused';
		if (atOnce) {
			if (!(await giveIn(trx, keys, supervisor, asked, now))) return 'refused';
			await giveBackHers(trx, before.person, before.victim, now);
			await note(trx, supervisor, before, { ...asked, on: dayOf(now) }, now);
			return 'given';
		}
		// She said no: that is decided first, and not planned over.
		if (open?.state === 'refused') return 'refused';
		await note(trx, supervisor, before, asked, now);
		await audit.write(trx, keys, audit.inCase(before), supervisor, 'advocate-planned', now);
		return 'planned';
	});
}

/** Held by whoever changes one: she may say no at the moment it happens. */
export const held = 'advocate-changes';

/** Makes the changes whose day has come, but for those she said no to; how many. */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<number> {
	const due = await db
		.selectFrom('advocate_changes')
		.select('id')
		.where('ended_at', 'is', null)
		.where('state', 'in', ['planned', 'settled'])
		.where('planned_for', '<=', dayOf(now))
		.execute();
	for (const { id } of due) await transaction(db, (trx) => make(trx, keys, id, now));
	return due.length;
}

/** Lets a change of the supervisor's own team go ahead although she first said no, or stops it; false where there is none. */
export async function decide(
	db: Db,
	keys: Keys,
	supervisor: Staff,
	{ change, goes }: { readonly change: string; readonly goes: boolean },
	now: Instant
): Promise<boolean> {
	return transaction(db, async (trx) => {
		await lock(trx, [held]);
		const row = await scopedTo(trx, supervisor)
			.where('advocate_changes.id', '=', change)
			.executeTakeFirst();
		const may = row?.ended_at === null && (!goes || row.state === 'refused');
		const chain = `person:${supervisor.person}` as const;
		const about = may ? audit.inCase(placeOf(row)) : chain;
		const act = goes ? 'advocate-settled' : 'advocate-stopped';
		await audit.write(trx, keys, about, supervisor, may ? act : 'refused', now);
		if (!may) return false;
		await set(trx, row.id, goes ? { state: 'settled' } : { state: 'stopped', ended_at: now });
		return true;
	});
}

/** The changes of a supervisor's own team; its SQL is held by a test. */
export function scopedTo(db: Db | Trx, staff: Staff) {
	return db
		.selectFrom('advocate_changes')
		.innerJoin('participations', 'participations.id', 'advocate_changes.participation_id')
		.innerJoin('team_members as own', 'own.team', 'advocate_changes.team')
		.selectAll('advocate_changes')
		.select('participations.case_id')
		.where('own.person_id', '=', staff.person)
		.where((where) => where(where.val(staff.kind), '=', 'supervisor'));
}

/** Changes that were to somebody who is not there any more cannot happen. */
export async function failTo(trx: Trx, person: PersonId, now: Instant): Promise<void> {
	await trx
		.updateTable('advocate_changes')
		.set({ state: 'failed', ended_at: now })
		.where('to_person', '=', person)
		.where('ended_at', 'is', null)
		.execute();
}

/** Gives the changes of one place in a case to another that turned out to be the same; of two plans hers stays. */
export async function mergeInto(
	trx: Trx,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	const open = await trx
		.selectFrom('advocate_changes')
		.select(['id', 'participation_id', 'made_at'])
		.where('participation_id', 'in', [from, to])
		.where('ended_at', 'is', null)
		.execute();
	const over = open.length > 1 ? open.find((one) => one.participation_id === from) : undefined;
	if (over) await set(trx, over.id, { state: 'stopped', ended_at: over.made_at });
	await giveOn(trx, 'advocate_changes', from, to);
}

/** Sets what has changed of one. */
export async function set(
	trx: Trx,
	id: string,
	values: Partial<Row<'advocate_changes'>>
): Promise<void> {
	await trx.updateTable('advocate_changes').set(values).where('id', '=', id).execute();
}

async function give(
	db: Db,
	keys: Keys,
	by: Staff,
	asked: Planning,
	now: Instant
): Promise<Planned> {
	const isGiven = await transaction(db, async (trx) => {
		await lock(trx, [givingCases]);
		// Somebody gave it a moment ago.
		if (await heldBy(trx, asked.participation)) return false;
		return giveIn(trx, keys, by, asked, now);
	});
	return isGiven ? 'given' : 'refused';
}

class TakenBack extends Error {}

// She is told of nothing that could not happen: it is tried, and taken back.
async function couldGive(db: Db, keys: Keys, by: Staff, asked: Planning, now: Instant) {
	let could = false;
	await transaction(db, async (trx) => {
		// Whether the rota has them is asked of the day on which it happens.
		const at = isAtOnce(asked.reason) ? now : Math.max(now, instantOf(asked.on));
		could = await giveIn(trx, keys, by, asked, at);
		throw new TakenBack();
	}).catch((error: unknown) => {
		if (!(error instanceof TakenBack)) throw error;
	});
	return could;
}

async function note(
	trx: Trx,
	by: Staff,
	before: Held,
	{ participation, advocate, reason, on }: Planning,
	now: Instant
): Promise<void> {
	await trx
		.updateTable('advocate_changes')
		.set({ state: 'stopped', ended_at: now })
		.where('participation_id', '=', participation)
		.where('ended_at', 'is', null)
		.execute();
	const isOver = isAtOnce(reason);
	await trx
		.insertInto('advocate_changes')
		.values({
			id: newId(),
			participation_id: participation,
			from_person: before.person,
			to_person: advocate,
			team: before.team,
			planned_by: by.person,
			reason,
			planned_for: on,
			state: isOver ? 'done' : 'planned',
			call_id: null,
			made_at: now,
			refused_at: null,
			ended_at: isOver ? now : null
		})
		.execute();
	await notices.owe(trx, { kind: 'advocate-changes', person: before.victim, facts: {} }, now);
}

async function make(trx: Trx, keys: Keys, id: string, now: Instant): Promise<void> {
	await lock(trx, [held]);
	const row = await trx
		.selectFrom('advocate_changes')
		.selectAll()
		.where('id', '=', id)
		.where('ended_at', 'is', null)
		.where('state', 'in', ['planned', 'settled'])
		.executeTakeFirst();
	if (!row?.to_person) return;
	const { participation_id: participation, to_person: advocate, planned_by } = row;
	const has = await heldBy(trx, participation);
	const by = { kind: 'supervisor', person: planned_by } as const;
	const asked = { participation, advocate, planned: row.team };
	const isGiven = has?.person === row.from_person && (await giveIn(trx, keys, by, asked, now));
	if (isGiven) await giveBackHers(trx, row.from_person, has.victim, now);
	await set(trx, id, { state: isGiven ? 'done' : 'failed', ended_at: now });
}

function placeOf(row: { participation_id: ParticipationId; case_id: CaseId }) {
	return { participation: row.participation_id, caseId: row.case_id };
}
