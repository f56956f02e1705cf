/** After a case is closed her advocate calls twice to ask how she is, unless she says no: planned on her page, made in its time. */
import type { ParticipationId, PersonId, Victim } from '#lib/domain/actor.ts';
import { dayOf } from '#lib/domain/calendar.ts';
import { checkInDue, checkInsLeft, closedOn, type CheckIn } from '#lib/domain/call/check-in.ts';
import { leading } from '#lib/domain/case/difference.ts';
import type { CaseId, Day, Event, Instant } from '#lib/domain/event.ts';
import { shown } from '#lib/domain/news/gate.ts';
import * as audit from '#lib/server/audit/audit.ts';
import * as newsChoices from '#lib/server/case/news-choices.ts';
import { listIn, listOf, lock, transaction, type Db, type Trx } from '#lib/server/database.ts';
import * as events from '#lib/server/case/events.ts';
import type { Keys } from '#lib/server/vault/keys.ts';
import * as owedCalls from './owed.ts';
import * as calls from './calls.ts';

export type Planned = {
	/** She said no. */
	readonly isStopped: boolean;
	readonly left: readonly CheckIn[];
	/** The one that is promised. */
	readonly call: calls.Asked | undefined;
};

/** What is planned for her after her case was closed, from what her page shows of it; nothing while it goes on. */
export async function readFor(
	db: Db,
	keys: Keys,
	victim: Victim,
	visible: readonly Event[],
	now: Instant
): Promise<Planned | undefined> {
	const closed = victim.level === 'full' ? closedOn(visible) : undefined;
	const kept = closed && (await keptOf(db, victim.participation, closed));
	if (!kept) return undefined;
	const open = await calls.openOf(db, victim.person, 'check-in');
	const made = listIn(kept.made).map(({ weeks }) => weeks);
	const left = checkInsLeft(closed, made, dayOf(now));
	if (left.length === 0 && !open) return undefined;
	return {
		isStopped: Boolean(kept.said_no),
		left,
		call: open && (await calls.shown(db, keys, open))
	};
}

/** The same for a line of her first page: those still to come, none where only one is on its way; nothing where there is none. */
export async function leftFor(
	db: Db,
	victim: Victim,
	visible: readonly Event[],
	now: Instant
): Promise<readonly CheckIn[] | undefined> {
	const closed = victim.level === 'full' ? closedOn(visible) : undefined;
	const kept = closed && (await keptOf(db, victim.participation, closed));
	if (!kept || kept.said_no) return undefined;
	const made = listIn(kept.made).map(({ weeks }) => weeks);
	const left = checkInsLeft(closed, made, dayOf(now));
	if (left.length > 0) return left;
	return (await calls.openOf(db, victim.person, 'check-in')) ? [] : undefined;
}

/** She says no to them, which ends one that is on its way; or that she wants them after all. */
export async function setWanted(
	db: Db,
	keys: Keys,
	victim: Victim,
	{ wanted }: { readonly wanted: boolean },
	now: Instant
): Promise<void> {
	const { participation, person } = victim;
	await transaction(db, async (trx) => {
		await lock(trx, [`check-ins:${participation}`]);
		await trx.deleteFrom('check_in_stops').where('participation_id', '=', participation).execute();
		if (!wanted) {
			const values = { participation_id: participation, said_at: now };
			await trx.insertInto('check_in_stops').values(values).execute();
			await endOpen(trx, person, now);
		}
		const act = wanted ? 'check-ins-wanted' : 'check-ins-stopped';
		await audit.write(trx, keys, audit.inCase(victim), victim, act, now);
	});
}

/** Whether she said no to calls she did not ask for. */
export async function areStopped(trx: Trx, participation: ParticipationId): Promise<boolean> {
	const row = await trx
		.selectFrom('check_in_stops')
		.select('said_at')
		.where('participation_id', '=', participation)
		.executeTakeFirst();
	return row !== undefined;
}

/** Owes the calls whose day has come to those who did not say no, whose page does not rest, and who have an advocate; how many. */
export async function follow(db: Db, keys: Keys, now: Instant): Promise<number> {
	let made = 0;
	for (const place of await candidates(db).execute())
		if (await transaction(db, (trx) => make(trx, keys, place.participation, now))) made += 1;
	return made;
}

/** Whether one of them is still to be made for whoever has an advocate she lets in and did not say no. */
export async function areToCome(
	trx: Trx,
	keys: Keys,
	place: Place,
	now: Instant
): Promise<boolean> {
	const { participation } = place;
	const isOne = await candidates(trx)
		.where('participations.id', '=', participation)
		.executeTakeFirst();
	const closed = isOne && closedOn(await visibleTo(trx, keys, place));
	if (!closed) return false;
	return checkInsLeft(closed, await madeOf(trx, participation, closed), dayOf(now)).length > 0;
}

/** Gives what was made, and that she said no, from one place in a case to another that is hers too. */
export async function mergeInto(
	trx: Trx,
	from: ParticipationId,
	to: ParticipationId
): Promise<void> {
	for (const table of ['check_ins', 'check_in_stops'] as const) {
		const rows = await trx
			.selectFrom(table)
			.selectAll()
			.where('participation_id', '=', from)
			.execute();
		for (const row of rows)
			await trx
				.insertInto(table)
				.values({ ...row, participation_id: to } as never)
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		await trx.deleteFrom(table).where('participation_id', '=', from).execute();
	}
}

type Place = {
	readonly participation: ParticipationId;
	readonly person: PersonId;
	readonly caseId: CaseId;
};

// An advocate she does not let in is not one who stays.
function candidates(db: Db | Trx) {
	return db
		.selectFrom('assignments')
		.innerJoin('participations', 'participations.id', 'assignments.participation_id')
		.innerJoin('people', 'people.id', 'participations.person_id')
		.select(['participations.id as participation', 'participations.person_id as person'])
		.select(['participations.case_id as caseId', 'assignments.team'])
		.select('assignments.person_id as advocate')
		.where('assignments.ended_at', 'is', null)
		.where('assignments.let_in_at', 'is not', null)
		.where('people.paused_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('check_in_stops')
						.select('said_at')
						.whereRef('check_in_stops.participation_id', '=', 'participations.id')
				)
			)
		);
}

async function make(
	trx: Trx,
	keys: Keys,
	participation: ParticipationId,
	now: Instant
): Promise<boolean> {
	await lock(trx, [`check-ins:${participation}`]);
	// Looked at again: she may have said no, or erased herself, since.
	const place = await candidates(trx)
		.where('participations.id', '=', participation)
		.executeTakeFirst();
	if (!place || (await calls.openOf(trx, place.person, 'check-in'))) return false;
	const closed = closedOn(await visibleTo(trx, keys, place));
	const due = closed && checkInDue(closed, await madeOf(trx, participation, closed), dayOf(now));
	const call = { kind: 'check-in', team: place.team, by: place.advocate } as const;
	const owed = due && (await owedCalls.owedTo(trx, keys, place.person, call, now));
	// Without a number, a safe time and somebody at work then nobody rings. It is tried again while it may still be made.
	if (!owed) return false;
	const call_id = await calls.addFor(trx, keys, { kind: 'operator' }, place, owed, now);
	const values = { participation_id: participation, closed_on: closed, weeks: due.weeks };
	await trx
		.insertInto('check_ins')
		.values({ ...values, call_id, made_at: now })
		.execute();
	return true;
}

// A case is closed for her when she has read it: a call must not break hard news.
async function visibleTo(trx: Trx, keys: Keys, place: Place): Promise<Event[]> {
	const told = await events.listFor(trx, keys, place);
	return leading(shown(told, await newsChoices.readFor(trx, place)));
}

async function madeOf(db: Db | Trx, participation: ParticipationId, closed: Day) {
	const rows = await db
		.selectFrom('check_ins')
		.select('weeks')
		.where('participation_id', '=', participation)
		.where('closed_on', '=', closed)
		.execute();
	return rows.map(({ weeks }) => weeks);
}

/** What was made of them and whether she said no, where an advocate she lets in has her case; nothing where none has. */
function keptOf(db: Db, participation: ParticipationId, closed: Day) {
	return db
		.selectFrom('assignments')
		.select(({ selectFrom, exists }) => [
			listOf(
				db,
				selectFrom('check_ins')
					.select('weeks')
					.where('check_ins.participation_id', '=', participation)
					.where('closed_on', '=', closed)
			).as('made'),
			exists(
				selectFrom('check_in_stops')
					.select('said_at')
					.where('check_in_stops.participation_id', '=', participation)
			).as('said_no')
		])
		.where('assignments.participation_id', '=', participation)
		.where('ended_at', 'is', null)
		.where('let_in_at', 'is not', null)
		.executeTakeFirst();
}

async function endOpen(trx: Trx, person: PersonId, now: Instant): Promise<void> {
	await trx
		.updateTable('calls')
		.set({ state: 'closed', taken_by: null, taken_at: null, changed_at: now })
		.where('person_id', '=', person)
		.where('kind', '=', 'check-in')
		.where('state', 'in', ['asked', 'taken'])
		.execute();
}
